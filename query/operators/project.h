#pragma once

#include "query/operators/fan_out.h"
#include "query/plan/project.h"

namespace wenmai::query {

// Adds computed columns to each batch in place.
class ProjectOperator : public OperatorOf<LogicalProject> {
 public:
  using OperatorOf::OperatorOf;
  bool Next(RowBatch* batch) override;
};

// Rows of a list. Null gives none, a value that is no list gives one row.
class UnwindOperator : public FanOut<UnwindOperator, LogicalUnwind> {
 public:
  using FanOut::FanOut;
  void StartBatch(RowBatch*) {}
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  Value list_;
  size_t next_ = 0;
};

}  // namespace wenmai::query
