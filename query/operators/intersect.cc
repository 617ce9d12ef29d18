#include "query/operators/intersect.h"

#include <algorithm>

#include "query/operators/prefetch.h"

namespace wenmai::query {

namespace {

// The first position from `begin` on whose node is not less than `node`: doubling steps, then bisection,
// so that a long list costs little where few of its nodes are asked for.
size_t Gallop(const graph::NeighborSpan& span, size_t begin, uint32_t node) {
  size_t step = 1;
  size_t low = begin;
  size_t high = begin;
  while (high < span.size && span.node_ids[high] < node) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = std::min(high, span.size);
  return static_cast<size_t>(std::lower_bound(span.node_ids + low, span.node_ids + high, node) -
                             span.node_ids);
}

}  // namespace

IntersectOperator::IntersectOperator(const LogicalIntersect& plan, ExecutionContext* context,
                                     std::vector<OperatorPtr> children)
    : FanOut(plan, context, std::move(children)),
      keeps_end_(Contains(plan.schema, plan.to)),
      excluded_(plan.legs.size()),
      labels_(plan.to_labels) {
  for (const LogicalIntersect::Leg& leg : plan.legs) {
    legs_.emplace_back(leg);
    keeps_relationship_.push_back(Contains(plan.schema, leg.relationship));
    exclusions_.push_back(ExclusionsOf(leg.distinct_from, leg.direction, *plan.children.front()));
    std::vector<size_t>& earlier = distinct_legs_.emplace_back();
    for (size_t i = 0; i + 1 < legs_.size(); ++i) {
      const auto& distinct = leg.distinct_from;
      if (std::find(distinct.begin(), distinct.end(), plan.legs[i].relationship) !=
          distinct.end()) {
        earlier.push_back(i);
      }
    }
  }
}

void IntersectOperator::Open() {
  FanOut::Open();
  for (size_t i = 0; i < legs_.size(); ++i) legs_[i].Open(context_, plan_.legs[i].direction);
  marked_lists_.clear();
  labels_.Open(context_);
}

void IntersectOperator::Close() {
  FanOut::Close();
  for (IntersectLeg& leg : legs_) leg.Close();
  labels_.Close();
}

void IntersectOperator::StartBatch(RowBatch* out) {
  for (size_t i = 0; i < legs_.size(); ++i) {
    if (keeps_relationship_[i]) out->columns[plan_.legs[i].relationship].MakeValues();
  }
  if (keeps_end_) out->columns[plan_.to].MakeNodes();
  if (plan_.count) out->columns[*plan_.count].MakeNodes();
}

void IntersectOperator::StartRow(const RowBatch& input, size_t) {
  next_ = 0;
  MatchRow(input, live_index());
  if (!plan_.count || carries_columns()) return;
  // Rows that differ in nothing but their count are one.
  uint64_t sum = count_;
  for (size_t live = live_index() + 1; live < input.live_count(); ++live) {
    MatchRow(input, live);
    sum += count_;
  }
  count_ = sum;
  TakeRestOfBatch();
}

void IntersectOperator::MatchRow(const RowBatch& input, size_t live) {
  const size_t row = input.live_row(live);
  nodes_.clear();
  relationships_.clear();
  count_ = 0;
  for (size_t i = 0; i < legs_.size(); ++i) {
    PrefetchAhead(legs_[i], input, plan_.legs[i].from, live);
  }
  for (size_t i = 0; i < legs_.size(); ++i) {
    const graph::NodeId from = NodeAt(input.columns[plan_.legs[i].from], row);
    if (from == Column::kNullNode) return;
    legs_[i].Refresh(context_);
    legs_[i].Read(from);
    if (legs_[i].span().size == 0) return;
  }
  if (UseMarks(input, live)) return;
  FindExcluded(input, row);
  FindMatches();
  FinishMatches();
}

void IntersectOperator::FinishMatches() {
  if (labels_.is_needed() && !nodes_.empty()) TestLabels();
  count_ = nodes_.size();
}

// What starts at another node than the leg, or ends at another, is none of its relationships.
void IntersectOperator::FindExcluded(const RowBatch& input, size_t row) {
  for (size_t leg = 0; leg < legs_.size(); ++leg) {
    excluded_[leg].clear();
    for (const Exclusion& exclusion : exclusions_[leg]) {
      if (!exclusion.MayMeet(input, row, legs_[leg].node())) continue;
      AppendRelationshipsAt(input.columns[exclusion.relationship], row, &excluded_[leg]);
    }
  }
}

void IntersectOperator::FindMatches() {
  ranges_.assign(legs_.size(), {0, 0});
  chosen_.resize(legs_.size());
  uint32_t node = legs_.front().span().node_ids[0];
  size_t agreed = 0;  // legs in a row, up to the current one, that lead to `node`
  for (size_t i = 0;; i = (i + 1) % legs_.size()) {
    const graph::NeighborSpan span = legs_[i].span();
    Range& range = ranges_[i];
    range.begin = Gallop(span, range.begin, node);
    if (range.begin == span.size) return;
    if (span.node_ids[range.begin] != node) {
      node = span.node_ids[range.begin];
      agreed = 0;
    }
    if (++agreed < legs_.size()) continue;
    AddCombinations(node);
    if (node == ~uint32_t{0}) return;
    ++node;
    agreed = 0;
  }
}

void IntersectOperator::AddCombinations(graph::NodeId node) {
  for (size_t i = 0; i < legs_.size(); ++i) {
    const graph::NeighborSpan span = legs_[i].span();
    size_t end = ranges_[i].begin;
    while (end < span.size && span.node_ids[end] == node) ++end;
    ranges_[i].end = end;
  }
  AddFrom(0, node);
}

// Tries all relationships of the legs from `leg` on, parallel ones included.
void IntersectOperator::AddFrom(size_t leg, graph::NodeId node) {
  if (leg == legs_.size()) {
    nodes_.push_back(node);
    for (size_t i = 0; i < legs_.size(); ++i) {
      if (!keeps_relationship_[i]) continue;
      const graph::NeighborSpan span = legs_[i].span();
      relationships_.push_back(
          Value::Relationship(span.relationship_ids[chosen_[i]], legs_[i].type(chosen_[i])));
    }
    return;
  }
  for (size_t i = ranges_[leg].begin; i < ranges_[leg].end; ++i) {
    if (!MayUse(leg, legs_[leg].span().relationship_ids[i])) continue;
    chosen_[leg] = i;
    AddFrom(leg + 1, node);
  }
}

bool IntersectOperator::MayUse(size_t leg, graph::RelationshipId relationship) const {
  for (size_t earlier : distinct_legs_[leg]) {
    if (legs_[earlier].span().relationship_ids[chosen_[earlier]] == relationship) return false;
  }
  const std::vector<graph::RelationshipId>& excluded = excluded_[leg];
  return std::find(excluded.begin(), excluded.end(), relationship) == excluded.end();
}

void IntersectOperator::TestLabels() {
  const std::vector<bool>& passes =
      labels_.Test(nodes_.size(), [this](size_t i) { return nodes_[i]; });
  const size_t kept_count = static_cast<size_t>(
      std::count(keeps_relationship_.begin(), keeps_relationship_.end(), true));
  size_t kept = 0;
  for (size_t i = 0; i < nodes_.size(); ++i) {
    if (!passes[i]) continue;
    nodes_[kept] = nodes_[i];
    for (size_t k = 0; k < kept_count && kept != i; ++k) {
      relationships_[kept * kept_count + k] = std::move(relationships_[i * kept_count + k]);
    }
    ++kept;
  }
  nodes_.resize(kept);
  relationships_.resize(kept * kept_count);
}

size_t IntersectOperator::Produce(size_t room, RowBatch* out) {
  if (plan_.count) {
    if (count_ == 0 || room == 0) return 0;
    out->columns[*plan_.count].MakeNodes().push_back(count_);
    count_ = 0;
    return 1;
  }
  const size_t count = std::min(room, nodes_.size() - next_);
  size_t source = nodes_.empty() ? 0 : next_ * (relationships_.size() / nodes_.size());
  for (size_t i = next_; i < next_ + count; ++i) {
    if (keeps_end_) out->columns[plan_.to].MakeNodes().push_back(nodes_[i]);
    for (size_t leg = 0; leg < legs_.size(); ++leg) {
      if (!keeps_relationship_[leg]) continue;
      out->columns[plan_.legs[leg].relationship].MakeValues().push_back(relationships_[source++]);
    }
  }
  next_ += count;
  return count;
}

}  // namespace wenmai::query
