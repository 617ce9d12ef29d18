// Ordering and cutting rows.
#pragma once

#include "query/operators/row_buffer.h"
#include "query/plan/sort.h"

namespace wenmai::query {

// Rows with their evaluated sort keys.
class SortBuffer {
 public:
  void Open(const std::vector<OrderItem>* items) { items_ = items; }
  void Add(RowBatch* batch, const VariableSet& columns, ExecutionContext* context);
  void Clear();

  // Rows in order; of equal ones the earlier first. Up to `count` of them.
  std::vector<BufferedRow> Order(size_t count) const;
  // Drops all but the first `count` rows in order, and from now on every row that comes after all of
  // them by its first key.
  void KeepFirst(size_t count, const VariableSet& columns, ExecutionContext* context);

  const RowBuffer& rows() const { return rows_; }

 private:
  bool IsLess(const BufferedRow& a, const BufferedRow& b) const;
  void DropWorse(RowBatch* batch, ExecutionContext* context) const;

  const std::vector<OrderItem>* items_ = nullptr;
  RowBuffer rows_;
  std::vector<std::vector<std::vector<Value>>> keys_;  // by chunk, by item, by row
  std::optional<Value> worst_first_key_;  // of the rows that were kept: no others are wanted after it
  MemoryCharge charge_;
};

class SortOperator : public OperatorOf<LogicalSort> {
 public:
  using OperatorOf::OperatorOf;
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  SortBuffer buffer_;
  std::vector<BufferedRow> order_;
  size_t next_ = 0;
  bool is_read_ = false;
};

class TopKOperator : public OperatorOf<LogicalTopK> {
 public:
  using OperatorOf::OperatorOf;
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  SortBuffer buffer_;
  std::vector<BufferedRow> order_;
  size_t next_ = 0;
  size_t count_ = 0;
  bool is_read_ = false;
};

class SkipOperator : public OperatorOf<LogicalSkip> {
 public:
  using OperatorOf::OperatorOf;
  void Open() override;
  bool Next(RowBatch* batch) override;

 private:
  uint64_t left_ = 0;  // rows still to be skipped
};

class LimitOperator : public OperatorOf<LogicalLimit> {
 public:
  LimitOperator(const LogicalLimit& plan, ExecutionContext* context,
                std::vector<OperatorPtr> children);
  void Open() override;
  bool Next(RowBatch* batch) override;

 private:
  // What is written below happens whatever the limit: the first pull makes Eager drain it.
  const bool must_pull_;
  bool has_pulled_ = false;
  uint64_t left_ = 0;
};

}  // namespace wenmai::query
