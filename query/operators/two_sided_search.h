// One shortest walk between two different nodes, breadth first from both ends until they meet.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "query/operators/memory_charge.h"
#include "query/operators/neighbor_reader.h"
#include "query/operators/node_set.h"

namespace wenmai::query {

class TwoSidedSearch {
 public:
  using StepTest = std::function<bool(const TypedNeighbor&)>;

  // Both readers must outlive this: one reads the ways from a node, the other the ways to it.
  TwoSidedSearch(NeighborReader* forward, NeighborReader* backward)
      : forward_{forward}, backward_{backward} {}

  // A walk of at most `hops_max` steps that all meet `may_take` (null: any step may be taken), or
  // nullopt. REQUIRES: start != end.
  std::optional<graph::Path> Find(graph::NodeId start, graph::NodeId end, uint64_t hops_max,
                                  const StepTest& may_take, QueryLimits& limits);
  // Gives back the memory that the search is charged with.
  void Close() { charge_.Release(); }

 private:
  // A node that was reached, and the step of the same side it was reached from.
  struct Step {
    uint32_t node, parent;
  };
  struct Side {
    NeighborReader* reader;
    NodeSet seen;
    // Level by level, the first is the root: the first step_count; behind them is room for more.
    std::vector<Step> steps;
    size_t step_count = 0;
    size_t level_begin = 0;  // of the last level
  };

  // Takes a step from every node of the last level, until it comes to a node that the other side has
  // reached: gives that one.
  std::optional<Step> Expand(Side* side, const Side& other, const StepTest& may_take,
                             QueryLimits& limits);
  // From the node of side->steps[parent].
  std::optional<Step> Follow(Side* side, uint32_t parent, const Side& other);
  std::optional<Step> FollowTested(Side* side, uint32_t parent, const Side& other,
                                   const StepTest& may_take);
  graph::Path Join(Side* side, const Step& meeting, const StepTest& may_take);
  static TypedNeighbor Taken(Side* side, const Step& step, const StepTest& may_take);

  Side forward_, backward_;
  MemoryCharge charge_;
};

}  // namespace wenmai::query
