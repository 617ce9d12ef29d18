// Grouping: reads all rows, then gives one row a group, in order of first appearance.
#pragma once

#include "query/operators/aggregate_state.h"
#include "query/operators/group_table.h"
#include "query/operators/memory_charge.h"
#include "query/plan/project.h"

namespace wenmai::query {

class AggregateOperator : public OperatorOf<LogicalAggregate> {
 public:
  AggregateOperator(const LogicalAggregate& plan, ExecutionContext* context,
                    std::vector<OperatorPtr> children);
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  void ReadInput();
  void AssignGroups(const RowBatch& input);
  size_t group_count() const { return has_keys() ? table_.size() : 1; }
  bool has_keys() const { return !keys_.empty(); }

  std::vector<const Expression*> keys_;
  std::vector<std::unique_ptr<AggregateState>> states_;
  GroupTable table_;
  KeyColumns key_columns_;
  std::vector<uint32_t> groups_;  // of the live rows of a batch
  size_t key_bytes_ = 0;          // of string and list keys
  bool is_read_ = false;
  size_t next_group_ = 0;
  RowBatch input_;
  MemoryCharge charge_;
};

// Lets the first row of each combination through.
class DistinctOperator : public OperatorOf<LogicalDistinct> {
 public:
  using OperatorOf::OperatorOf;
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  GroupTable table_;
  KeyColumns key_columns_;
  size_t key_bytes_ = 0;
  MemoryCharge charge_;
};

}  // namespace wenmai::query
