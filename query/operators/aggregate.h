// Grouping: reads all rows, then gives one row a group, in order of first appearance.
#pragma once

#include "query/operators/groups.h"
#include "query/operators/memory_charge.h"
#include "query/operators/node_set.h"
#include "query/plan/project.h"

namespace wenmai::query {

class GatherOperator;

class AggregateOperator : public OperatorOf<LogicalAggregate> {
 public:
  AggregateOperator(const LogicalAggregate& plan, ExecutionContext* context,
                    std::vector<OperatorPtr> children);
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  void ReadInput();

  Groups groups_;
  GatherOperator* gather_ = nullptr;  // the child, if its threads aggregate what they read
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
