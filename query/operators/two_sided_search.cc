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
    side->steps.resize(std::max<size_t>(side->steps.size(), 1));
    side->steps[0] = {static_cast<uint32_t>(root), kRoot};
    side->step_count = 1;
    side->level_begin = 0;
  }
  for (uint64_t length = 1; length <= hops_max; ++length) {
    const bool is_forward = forward_.step_count - forward_.level_begin <=
                            backward_.step_count - backward_.level_begin;
    Side& side = is_forward ? forward_ : backward_;
    const Side& other = is_forward ? backward_ : forward_;
    if (const auto meeting = Expand(&side, other, may_take, limits)) {
      return Join(&side, *meeting, may_take);
    }
    if (side.level_begin == side.step_count) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<TwoSidedSearch::Step> TwoSidedSearch::Expand(Side* side, const Side& other,
                                                           const StepTest& may_take,
                                                           QueryLimits& limits) {
  const size_t level_end = side->step_count;
  for (size_t i = side->level_begin; i < level_end; ++i) {
    if (i % 256 == 0) limits.Check();
    const auto parent = static_cast<uint32_t>(i);
    const auto meeting =
        may_take ? FollowTested(side, parent, other, may_take) : Follow(side, parent, other);
    if (meeting) return meeting;  // whatever else is met on this level is as far away
  }
  side->level_begin = level_end;
  charge_.GrowTo(limits, (forward_.steps.capacity() + backward_.steps.capacity()) * sizeof(Step) +
                             forward_.seen.MemoryUse() + backward_.seen.MemoryUse());
  return std::nullopt;
}

// Which neighbours are new cannot be foretold, so nothing branches on it.
std::optional<TwoSidedSearch::Step> TwoSidedSearch::Follow(Side* side, uint32_t parent,
                                                           const Side& other) {
  std::optional<Step> meeting;
  side->reader->ForEachRun(side->steps[parent].node, [&](std::span<const uint32_t> neighbors) {
    if (neighbors.empty() || meeting) return;
    side->seen.Reserve(neighbors.back() + 1);
    const size_t room = side->step_count + neighbors.size();
    if (side->steps.size() < room) side->steps.resize(room + room / 2);
    Step* end = side->steps.data() + side->step_count;
    bool has_met = false;
    for (const uint32_t neighbor : neighbors) {
      *end = {neighbor, parent};
      end += side->seen.InsertReserved(neighbor);
      has_met |= other.seen.Contains(neighbor);
    }
    side->step_count = static_cast<size_t>(end - side->steps.data());
    if (!has_met) return;
    const auto is_seen = [&other](uint32_t neighbor) { return other.seen.Contains(neighbor); };
    meeting = Step{*std::ranges::find_if(neighbors, is_seen), parent};
  });
  return meeting;
}

std::optional<TwoSidedSearch::Step> TwoSidedSearch::FollowTested(Side* side, uint32_t parent,
                                                                 const Side& other,
                                                                 const StepTest& may_take) {
  std::optional<Step> meeting;
  side->reader->IsAnyStep(side->steps[parent].node, [&](const TypedNeighbor& taken) {
    if (side->seen.Contains(taken.node) || !may_take(taken)) return false;
    const Step step{static_cast<uint32_t>(taken.node), parent};
    if (other.seen.Contains(taken.node)) meeting = step;
    side->seen.Insert(taken.node);
    if (side->steps.size() == side->step_count) side->steps.resize(side->step_count * 2);
    side->steps[side->step_count++] = step;
    return meeting.has_value();
  });
  return meeting;
}

// The first relationship that the step may be taken along: the search keeps nodes only.
TypedNeighbor TwoSidedSearch::Taken(Side* side, const Step& step, const StepTest& may_take) {
  TypedNeighbor found{};
  side->reader->IsAnyStep(side->steps[step.parent].node, [&](const TypedNeighbor& taken) {
    if (taken.node != step.node || (may_take && !may_take(taken))) return false;
    found = taken;
    return true;
  });
  return found;
}

graph::Path TwoSidedSearch::Join(Side* side, const Step& meeting, const StepTest& may_take) {
  graph::Path path;
  path.nodes.push_back(meeting.node);
  const auto follow = [&](Side* from, Step step) {
    for (;;) {
      const TypedNeighbor taken = Taken(from, step, may_take);
      path.relationships.push_back(taken.relationship);
      path.types.push_back(taken.type);
      path.nodes.push_back(from->steps[step.parent].node);
      if (step.parent == kRoot) return;
      step = from->steps[step.parent];
    }
  };
  const auto follow_all = [&](Side* from) {
    if (from == side) return follow(from, meeting);
    const auto steps = std::span(from->steps).first(from->step_count);
    const auto met =
        std::ranges::find_if(steps, [&](const Step& step) { return step.node == meeting.node; });
    if (met != steps.begin()) follow(from, *met);
  };
  follow_all(&forward_);
  std::reverse(path.nodes.begin(), path.nodes.end());
  std::reverse(path.relationships.begin(), path.relationships.end());
  std::reverse(path.types.begin(), path.types.end());
  follow_all(&backward_);
  return path;
}

}  // namespace wenmai::query
