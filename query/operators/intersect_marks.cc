// How an Intersect finds or only counts its matches without going through all lists for each row. Rows
// that were expanded from a node come one after the other and share it, so all legs but one tend to lead to
// the same nodes for many rows: what these have in common is marked once, and the neighbours of the leg
// that moves are looked up.
#include <algorithm>
#include <iterator>
#include <utility>

#include "query/operators/intersect.h"

namespace wenmai::query {

namespace {

// Where so many more nodes are to be looked up than are marked, the marked ones are searched for.
constexpr size_t kLongerMax = 16;

// Without a branch, which vector instructions do several nodes at a time of.
bool IsAmong(std::span<const uint32_t> nodes, uint32_t node) {
  uint32_t is_met = 0;
  for (const uint32_t other : nodes) is_met |= other == node;
  return is_met != 0;
}

}  // namespace

bool IntersectOperator::UseMarks(const RowBatch& input, size_t live) {
  const std::optional<size_t> moving = MovingLeg(input, live);
  if (!moving) return false;
  Mark(*moving);
  const size_t row = input.live_row(live);
  if (plan_.count && CountByMarks(input, row, *moving)) return true;
  if (legs_[*moving].span().size > kLongerMax * marked_.size()) return false;
  FindExcluded(input, row);
  FindMarked(*moving);
  FinishMatches();
  return true;
}

// False where a mark does not tell how many matches there are.
bool IntersectOperator::CountByMarks(const RowBatch& input, size_t row, size_t moving_leg) {
  if (has_parallels_ || !FindWatched(input, row)) return false;
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

// The leg that is at another node than in the row before, or will be in the next, if it alone is. Relationships
// from two different nodes are not the same, wherever they lead: so the legs' nodes must differ.
std::optional<size_t> IntersectOperator::MovingLeg(const RowBatch& input, size_t live) const {
  size_t moved_count = 0, moving = 0;
  for (size_t i = 0; i < legs_.size(); ++i) {
    if (!legs_[i].is_plain()) return std::nullopt;
    for (size_t other = 0; other < i; ++other) {
      if (legs_[other].node() == legs_[i].node()) return std::nullopt;
    }
    if (legs_[i].has_stayed()) continue;
    moving = i;
    ++moved_count;
  }
  if (moved_count == 1) return moving;
  moved_count = 0;
  for (size_t i = 0; i < legs_.size(); ++i) {
    if (StaysInNextRow(input, live, i)) continue;
    moving = i;
    ++moved_count;
  }
  return moved_count == 1 ? std::optional(moving) : std::nullopt;
}

bool IntersectOperator::StaysInNextRow(const RowBatch& input, size_t live, size_t leg) const {
  return live + 1 < input.live_count() &&
         NodeAt(input.columns[plan_.legs[leg].from], input.live_row(live + 1)) == legs_[leg].node();
}

void IntersectOperator::Mark(size_t moving_leg) {
  const bool is_marked = legs_.size() == 2 && !marked_lists_.empty() &&
                         marked_lists_.front() == legs_[1 - moving_leg].list();
  if (is_marked) return;
  staying_lists_.clear();
  size_t shortest = moving_leg == 0 ? 1 : 0;
  for (size_t i = 0; i < legs_.size(); ++i) {
    if (i == moving_leg) continue;
    staying_lists_.push_back(legs_[i].list());
    if (legs_[i].span().size < legs_[shortest].span().size) shortest = i;
  }
  if (staying_lists_ == marked_lists_) return;
  std::swap(staying_lists_, marked_lists_);
  const auto candidates = legs_[shortest].span().nodes();
  has_parallels_ = false;
  marked_.clear();
  marks_.Clear();
  marks_.Reserve(legs_[moving_leg].node_id_end());
  if (legs_.size() == 2) {
    marked_.assign(candidates.begin(), candidates.end());
  } else {
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(marked_),
                 [&](uint32_t node) { return IsOnAll(node, moving_leg, shortest); });
  }
  for (const uint32_t node : marked_) has_parallels_ |= !marks_.InsertReserved(node);
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

// The marked nodes that an excluded relationship leads to: a match there may use it. False where it is not known
// where one leads to.
bool IntersectOperator::FindWatched(const RowBatch& input, size_t row) {
  watched_.clear();
  for (size_t i = 0; i < legs_.size(); ++i) {
    for (const Exclusion& exclusion : exclusions_[i]) {
      if (!exclusion.MayMeet(input, row, legs_[i].node())) continue;
      if (!exclusion.far) return false;
      const graph::NodeId node = NodeAt(input.columns[*exclusion.far], row);
      if (marks_.Contains(node)) watched_.push_back(static_cast<uint32_t>(node));
    }
  }
  return true;
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
  if (is_watching && IsAmong(moving, watched)) return std::nullopt;
  if (!labels_.is_needed()) return marks_.CountReserved(moving);
  for (const uint32_t node : moving) count += marks_.ContainsReserved(node) && labels_.Passes(node);
  return count;
}

}  // namespace wenmai::query
