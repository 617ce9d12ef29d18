// Shortest walks between two bound nodes: one, all, k, or k groups of equal length.
//
// Without conditions on the whole path, two breadth-first searches meet in the middle: one walk is what
// TwoSidedSearch finds; for all of them every way to a node is kept. Otherwise (a
// condition, k > 1, or a walk from a node back to itself) TrailSearch gives trails by length.
#pragma once

#include <absl/container/flat_hash_map.h>

#include "query/operators/fan_out.h"
#include "query/operators/memory_charge.h"
#include "query/operators/neighbor_reader.h"
#include "query/operators/path_quota.h"
#include "query/operators/trail_search.h"
#include "query/operators/two_sided_search.h"
#include "query/plan/path.h"

namespace wenmai::query {

class ShortestPathOperator : public FanOut<ShortestPathOperator, LogicalShortestPath>,
                             private TrailTests {
 public:
  ShortestPathOperator(const LogicalShortestPath& plan, ExecutionContext* context,
                       std::vector<OperatorPtr> children);
  void Open() override;
  void Close() override;
  void StartBatch(RowBatch* out);
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  // How a node was reached: by `step` from the node `step.node`; `next` is another way, or -1.
  struct Link {
    TypedNeighbor step;
    int64_t next;
  };
  struct Reached {
    uint64_t depth;
    int64_t first_link;  // -1 at the root
  };
  // A breadth-first search from one end.
  struct Side {
    absl::flat_hash_map<graph::NodeId, Reached> reached;
    std::vector<Link> links;
    std::vector<graph::NodeId> frontier;
    uint64_t depth = 0;
  };
  void SearchOne(graph::NodeId start, graph::NodeId end);
  void SearchBothSides(graph::NodeId start, graph::NodeId end);
  void ExpandSide(Side* side, NeighborReader* reader);
  void AppendHalves(const Side& side, graph::NodeId node, graph::Path* path,
                    std::vector<graph::Path>* halves) const;
  void AddPath(graph::Path path);
  void JoinHalves(graph::NodeId middle);

  void SearchTrails(graph::NodeId start, graph::NodeId end);
  bool MayTake(const TakenStep& taken) override;
  bool MeetsPredicates(const graph::Path& path);
  bool MeetsStepPredicate(const TypedNeighbor& step);

  NeighborReader forward_reader_, backward_reader_;
  TwoSidedSearch search_;
  TrailSearch trails_;
  Side forward_, backward_;
  std::vector<TypedNeighbor> neighbors_;
  uint64_t path_count_max_ = 1;
  uint64_t hops_max_ = 0;
  std::vector<graph::Path> paths_;  // of the current row
  size_t next_ = 0;
  RowBatch scratch_;  // the current row with the path in place, for predicates
  MemoryCharge charge_, paths_charge_;
};

}  // namespace wenmai::query
