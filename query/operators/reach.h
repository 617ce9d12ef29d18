// The distinct nodes that walks of up to so many steps lead to, breadth first.
//
// Which nodes are reached is asked of trails (no relationship twice), yet a search over nodes decides
// it: a shortest walk between two different nodes never repeats a node, hence no relationship. Only
// whether the start node reaches itself needs care: directed, any walk back contains a cycle;
// undirected, going there and back along one relationship is no trail, so a cycle must be found.
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
  bool MeetsStepPredicate(const TypedNeighbor& step);
  // Length of the shortest undirected cycle through `start`, if it is at most `length_max`.
  bool HasCycle(graph::NodeId start, uint64_t length_max);

  NeighborReader reader_;
  NodeSet seen_;
  std::vector<graph::NodeId> reached_;  // of the current row, level by level
  size_t next_ = 0;
  std::vector<TypedNeighbor> neighbors_;
  MemoryCharge charge_;
};

}  // namespace wenmai::query
