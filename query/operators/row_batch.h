// The unit that operators pass: about a thousand rows, held column by column.
//
// Every variable of a query has one VariableId for the whole query, and that number is its column in
// every batch: no operator remaps columns. A column that no operator below has filled is absent.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "graph/value.h"

namespace wenmai::query {

using graph::Value;
using VariableId = uint32_t;

constexpr size_t kBatchRowCount = 1024;

// One column of a batch. A node column holds plain ids (no Value per row) so that expanding and label
// checks run on arrays; kNullNode marks a null.
class Column {
 public:
  enum class Layout : uint8_t { kAbsent, kValues, kNodes };
  static constexpr graph::NodeId kNullNode = ~graph::NodeId{0};

  Layout layout() const { return layout_; }
  bool is_absent() const { return layout_ == Layout::kAbsent; }

  std::vector<Value>& MakeValues() {
    layout_ = Layout::kValues;
    nodes_.clear();
    return values_;
  }
  std::vector<graph::NodeId>& MakeNodes() {
    layout_ = Layout::kNodes;
    values_.clear();
    return nodes_;
  }
  // Each REQUIRES its layout.
  const std::vector<Value>& values() const { return values_; }
  const std::vector<graph::NodeId>& nodes() const { return nodes_; }

  // The value of a row, whatever the layout. Null for an absent column.
  Value Get(size_t row) const {
    switch (layout_) {
      case Layout::kValues: return values_[row];
      case Layout::kNodes:
        return nodes_[row] == kNullNode ? Value() : Value::Node(nodes_[row]);
      case Layout::kAbsent: return Value();
    }
    return Value();
  }
  void Append(Value value);  // turns a node column into a value column if it must
  void Clear() {
    layout_ = Layout::kAbsent;
    values_.clear();
    nodes_.clear();
  }

 private:
  Layout layout_ = Layout::kAbsent;
  std::vector<Value> values_;
  std::vector<graph::NodeId> nodes_;
};

struct RowBatch {
  explicit RowBatch(size_t variable_count = 0) : columns(variable_count) {}

  std::vector<Column> columns;      // by VariableId
  std::vector<uint32_t> selection;  // the live rows, ascending; all of [0, row_count) unless filtered
  bool is_filtered = false;         // whether `selection` is in force
  size_t row_count = 0;             // rows held

  size_t live_count() const { return is_filtered ? selection.size() : row_count; }
  size_t live_row(size_t i) const { return is_filtered ? selection[i] : i; }
};

}  // namespace wenmai::query
