// Operators that combine rows of independent plans, and Eager.
#pragma once

#include "query/operators/fan_out.h"
#include "query/operators/group_table.h"
#include "query/operators/row_buffer.h"
#include "query/plan/apply.h"

namespace wenmai::query {

// Hash join; without keys all pairs. The right child is read once, when the first left row comes.
class JoinOperator : public FanOut<JoinOperator, LogicalJoin> {
 public:
  // `children` holds the left child alone.
  JoinOperator(const LogicalJoin& plan, ExecutionContext* context,
               std::vector<OperatorPtr> children, OperatorPtr right);
  void Open() override;
  void Close() override;
  void StartInput(const RowBatch& input);
  void StartBatch(RowBatch*) {}
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  void Build();
  void AddToGroups(const RowBatch& batch);
  void SortByGroup();
  void MoveInOrder(const std::vector<BufferedRow>& order);

  OperatorPtr right_;
  const VariableSet right_columns_;
  std::vector<const Expression*> left_keys_, right_keys_;
  bool is_built_ = false;
  RowBuffer buffer_;
  GroupTable table_;
  KeyColumns right_key_columns_;
  std::vector<uint32_t> groups_;      // of the right rows; GroupTable::kNone for one that matches nothing
  RowBatch rows_;                     // the right rows by group, each in the order they came
  std::vector<size_t> group_begins_;  // into rows_; one group without keys
  size_t next_ = 0, end_ = 0;         // the matches of the current left row that are not given yet
  KeyColumns left_columns_;
  MemoryCharge charge_;
};

class UnionOperator : public OperatorOf<LogicalUnion> {
 public:
  using OperatorOf::OperatorOf;
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  size_t current_ = 0;  // the child being read; only it is open
  bool is_open_ = false;
  RowBatch input_;
};

class EagerOperator : public OperatorOf<LogicalEager> {
 public:
  using OperatorOf::OperatorOf;
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  RowBuffer buffer_;
  bool is_read_ = false;
  size_t next_chunk_ = 0;
};

}  // namespace wenmai::query
