#include "query/operators/two_sided_search.h"

#include <algorithm>

namespace wenmai::query {

namespace {

constexpr uint32_t kRoot = 0;

}  // namespace

std::optional<graph::Path> TwoSidedSearch::Find(graph::NodeId start, graph::NodeId end,
                                                uint64_t hops_max, const StepTest& may_take,
                                                QueryLimits& limits) {
  for (auto [side, root] : {std::pair(&forward_, start), std::pair(&backward_, end)}) {
    side->seen.Clear();
    side->seen.Insert(root);
    side->steps.assign(1, {{root, 0, 0}, kRoot});
    side->level_begin = 0;
  }
  for (uint64_t length = 1; length <= hops_max; ++length) {
    const bool is_forward = forward_.steps.size() - forward_.level_begin <=
                            backward_.steps.size() - backward_.level_begin;
    Side& side = is_forward ? forward_ : backward_;
    const Side& other = is_forward ? backward_ : forward_;
    if (const auto meeting = Expand(&side, other, may_take, limits)) return Join(side, *meeting);
    if (side.level_begin == side.steps.size()) return std::nullopt;
  }
  return std::nullopt;
}

// Takes one step from every node of the last level. The first node that the other side has seen ends
// it: whatever else is met on this level is as far away.
std::optional<TwoSidedSearch::Meeting> TwoSidedSearch::Expand(Side* side, const Side& other,
                                                              const StepTest& may_take,
                                                              QueryLimits& limits) {
  const size_t level_end = side->steps.size();
  for (size_t i = side->level_begin; i < level_end; ++i) {
    if (i % 256 == 0) limits.Check();
    neighbors_.clear();
    side->reader->Read(side->steps[i].taken.node, &neighbors_);
    for (const TypedNeighbor& neighbor : neighbors_) {
      if (side->seen.Contains(neighbor.node) || (may_take && !may_take(neighbor))) continue;
      const auto parent = static_cast<uint32_t>(i);
      if (other.seen.Contains(neighbor.node)) return Meeting{parent, neighbor};
      side->seen.Insert(neighbor.node);
      side->steps.push_back({neighbor, parent});
    }
  }
  side->level_begin = level_end;
  charge_.GrowTo(limits, (forward_.steps.capacity() + backward_.steps.capacity()) * sizeof(Step) +
                             forward_.seen.MemoryUse() + backward_.seen.MemoryUse());
  return std::nullopt;
}

graph::Path TwoSidedSearch::Join(const Side& side, const Meeting& meeting) const {
  graph::Path path;
  path.nodes.push_back(meeting.taken.node);
  const auto follow = [&path](const Side& from, uint32_t parent, TypedNeighbor taken) {
    for (;;) {
      path.relationships.push_back(taken.relationship);
      path.types.push_back(taken.type);
      path.nodes.push_back(from.steps[parent].taken.node);
      if (parent == kRoot) return;
      taken = from.steps[parent].taken;
      parent = from.steps[parent].parent;
    }
  };
  const auto follow_all = [&](const Side& from) {
    if (&from == &side) return follow(from, meeting.parent, meeting.taken);
    const auto met = std::find_if(from.steps.rbegin(), from.steps.rend(), [&](const Step& step) {
      return step.taken.node == meeting.taken.node;
    });
    if (met + 1 != from.steps.rend()) follow(from, met->parent, met->taken);
  };
  follow_all(forward_);
  std::reverse(path.nodes.begin(), path.nodes.end());
  std::reverse(path.relationships.begin(), path.relationships.end());
  std::reverse(path.types.begin(), path.types.end());
  follow_all(backward_);
  return path;
}

}  // namespace wenmai::query
