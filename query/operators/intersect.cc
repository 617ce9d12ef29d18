#include "query/operators/intersect.h"

#include <algorithm>

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

// Without a way out of the loop, so that it takes many ids at a time.
bool Holds(std::span<const uint32_t> ids, uint64_t id) {
  bool is_there = false;
  for (const uint32_t other : ids) is_there |= other == id;
  return is_there;
}

}  // namespace

void IntersectOperator::Leg::Open(const ExecutionContext& context, graph::Direction direction) {
  neighbors_.Open(context);
  node_ = Column::kNullNode;
  span_ = {};
  types_.clear();
  const bool is_plain = neighbors_.types().size() == 1 && direction != graph::Direction::kBoth &&
                        context.transaction == nullptr;
  if (!is_plain) return;
  only_type_ = neighbors_.types().front();
  reader_.emplace(context.view(), only_type_, direction);
}

void IntersectOperator::Leg::Close() {
  neighbors_.Close();
  reader_.reset();
}

void IntersectOperator::Leg::Read(graph::NodeId node) {
  has_stayed_ = node == node_;
  if (has_stayed_) return;
  node_ = node;
  if (reader_) {
    span_ = reader_->Neighbors(node);
  } else {
    Sort(node);
  }
}

void IntersectOperator::Leg::Sort(graph::NodeId node) {
  sorted_.clear();
  neighbors_.Read(node, &sorted_);
  std::sort(sorted_.begin(), sorted_.end(), [](const TypedNeighbor& a, const TypedNeighbor& b) {
    return std::pair(a.node, a.relationship) < std::pair(b.node, b.relationship);
  });
  node_ids_.clear();
  relationship_ids_.clear();
  types_.clear();
  for (const TypedNeighbor& neighbor : sorted_) {
    node_ids_.push_back(static_cast<uint32_t>(neighbor.node));
    relationship_ids_.push_back(static_cast<uint32_t>(neighbor.relationship));
    types_.push_back(neighbor.type);
  }
  span_ = {node_ids_.data(), relationship_ids_.data(), node_ids_.size()};
}

IntersectOperator::IntersectOperator(const LogicalIntersect& plan, ExecutionContext* context,
                                     std::vector<OperatorPtr> children)
    : FanOut(plan, context, std::move(children)),
      keeps_end_(Contains(plan.schema, plan.to)),
      excluded_(plan.legs.size()),
      labels_(plan.to_labels) {
  for (const LogicalIntersect::Leg& leg : plan.legs) {
    legs_.emplace_back(leg);
    keeps_relationship_.push_back(Contains(plan.schema, leg.relationship));
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
  marked_node_ = Column::kNullNode;
  labels_.Open(context_);
}

void IntersectOperator::Close() {
  FanOut::Close();
  for (Leg& leg : legs_) leg.Close();
  labels_.Close();
}

void IntersectOperator::StartBatch(RowBatch* out) {
  for (size_t i = 0; i < legs_.size(); ++i) {
    if (keeps_relationship_[i]) out->columns[plan_.legs[i].relationship].MakeValues();
  }
  if (keeps_end_) out->columns[plan_.to].MakeNodes();
  if (plan_.count) out->columns[*plan_.count].MakeNodes();
}

void IntersectOperator::StartRow(const RowBatch& input, size_t row) {
  nodes_.clear();
  relationships_.clear();
  next_ = 0;
  count_ = 0;
  for (size_t i = 0; i < legs_.size(); ++i) {
    const graph::NodeId from = NodeAt(input.columns[plan_.legs[i].from], row);
    if (from == Column::kNullNode) return;
    legs_[i].Refresh(context_);
    legs_[i].Read(from);
    if (legs_[i].span().size == 0) return;
    excluded_[i].clear();
    for (VariableId variable : plan_.legs[i].distinct_from) {
      const Column& column = input.columns[variable];  // absent: it is another leg's
      if (!column.is_absent()) AppendRelationshipsAt(column, row, &excluded_[i]);
    }
  }
  if (plan_.count && CountByMarks()) return;
  FindMatches();
  if (labels_.is_needed() && !nodes_.empty()) TestLabels();
  count_ = nodes_.size();
}

// Counts the matches of two legs of which one stayed where it was in the row before: its nodes are
// marked once, and the other leg's looked up. Where the other leg is far longer, jumping through it is
// quicker still.
bool IntersectOperator::CountByMarks() {
  constexpr size_t kLongerMax = 16;
  // Relationships from two different nodes are not the same, wherever they lead.
  if (legs_.size() != 2 || legs_[0].node() == legs_[1].node()) return false;
  for (const size_t marked : {0, 1}) {
    const size_t other = 1 - marked;
    if (!legs_[marked].has_stayed() || legs_[marked].node_id_end() == 0) continue;
    if (legs_[other].span().size > kLongerMax * legs_[marked].span().size) continue;
    if (!Mark(marked)) return false;
    count_ = CountMarked(marked, other);
    return true;
  }
  return false;
}

// False if the leg has two relationships to one node, so that a mark does not tell how many matches.
bool IntersectOperator::Mark(size_t leg) {
  if (marked_leg_ == leg && marked_node_ == legs_[leg].node()) return !has_parallels_;
  marked_leg_ = leg;
  marked_node_ = legs_[leg].node();
  marks_.Clear();
  marks_.Reserve(legs_[leg].node_id_end());
  has_parallels_ = false;
  for (const uint32_t node : legs_[leg].span().nodes()) has_parallels_ |= !marks_.Insert(node);
  return !has_parallels_;
}

uint64_t IntersectOperator::CountMarked(size_t marked_leg, size_t other_leg) {
  const graph::NeighborSpan other = legs_[other_leg].span();
  uint64_t count = 0;
  if (!MayMeetExcluded(marked_leg, other_leg) && !labels_.is_needed()) {
    for (const uint32_t node : other.nodes()) count += marks_.ContainsReserved(node);
    return count;
  }
  const auto has = [](const std::vector<uint64_t>& ids, uint64_t id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  for (size_t i = 0; i < other.size; ++i) {
    const uint32_t node = other.node_ids[i];
    if (!marks_.ContainsReserved(node) || has(refused_nodes_, node)) continue;
    if (has(excluded_[other_leg], other.relationship_ids[i])) continue;
    count += !labels_.is_needed() || labels_.Passes(node);
  }
  return count;
}

// Whether a match may use an excluded relationship. Fills refused_nodes_.
bool IntersectOperator::MayMeetExcluded(size_t marked_leg, size_t other_leg) {
  const graph::NeighborSpan marked = legs_[marked_leg].span();
  const graph::NeighborSpan other = legs_[other_leg].span();
  refused_nodes_.clear();
  for (const graph::RelationshipId id : excluded_[marked_leg]) {
    if (!Holds(marked.relationships(), id)) continue;
    const auto ids = marked.relationships();
    refused_nodes_.push_back(marked.node_ids[std::find(ids.begin(), ids.end(), id) - ids.begin()]);
  }
  // What starts at the marked leg's node does not start at the other's, nor do both end it.
  const bool is_same_direction =
      plan_.legs[marked_leg].direction == plan_.legs[other_leg].direction;
  for (const graph::RelationshipId id : excluded_[other_leg]) {
    if (is_same_direction && Holds(marked.relationships(), id)) continue;
    if (Holds(other.relationships(), id)) return true;
  }
  return std::any_of(refused_nodes_.begin(), refused_nodes_.end(), [&other](graph::NodeId node) {
    return std::binary_search(other.nodes().begin(), other.nodes().end(), node);
  });
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
