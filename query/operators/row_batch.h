// The unit that operators pass: about a thousand rows, held column by column.
//
// Every variable of a query has one VariableId for the whole query, and that number is its column in
// every batch: no operator remaps columns. A column that no operator below has filled is absent.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
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
  // Appends rows of another column; a column that was absent takes over its layout.
  void AppendRows(const Column& source, std::span<const uint32_t> rows);
  void AppendRow(const Column& source, size_t row);
  // Appends `count` nulls.
  void AppendNulls(size_t count);
  void Reserve(size_t row_count);
  size_t size() const { return layout_ == Layout::kNodes ? nodes_.size() : values_.size(); }
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

  // Empties every column and keeps their memory for the next use.
  void Clear() {
    for (Column& column : columns) column.Clear();
    selection.clear();
    is_filtered = false;
    row_count = 0;
  }
  // Narrows the live rows to those for which `keep[i]`, i counting live rows, is true.
  template <typename Keep>
  void Select(const Keep& keep) {
    size_t kept = 0;
    if (is_filtered) {
      for (size_t i = 0; i < selection.size(); ++i) {
        if (keep(i)) selection[kept++] = selection[i];
      }
      selection.resize(kept);
      return;
    }
    selection.resize(row_count);
    for (size_t i = 0; i < row_count; ++i) {
      selection[kept] = static_cast<uint32_t>(i);
      kept += keep(i);
    }
    selection.resize(kept);
    is_filtered = kept < row_count;
  }

  size_t live_count() const { return is_filtered ? selection.size() : row_count; }
  size_t live_row(size_t i) const { return is_filtered ? selection[i] : i; }
};

}  // namespace wenmai::query
