#include "graph/schema.h"

#include <algorithm>

#include "graph/codec/index_key_codec.h"

namespace wenmai::graph {

const IndexDefinition* Schema::FindIndex(IndexId id) const {
  const auto found = std::find_if(indexes.begin(), indexes.end(),
                                  [id](const IndexDefinition& index) { return index.id == id; });
  return found == indexes.end() ? nullptr : &*found;
}

const IndexDefinition* Schema::FindIndex(EntityKind entity, uint32_t label,
                                         const std::vector<KeyId>& keys) const {
  const auto found =
      std::find_if(indexes.begin(), indexes.end(), [&](const IndexDefinition& index) {
        return index.entity == entity && index.label == label && index.keys == keys;
      });
  return found == indexes.end() ? nullptr : &*found;
}

const FullTextDefinition* Schema::FindFullTextIndex(IndexId id) const {
  const auto found =
      std::find_if(full_text_indexes.begin(), full_text_indexes.end(),
                   [id](const FullTextDefinition& index) { return index.id == id; });
  return found == full_text_indexes.end() ? nullptr : &*found;
}

const FullTextDefinition* Schema::FindFullTextIndex(std::string_view name) const {
  const auto found =
      std::find_if(full_text_indexes.begin(), full_text_indexes.end(),
                   [name](const FullTextDefinition& index) { return index.name == name; });
  return found == full_text_indexes.end() ? nullptr : &*found;
}

bool IsExactInIndex(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kString:
      return value.string().size() <= kIndexedStringBytes;
    case ValueKind::kTime:
    case ValueKind::kDateTime:
    case ValueKind::kDuration:
      return false;
    case ValueKind::kList:
      return std::all_of(value.list().begin(), value.list().end(), IsExactInIndex);
    default:
      return true;
  }
}

}  // namespace wenmai::graph
