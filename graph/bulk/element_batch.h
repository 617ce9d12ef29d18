// Elements in the form they are stored in, encoded by whichever thread has the time. They get their
// ids when BulkLoader takes them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/codec/record_codec.h"
#include "graph/graph.h"

namespace wenmai::graph {

class ElementBatch {
 public:
  explicit ElementBatch(EntityKind kind) : kind_(kind) {}

  // `labels` sorted, keys of `properties` ascending and distinct, no nulls. Throws
  // Error{kInvalidArgument}, adding nothing, for a value no property can hold.
  void AddNode(std::span<const LabelId> labels, std::span<const Property> properties);
  void AddRelationship(const RelationshipHead& head, std::span<const Property> properties);

  EntityKind kind() const { return kind_; }
  size_t size() const { return record_ends_.size(); }
  std::string_view record(size_t i) const {
    const size_t begin = i == 0 ? 0 : record_ends_[i - 1];
    return std::string_view(records_).substr(begin, record_ends_[i] - begin);
  }

  // A property value that lies under a key of its own.
  struct LongValue {
    size_t element;  // in this batch
    KeyId key;
    std::string bytes;
  };
  // By key.
  std::span<const LongValue> LongValuesOf(size_t i) const;

 private:
  void Finish(size_t begin, std::span<const Property> properties);

  EntityKind kind_;
  std::string records_;
  std::vector<size_t> record_ends_;
  std::vector<LongValue> long_values_;
  std::string value_;
};

}  // namespace wenmai::graph
