// Words that tell an entity's type, read from a data file of lines `type TAB word|word|…`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_set.h"
#include "ingest/document.h"
#include "ingest/lexicon/text_hash.h"

namespace wenmai::ingest {

class TypedWords {
 public:
  struct Match {
    size_t size = 0;
    EntityType type = EntityType::kPerson;
  };

  // Throws Error{kInvalidArgument} naming the file where a line is malformed.
  explicit TypedWords(std::string_view file);

  // REQUIRES (all): what is asked for is folded.
  std::optional<EntityType> Find(std::u32string_view word) const;
  // The longest word that `text` ends with.
  std::optional<Match> FindSuffix(std::u32string_view text) const;
  // True if a word begins before and ends after `at` in `text`.
  bool Spans(std::u32string_view text, size_t at) const;

 private:
  TextMap<EntityType> words_;
  absl::flat_hash_set<char32_t> last_characters_;
  size_t longest_ = 0;
};

}  // namespace wenmai::ingest
