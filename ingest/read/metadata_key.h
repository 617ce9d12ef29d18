// What the names of metadata mean: `文章作者`, `date`, `source`.
#pragma once

#include <optional>
#include <string_view>

namespace wenmai::ingest {

enum class MetadataField {
  kTitle,
  kAuthor,
  kPublisher,
  kPublished,
  kPlace,
  kUrl,
  kLanguage,
  kSummary
};

struct MetadataKey {
  MetadataField field;
  int rank;      // of two keys of one field the lower one wins
  bool is_text;  // the value is the article's own text: names in it are mentions
};

// Case does not matter. Empty if `name` is none of data/read_metadata_key.tsv.
std::optional<MetadataKey> FindMetadataKey(std::string_view name);

}  // namespace wenmai::ingest
