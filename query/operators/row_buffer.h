// Rows held in memory: the batches of a child, compacted, within the query's memory budget.
#pragma once

#include <vector>

#include "query/operators/memory_charge.h"
#include "query/operators/operator.h"
#include "query/operators/row_access.h"

namespace wenmai::query {

// A row of a RowBuffer.
struct BufferedRow {
  uint32_t chunk;
  uint32_t row;
};

class RowBuffer {
 public:
  // Takes the live rows of *batch, columns `columns` only, and leaves it empty.
  void Add(RowBatch* batch, const VariableSet& columns, QueryLimits& limits);
  // Takes all rows of `child`.
  void AddAll(Operator& child, const VariableSet& columns, const ExecutionContext& context);
  void Clear();

  const std::vector<RowBatch>& chunks() const { return chunks_; }
  std::vector<RowBatch>& chunks() { return chunks_; }
  size_t row_count() const { return row_count_; }

  // Copies rows to the end of *target.
  void Append(std::span<const BufferedRow> rows, const VariableSet& columns,
              RowBatch* target) const;

 private:
  std::vector<RowBatch> chunks_;
  size_t row_count_ = 0;
  MemoryCharge charge_;
};

}  // namespace wenmai::query
