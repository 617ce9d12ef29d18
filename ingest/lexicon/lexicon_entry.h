// One entity that wenmai knows by name, and the format of the files that list them.
//
//   line := type TAB name ["~"] [TAB aliases [TAB flags [TAB parent [TAB description]]]]
//   aliases := alias ["~"] ("|" alias ["~"])*        flags := flag ("," flag)*
//
//   Company<TAB>甲骨文<TAB>Oracle|甲骨文公司<TAB><TAB><TAB>数据库公司
//   Model<TAB>Claude Opus<TAB>Opus~<TAB>family<TAB>Claude
//
// `#` begins a comment line. A name marked `~` is weak: alone it proves nothing, since the words
// have other meanings (奥特曼 is also a hero on television), so it counts only where the article
// names the entity by a stronger name or the words around it ask for such an entity.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

enum LexiconFlag : uint8_t {
  kLexiconContext = 1 << 0,  // `context`: every name of it is weak
  kLexiconExact = 1 << 1,    // `exact`: upper and lower case matter
  kLexiconSecond = 1 << 2,   // `second`: another entry of the same name is what is usually meant
  kLexiconFamily = 1 << 3,   // `family`: a line of models, not one of them
};

struct LexiconName {
  std::u32string text;
  bool is_weak = false;
};

struct LexiconEntry {
  std::string id;  // type and folded name: `Company:甲骨文`. Stable as long as the name stands.
  EntityType type = EntityType::kPerson;
  uint8_t flags = 0;
  std::vector<LexiconName> names;  // the first is the canonical one
  std::u32string parent;           // the family of a model, the maker of a product
  std::u32string description;
};

// Reads the entries of a file. Throws Error{kInvalidArgument} naming file and line where a line is
// malformed.
std::vector<LexiconEntry> ParseLexicon(std::string_view file, std::string_view data);

}  // namespace wenmai::ingest
