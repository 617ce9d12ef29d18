// Values of metadata, from wherever they come: cleaned of decoration, the best of several chosen.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "ingest/document.h"
#include "ingest/read/metadata_key.h"

namespace wenmai::ingest {

// A value as its field wants it: `[[张三]]` is the author 张三, `未知地区` is no place, a bare
// domain no author. Empty if nothing is left.
std::u32string CleanMetadataValue(MetadataField field, std::u32string_view value);

// `baoyu.io`: where something was found, not who wrote it.
bool IsDomain(std::u32string_view value);

// Sets `*field` to `value`, white space around it apart, unless it has a value already.
void Fill(std::u32string_view value, std::string* field);

// Chooses, for each field, the value of the key that ranks first among those that have one.
class MetadataCollector {
 public:
  // REQUIRES: value is clean.
  void Offer(const MetadataKey& key, const std::string& value);

  // Fills the fields of `metadata` that are empty.
  void Apply(Metadata* metadata) const;

 private:
  struct Choice {
    std::string value;
    int rank = 0;
  };
  const std::string& Value(MetadataField field) const {
    return choices_[static_cast<size_t>(field)].value;
  }
  std::array<Choice, kMetadataFieldCount> choices_;
};

}  // namespace wenmai::ingest
