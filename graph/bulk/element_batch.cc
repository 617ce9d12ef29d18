#include "graph/bulk/element_batch.h"

#include <algorithm>
#include <utility>

#include "graph/codec/value_codec.h"
#include "wenmai/error.h"

namespace wenmai::graph {

void ElementBatch::AddNode(std::span<const LabelId> labels, std::span<const Property> properties) {
  const size_t begin = records_.size();
  EncodeNodeHead(labels, &records_);
  Finish(begin, properties);
}

void ElementBatch::AddRelationship(const RelationshipHead& head,
                                   std::span<const Property> properties) {
  const size_t begin = records_.size();
  EncodeRelationshipHead(head.type, head.start, head.end, &records_);
  Finish(begin, properties);
}

std::span<const ElementBatch::LongValue> ElementBatch::LongValuesOf(size_t i) const {
  if (long_values_.empty()) return {};
  const auto [begin, end] = std::equal_range(
      long_values_.begin(), long_values_.end(), LongValue{i, 0, {}},
      [](const LongValue& a, const LongValue& b) { return a.element < b.element; });
  return {begin, end};
}

// Appends the properties to the record that begins at `begin`.
void ElementBatch::Finish(size_t begin, std::span<const Property> properties) {
  const size_t long_value_count = long_values_.size();
  try {
    for (const Property& property : properties) {
      value_.clear();
      EncodeValue(property.second, &value_);
      if (value_.size() > kLongValueBytes) {
        std::string mark;
        EncodeLongValueMark(value_.size(), &mark);
        AppendProperty(property.first, mark, &records_);
        long_values_.push_back({size(), property.first, value_});
      } else {
        AppendProperty(property.first, value_, &records_);
      }
    }
  } catch (const Error&) {
    records_.resize(begin);
    long_values_.resize(long_value_count);
    throw;
  }
  record_ends_.push_back(records_.size());
}

}  // namespace wenmai::graph
