// Operators that run a subplan for rows of their child.
#pragma once

#include "query/operators/operator.h"
#include "query/operators/row_access.h"
#include "query/operators/scan.h"
#include "query/plan/apply.h"

namespace wenmai::query {

// A subplan with the slot through which it reads its outer rows.
struct Subplan {
  std::unique_ptr<ArgumentSlot> slot;
  OperatorPtr root;
};

// Runs the subplan row by row and joins each row with what it gives.
class ApplyOperator : public OperatorOf<LogicalApply> {
 public:
  ApplyOperator(const LogicalApply& plan, ExecutionContext* context,
                std::vector<OperatorPtr> children, Subplan subplan);
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  bool StartNextRow();
  void CloseSubplan();
  bool NextUnit(RowBatch* batch);

  Subplan subplan_;
  const VariableSet outer_columns_, inner_columns_;
  RowBatch input_, inner_;
  size_t live_index_ = 0;
  size_t row_ = 0;
  bool is_subplan_open_ = false;
  bool has_given_ = false;  // the subplan, a row for the current one
};

// Runs the subplan for a whole batch; rows without a match go on with nulls, in their place.
class OptionalApplyOperator : public OperatorOf<LogicalOptionalApply> {
 public:
  OptionalApplyOperator(const LogicalOptionalApply& plan, ExecutionContext* context,
                        std::vector<OperatorPtr> children, Subplan subplan);
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  bool StartBatch();
  void EmitMatches(const RowBatch& matches, RowBatch* batch);
  void EmitUnmatched(size_t end, RowBatch* batch);

  Subplan subplan_;
  const VariableSet outer_columns_, inner_columns_;
  RowBatch input_, inner_;
  size_t next_row_ = 0;  // the first live row of input_ that has not been given
  bool is_subplan_open_ = false;
};

// Keeps the rows for which the subplan gives some row, or none.
class SemiApplyOperator : public OperatorOf<LogicalSemiApply> {
 public:
  SemiApplyOperator(const LogicalSemiApply& plan, ExecutionContext* context,
                    std::vector<OperatorPtr> children, Subplan subplan)
      : OperatorOf(plan, context, std::move(children)),
        subplan_(std::move(subplan)),
        inner_(context->variable_count) {}
  bool Next(RowBatch* batch) override;

 private:
  Subplan subplan_;
  RowBatch inner_;
  std::vector<bool> is_matched_;
};

}  // namespace wenmai::query
