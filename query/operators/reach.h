// The distinct nodes that walks of up to so many steps lead to, breadth first.
//
// Which nodes are reached is asked of trails (no relationship twice), yet a search over nodes decides
// it: a shortest walk between two different nodes never repeats a node, hence no relationship. Only
// whether the start node reaches itself needs care: directed, any walk back contains a cycle;
// undirected, going there and back along one relationship is no trail, so a cycle must be found.
//
// A level that has more relationships to follow than there are nodes left to reach is turned around:
// each node not yet reached looks for a neighbour among the last level, and most find one soon.
#pragma once

#include <absl/container/flat_hash_map.h>

#include "query/operators/fan_out.h"
#include "query/operators/memory_charge.h"
#include "query/operators/neighbor_reader.h"
#include "query/operators/node_set.h"
#include "query/plan/expand.h"

namespace wenmai::query {

class ReachOperator : public FanOut<ReachOperator, LogicalReach> {
 public:
  ReachOperator(const LogicalReach& plan, ExecutionContext* context,
                std::vector<OperatorPtr> children);
  void Open() override;
  void Close() override;
  void StartBatch(RowBatch* out) { out->columns[plan_.to].MakeNodes(); }
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  void Search(graph::NodeId start);
  // Takes one step from the nodes in frontier_, or from any of them to each node left.
  void TakeStep();
  void TakeStepBackwards();
  bool IsShorterBackwards();
  void Follow(graph::NodeId node);
  // The same where steps must meet the predicate: they are collected and tested many at a time, unless
  // the predicate reads the row too.
  void FollowTested(graph::NodeId node);
  void Collect(const TypedNeighbor& step);
  void TestCollected();
  bool MeetsStepPredicate(const TypedNeighbor& step);
  void AddReached(graph::NodeId node);
  // Length of the shortest undirected cycle through `start`, if it is at most `length_max`.
  bool HasCycle(graph::NodeId start, uint64_t length_max);

  NeighborReader reader_, backward_reader_;
  NodeSet seen_, frontier_set_;
  std::vector<uint32_t> frontier_;
  // Of the current row, level by level: the first reached_count_; behind them is room for more.
  std::vector<uint32_t> reached_;
  size_t reached_count_ = 0;
  size_t next_ = 0;
  const bool tests_many_;
  RowBatch collected_;  // steps, in the column of the predicate's local
  std::vector<graph::NodeId> collected_ends_;
  std::vector<Value> results_;
  std::vector<TypedNeighbor> neighbors_;
  MemoryCharge charge_;
};

}  // namespace wenmai::query
