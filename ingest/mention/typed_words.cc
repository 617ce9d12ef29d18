#include "ingest/mention/typed_words.h"

#include <algorithm>

#include "ingest/discourse/cue_table.h"
#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {

TypedWords::TypedWords(std::string_view file) {
  ForEachDataLine(file, IngestData(file), 2, [&](const std::vector<std::string_view>& fields) {
    const auto type = ParseEntityType(fields[0]);
    if (!type) {
      throw Error(ErrorCode::kInvalidArgument,
                  std::string(file) + ": no such type: " + std::string(fields[0]));
    }
    for (const std::string_view field : SplitFields(fields[1], '|')) {
      const std::u32string word = FoldInPlace(text::DecodeUtf8(field));
      if (word.empty()) continue;
      words_.emplace(word, *type);
      last_characters_.insert(word.back());
      longest_ = std::max(longest_, word.size());
    }
  });
}

std::optional<EntityType> TypedWords::Find(std::u32string_view word) const {
  const auto found = words_.find(word);
  if (found == words_.end()) return std::nullopt;
  return found->second;
}

std::optional<TypedWords::Match> TypedWords::FindSuffix(std::u32string_view text) const {
  if (text.empty() || !last_characters_.contains(text.back())) return std::nullopt;
  for (size_t size = std::min(longest_, text.size()); size > 0; --size) {
    if (const auto type = Find(text.substr(text.size() - size))) return Match{size, *type};
  }
  return std::nullopt;
}

bool TypedWords::Spans(std::u32string_view text, size_t at) const {
  for (size_t begin = at > longest_ ? at - longest_ : 0; begin < at; ++begin) {
    for (size_t end = std::min(text.size(), begin + longest_); end > at; --end) {
      if (last_characters_.contains(text[end - 1]) && Find(text.substr(begin, end - begin)))
        return true;
    }
  }
  return false;
}

}  // namespace wenmai::ingest
