// Keys: what a name must come to for two articles to mean the same entity by it.
//
//   key := kind group text
//   kind  '#' an entry of the lexicon     text: its id
//         '=' a name                      text: its spelling (identity/spelling.h)
//         '@' a name that holds within    text: scope '/' spelling; the scope is the id of an article
//             a scope only                      or a digest of who publishes several
//         '~' a sound                     text: how a transliterated name sounds
//   group 'P' person 'O' organisation 'M' model 'R' product 'W' work 'L' place
//
// Keys of different groups never meet by themselves, so a model and its maker of one name stay two.
// In the order of bytes the kinds stand from the surest to the vaguest; the first key of an entity
// is what its identifiers are made from. Keys are on disk: never reuse a kind or a group.
#pragma once

#include <string>
#include <string_view>

#include "ingest/document.h"

namespace wenmai::ingest {

using Key = std::string;

enum class KeyKind : char { kLexicon = '#', kName = '=', kLocal = '@', kSound = '~' };

enum class KeyGroup : char {
  kPerson = 'P',
  kOrganization = 'O',  // companies too: articles disagree about which body is a company
  kModel = 'M',
  kProduct = 'R',
  kWork = 'W',
  kPlace = 'L',
};

KeyGroup KeyGroupOf(EntityType type);

Key MakeKey(KeyKind kind, KeyGroup group, std::string_view text);
Key MakeLocalKey(KeyGroup group, std::string_view scope, std::string_view spelling);

// Each REQUIRES a key made by the functions above.
inline KeyKind KindOf(std::string_view key) { return static_cast<KeyKind>(key[0]); }
inline KeyGroup GroupOfKey(std::string_view key) { return static_cast<KeyGroup>(key[1]); }
// The spelling in a key of kind kName or kLocal, empty for the others.
std::string_view SpellingOfKey(std::string_view key);

}  // namespace wenmai::ingest
