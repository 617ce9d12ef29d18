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
  // How a node was reached: from another of the same side's steps.
  struct Step {
    TypedNeighbor taken;
    uint32_t parent;
  };
  struct Side {
    NeighborReader* reader;
    NodeSet seen;
    std::vector<Step> steps;  // level by level; the first is the root
    size_t level_begin = 0;   // of the last level
  };
  // A step of one side to a node that the other has reached.
  struct Meeting {
    uint32_t parent;
    TypedNeighbor taken;
  };

  std::optional<Meeting> Expand(Side* side, const Side& other, const StepTest& may_take,
                                QueryLimits& limits);
  graph::Path Join(const Side& side, const Meeting& meeting) const;

  Side forward_, backward_;
  std::vector<TypedNeighbor> neighbors_;
  MemoryCharge charge_;
};

}  // namespace wenmai::query
