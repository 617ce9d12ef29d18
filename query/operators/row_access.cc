#include "query/operators/row_access.h"

#include "query/expressions/errors.h"

namespace wenmai::query {

using graph::ValueKind;

graph::NodeId NodeAt(const Column& column, size_t row) {
  if (column.layout() == Column::Layout::kNodes) return column.nodes()[row];
  const Value value = column.Get(row);
  if (value.kind() == ValueKind::kNode) return value.node();
  if (value.is_null()) return Column::kNullNode;
  throw TypeError("InvalidArgumentType",
                  "expected a node, but found " + WithArticle(value.kind()));
}

void AppendRelationshipsAt(const Column& column, size_t row,
                           std::vector<graph::RelationshipId>* ids) {
  const Value value = column.Get(row);
  if (value.kind() == ValueKind::kRelationship) {
    ids->push_back(value.relationship());
  } else if (value.kind() == ValueKind::kList) {
    for (const Value& element : value.list()) {
      if (element.kind() == ValueKind::kRelationship) {
        ids->push_back(element.relationship());
      } else if (element.kind() == ValueKind::kList) {  // a group of groups
        for (const Value& inner : element.list()) {
          if (inner.kind() == ValueKind::kRelationship) ids->push_back(inner.relationship());
        }
      }
    }
  }
}

void FillColumn(RowBatch* batch, VariableId variable, std::vector<Value> values) {
  Column& column = batch->columns[variable];
  if (!batch->is_filtered) {
    column.MakeValues() = std::move(values);
    return;
  }
  std::vector<Value>& target = column.MakeValues();
  target.resize(batch->row_count);
  for (size_t i = 0; i < values.size(); ++i) target[batch->selection[i]] = std::move(values[i]);
}

void AppendRows(const RowBatch& source, std::span<const uint32_t> rows, const VariableSet& columns,
                RowBatch* target) {
  for (VariableId variable : columns) {
    const Column& column = source.columns[variable];
    Column& copy = target->columns[variable];
    if (column.is_absent()) {
      if (!copy.is_absent()) copy.AppendNulls(rows.size());
      continue;
    }
    if (copy.is_absent() && target->row_count > 0) copy.AppendNulls(target->row_count);
    copy.AppendRows(column, rows);
  }
  target->row_count += rows.size();
}

void AppendJoined(const RowBatch& inner, const VariableSet& inner_columns, const RowBatch& outer,
                  size_t outer_row, const VariableSet& outer_columns, RowBatch* target) {
  const size_t count = inner.live_count();
  std::vector<uint32_t> rows(count);
  for (size_t i = 0; i < count; ++i) rows[i] = static_cast<uint32_t>(inner.live_row(i));
  for (const VariableId variable : inner_columns) {
    target->columns[variable].AppendRows(inner.columns[variable], rows);
  }
  AppendRows(outer, std::vector<uint32_t>(count, static_cast<uint32_t>(outer_row)), outer_columns,
             target);
}

void AppendUnmatched(const VariableSet& inner_columns, const RowBatch& outer, size_t outer_row,
                     const VariableSet& outer_columns, RowBatch* target) {
  for (const VariableId variable : inner_columns) target->columns[variable].AppendNulls(1);
  const uint32_t rows[] = {static_cast<uint32_t>(outer_row)};
  AppendRows(outer, rows, outer_columns, target);
}

void Compact(RowBatch* batch, const VariableSet& columns) {
  if (!batch->is_filtered) return;
  for (VariableId variable : columns) {
    Column& column = batch->columns[variable];
    if (column.is_absent()) continue;
    Column compacted;
    compacted.AppendRows(column, batch->selection);
    column = std::move(compacted);
  }
  batch->row_count = batch->selection.size();
  batch->is_filtered = false;
  batch->selection.clear();
}

size_t MemoryUse(const RowBatch& batch, const VariableSet& columns) {
  size_t bytes = sizeof(RowBatch) + batch.columns.size() * sizeof(Column);
  for (VariableId variable : columns) {
    const Column& column = batch.columns[variable];
    if (column.layout() == Column::Layout::kNodes) {
      bytes += column.nodes().size() * sizeof(graph::NodeId);
    } else if (column.layout() == Column::Layout::kValues) {
      for (const Value& value : column.values()) bytes += sizeof(Value) + value.MemoryUse();
    }
  }
  return bytes;
}

uint64_t EvaluateCount(const Expression& expression, EvaluationContext& context,
                       const char* clause) {
  const Value value = expression.Evaluate({}, context);
  const SourcePlace place = expression.place();
  if (value.kind() != ValueKind::kInteger) {
    throw Error::Query("SyntaxError", "runtime", "InvalidArgumentType",
                       std::string(clause) + " needs an Integer, but found " +
                           WithArticle(value.kind()),
                       place.line, place.column);
  }
  if (value.integer() < 0) {
    throw Error::Query("SyntaxError", "runtime", "NegativeIntegerArgument",
                       std::string(clause) + " needs an Integer of at least 0, but found " +
                           std::to_string(value.integer()),
                       place.line, place.column);
  }
  return static_cast<uint64_t>(value.integer());
}

}  // namespace wenmai::query
