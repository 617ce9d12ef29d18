// Grouping: reads all rows, then gives one row a group, in order of first appearance.
#pragma once

#include "query/operators/aggregate_state.h"
#include "query/operators/group_memo.h"
#include "query/operators/memory_charge.h"
#include "query/operators/node_set.h"
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
  size_t group_count() const { return has_keys() ? table_.size() : 1; }
  size_t key_count() const { return plan_.aggregation.keys.size(); }
  bool has_keys() const { return key_count() > 0; }

  std::vector<std::unique_ptr<AggregateState>> states_;
  GroupTable table_;
  GroupMemo memo_;
  std::vector<uint32_t> groups_;   // of the live rows of a batch
  std::vector<uint32_t> founded_;  // by a batch
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
  bool IsNewNode(graph::NodeId node);
  bool IsNew(size_t i);

  // Where rows are single values, nodes are kept apart from the others.
  NodeSet nodes_;
  bool has_null_ = false;
  GroupTable table_;
  KeyColumns key_columns_;
  size_t key_bytes_ = 0;
  MemoryCharge charge_;
};

}  // namespace wenmai::query
