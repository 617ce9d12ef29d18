// How an Intersect finds or only counts its matches without going through all lists for each row. Rows
// that were expanded from a node come one after the other and share it, so all legs but one tend to lead to
// the same nodes for many rows: what these have in common is marked once, and the neighbours of the leg
// that moves are looked up.
#include <algorithm>

#include "query/operators/intersect.h"

namespace wenmai::query {

namespace {

// Where so many more nodes are to be looked up than are marked, the marked ones are searched for.
constexpr size_t kLongerMax = 16;

}  // namespace

bool IntersectOperator::UseMarks() {
  const std::optional<size_t> moving = MovingLeg();
  if (!moving) return false;
  Mark(*moving);
  if (plan_.count && CountByMarks(*moving)) return true;
  if (legs_[*moving].span().size > kLongerMax * marked_.size()) return false;
  FindMarked(*moving);
  FinishMatches();
  return true;
}

// False where a mark does not tell how many matches there are.
bool IntersectOperator::CountByMarks(size_t moving_leg) {
  if (has_parallels_) return false;
  FindWatched();
  if (IsMoreThanOneMet(moving_leg)) return false;
  const std::optional<uint64_t> count = CountMarked(moving_leg);
  count_ = count.value_or(0);
  return count.has_value();
}

void IntersectOperator::FindMarked(size_t moving_leg) {
  ranges_.assign(legs_.size(), {0, 0});
  chosen_.resize(legs_.size());
  const auto moving = legs_[moving_leg].span().nodes();
  for (size_t i = 0; i < moving.size(); ++i) {
    const uint32_t node = moving[i];
    if (!marks_.ContainsReserved(node) || (i > 0 && moving[i - 1] == node)) continue;
    for (size_t leg = 0; leg < legs_.size(); ++leg) {
      const auto nodes = legs_[leg].span().nodes();
      ranges_[leg].begin = static_cast<size_t>(
          std::lower_bound(nodes.begin(), nodes.end(), node) - nodes.begin());
    }
    AddCombinations(node);
  }
}

// The leg that is at another node than in the row before, if it alone is. Relationships from two different
// nodes are not the same, wherever they lead: so the legs' nodes must differ.
std::optional<size_t> IntersectOperator::MovingLeg() const {
  std::optional<size_t> moving;
  for (size_t i = 0; i < legs_.size(); ++i) {
    if (legs_[i].node_id_end() == 0) return std::nullopt;
    for (size_t other = 0; other < i; ++other) {
      if (legs_[other].node() == legs_[i].node()) return std::nullopt;
    }
    if (legs_[i].has_stayed()) continue;
    if (moving) return std::nullopt;
    moving = i;
  }
  return moving;
}

void IntersectOperator::Mark(size_t moving_leg) {
  leg_nodes_.clear();
  size_t shortest = moving_leg == 0 ? 1 : 0;
  for (size_t i = 0; i < legs_.size(); ++i) {
    leg_nodes_.push_back(i == moving_leg ? Column::kNullNode : legs_[i].node());
    if (i != moving_leg && legs_[i].span().size < legs_[shortest].span().size) shortest = i;
  }
  if (leg_nodes_ == marked_for_) return;
  marked_for_ = leg_nodes_;
  has_parallels_ = false;
  marked_.clear();
  marks_.Clear();
  marks_.Reserve(legs_[moving_leg].node_id_end());
  const auto candidates = legs_[shortest].span().nodes();
  for (size_t i = 0; i < candidates.size(); ++i) {
    if (!IsOnAll(candidates[i], moving_leg, shortest)) continue;
    has_parallels_ |= !marks_.Insert(candidates[i]);
    marked_.push_back(candidates[i]);
  }
}

bool IntersectOperator::IsOnAll(uint32_t node, size_t moving_leg, size_t shortest_leg) {
  bool is_parallel = false;
  for (size_t i = 0; i < legs_.size(); ++i) {
    if (i == moving_leg || i == shortest_leg) continue;
    const auto nodes = legs_[i].span().nodes();
    const auto found = std::lower_bound(nodes.begin(), nodes.end(), node);
    if (found == nodes.end() || *found != node) return false;
    is_parallel |= found + 1 != nodes.end() && found[1] == node;
  }
  has_parallels_ |= is_parallel;
  return true;
}

// The marked nodes that an excluded relationship leads to: a match there may use it.
void IntersectOperator::FindWatched() {
  watched_.clear();
  for (size_t i = 0; i < legs_.size(); ++i) {
    const graph::NeighborSpan span = legs_[i].span();
    for (const Excluded& excluded : excluded_[i]) {
      graph::NodeId node = excluded.node;
      if (node == Column::kNullNode) {
        const auto ids = span.relationships();
        const auto found = std::find(ids.begin(), ids.end(), excluded.relationship);
        if (found == ids.end()) continue;
        node = span.node_ids[found - ids.begin()];
      }
      if (marks_.Contains(node)) watched_.push_back(static_cast<uint32_t>(node));
    }
  }
}

// A single watched node is looked for while the marks are counted; of several some may be met.
bool IntersectOperator::IsMoreThanOneMet(size_t moving_leg) const {
  if (watched_.size() < 2) return false;
  const auto moving = legs_[moving_leg].span().nodes();
  return std::any_of(watched_.begin(), watched_.end(), [moving](uint32_t node) {
    return std::binary_search(moving.begin(), moving.end(), node);
  });
}

// nullopt where the watched node is among them.
std::optional<uint64_t> IntersectOperator::CountMarked(size_t moving_leg) {
  const auto moving = legs_[moving_leg].span().nodes();
  uint64_t count = 0;
  const bool is_watching = watched_.size() == 1;
  const uint32_t watched = is_watching ? watched_.front() : 0;
  if (moving.size() > kLongerMax * marked_.size()) {
    if (is_watching && std::binary_search(moving.begin(), moving.end(), watched)) return std::nullopt;
    auto begin = moving.begin();
    for (const uint32_t node : marked_) {
      const auto [first, last] = std::equal_range(begin, moving.end(), node);
      if (first != last && labels_.is_needed() && !labels_.Passes(node)) continue;
      count += static_cast<uint64_t>(last - first);
      begin = last;
    }
    return count;
  }
  bool is_met = false;
  if (!labels_.is_needed()) {
    for (const uint32_t node : moving) {
      count += marks_.ContainsReserved(node);
      is_met |= node == watched;
    }
  } else {
    for (const uint32_t node : moving) {
      count += marks_.ContainsReserved(node) && labels_.Passes(node);
      is_met |= node == watched;
    }
  }
  return is_watching && is_met ? std::nullopt : std::optional(count);
}

}  // namespace wenmai::query
