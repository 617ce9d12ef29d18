// CALL { } IN TRANSACTIONS: the subquery is run for a group of rows, what it wrote is committed, and only
// then do the group's rows go on, so that none tells of what was not kept.
#pragma once

#include "query/operators/apply.h"
#include "query/operators/row_buffer.h"
#include "wenmai/error.h"

namespace wenmai::query {

class TransactionApplyOperator : public OperatorOf<LogicalApply> {
 public:
  TransactionApplyOperator(const LogicalApply& plan, ExecutionContext* context,
                           std::vector<OperatorPtr> children, Subplan subplan);
  // Throws Error{kInvalidArgument} where the statement may not commit by itself.
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  bool TakeGroup();
  void RunGroup();
  void RunRow(size_t row);
  void Undo(size_t mark, const UpdateCounters& counters, const Error& error);
  void FailGroup(bool was_started, const std::string& message);
  void Keep(RowBatch* rows);
  void PassKept();

  Subplan subplan_;
  const VariableSet outer_columns_, inner_columns_, result_columns_;
  RowBatch input_, inner_, group_;
  RowBatch kept_;          // rows of the current group that are not in results_ yet
  size_t live_index_ = 0;  // of input_: the first row that no group has taken
  uint64_t group_size_ = 0;
  bool is_broken_ = false;  // after an error with ON ERROR BREAK
  RowBuffer results_;       // of the current group
  size_t next_chunk_ = 0;
  Value status_;
  MemoryCharge charge_;  // for group_
};

}  // namespace wenmai::query
