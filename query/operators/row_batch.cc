#include "query/operators/row_batch.h"

namespace wenmai::query {

void Column::Append(Value value) {
  if (layout_ == Layout::kAbsent) {
    layout_ = value.kind() == graph::ValueKind::kNode ? Layout::kNodes : Layout::kValues;
  }
  if (layout_ == Layout::kNodes) {
    if (value.kind() == graph::ValueKind::kNode) {
      nodes_.push_back(value.node());
      return;
    }
    if (value.is_null()) {
      nodes_.push_back(kNullNode);
      return;
    }
    std::vector<Value> values;
    values.reserve(nodes_.size() + 1);
    for (size_t row = 0; row < nodes_.size(); ++row) values.push_back(Get(row));
    MakeValues() = std::move(values);
  }
  values_.push_back(std::move(value));
}

void Column::AppendRows(const Column& source, std::span<const uint32_t> rows) {
  if (layout_ == Layout::kAbsent && source.layout_ != Layout::kAbsent) layout_ = source.layout_;
  if (layout_ == Layout::kNodes && source.layout_ == Layout::kNodes) {
    const size_t begin = nodes_.size();
    nodes_.resize(begin + rows.size());
    for (size_t i = 0; i < rows.size(); ++i) nodes_[begin + i] = source.nodes_[rows[i]];
    return;
  }
  if (layout_ == Layout::kValues && source.layout_ == Layout::kValues) {
    values_.reserve(values_.size() + rows.size());
    for (uint32_t row : rows) values_.push_back(source.values_[row]);
    return;
  }
  for (uint32_t row : rows) Append(source.Get(row));
}

void Column::AppendRow(const Column& source, size_t row) {
  if (layout_ == Layout::kAbsent && source.layout_ == Layout::kNodes) layout_ = Layout::kNodes;
  if (layout_ == Layout::kNodes && source.layout_ == Layout::kNodes) {
    nodes_.push_back(source.nodes_[row]);
    return;
  }
  Append(source.Get(row));
}

void Column::AppendNulls(size_t count) {
  if (layout_ == Layout::kAbsent) layout_ = Layout::kValues;
  if (layout_ == Layout::kNodes) {
    nodes_.resize(nodes_.size() + count, kNullNode);
  } else {
    values_.resize(values_.size() + count);
  }
}

void Column::Reserve(size_t row_count) {
  if (layout_ == Layout::kNodes) {
    nodes_.reserve(row_count);
  } else if (layout_ == Layout::kValues) {
    values_.reserve(row_count);
  }
}

}  // namespace wenmai::query
