// What the names of metadata mean: `文章作者`, `date`, `source`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace wenmai::ingest {

enum class MetadataField {
  kTitle,
  kAuthor,
  kPublisher,
  kAccount,  // author and publisher in one
  kPublished,
  kKept,  // the day on which the file was made: published then, if nothing else is known
  kPlace,
  kUrl,
  kLanguage,
  kSummary,
  kNames,  // names that the article's owner has listed by type
};
constexpr size_t kMetadataFieldCount = 11;

struct MetadataKey {
  MetadataField field;
  int rank;      // of two keys of one field the lower one wins
  bool is_text;  // the value is the article's own text: names in it are mentions
  uint8_t listed_types = 0;  // of kNames: Block::listed_types
};

// Case does not matter. Empty if `name` is none of data/read_metadata_key.tsv.
std::optional<MetadataKey> FindMetadataKey(std::string_view name);

}  // namespace wenmai::ingest
