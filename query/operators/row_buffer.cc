#include "query/operators/row_buffer.h"

namespace wenmai::query {

void RowBuffer::Add(RowBatch* batch, const VariableSet& columns, QueryLimits& limits) {
  RowBatch chunk(batch->columns.size());
  if (batch->is_filtered) {
    AppendRows(*batch, batch->selection, columns, &chunk);
  } else {
    for (VariableId variable : columns) {
      std::swap(chunk.columns[variable], batch->columns[variable]);
    }
    chunk.row_count = batch->row_count;
  }
  batch->Clear();
  charge_.Add(limits, MemoryUse(chunk, columns));
  row_count_ += chunk.row_count;
  chunks_.push_back(std::move(chunk));
}

void RowBuffer::AddAll(Operator& child, const VariableSet& columns,
                       const ExecutionContext& context) {
  RowBatch batch(context.variable_count);
  while (child.Next(&batch)) {
    context.limits().Check();
    Add(&batch, columns, context.limits());
  }
}

void RowBuffer::Clear() {
  chunks_.clear();
  row_count_ = 0;
  charge_.Release();
}

void RowBuffer::Append(std::span<const BufferedRow> rows, const VariableSet& columns,
                       RowBatch* target) const {
  for (VariableId variable : columns) {
    Column& column = target->columns[variable];
    for (const BufferedRow& row : rows) {
      column.AppendRow(chunks_[row.chunk].columns[variable], row.row);
    }
  }
  target->row_count += rows.size();
}

}  // namespace wenmai::query
