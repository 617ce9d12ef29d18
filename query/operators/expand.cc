#include "query/operators/expand.h"

#include <algorithm>

#include "query/expressions/errors.h"
#include "query/operators/prefetch.h"

namespace wenmai::query {

ExpandOperator::ExpandOperator(const LogicalExpand& plan, ExecutionContext* context,
                               std::vector<OperatorPtr> children)
    : FanOut(plan, context, std::move(children)),
      keeps_relationship_(Contains(plan.schema, plan.relationship)),
      keeps_end_(!plan.is_into && Contains(plan.schema, plan.to)),
      reader_(plan.types, plan.direction),
      labels_(plan.to_labels),
      exclusions_(ExclusionsOf(plan.distinct_from, plan.direction, *plan.children.front())) {}

void ExpandOperator::Open() {
  FanOut::Open();
  reader_.Open(context_);
  labels_.Open(context_);
}

void ExpandOperator::Close() {
  FanOut::Close();
  reader_.Close();
  labels_.Close();
}

void ExpandOperator::StartBatch(RowBatch* out) {
  if (keeps_relationship_) out->columns[plan_.relationship].MakeValues();
  if (keeps_end_) out->columns[plan_.to].MakeNodes();
  if (plan_.count) out->columns[*plan_.count].MakeNodes();
}

void ExpandOperator::StartRow(const RowBatch& input, size_t row) {
  reader_.Refresh(context_);
  neighbors_.clear();
  ends_.clear();
  has_ends_only_ = false;
  next_ = 0;
  count_ = 0;
  PrefetchAhead(reader_, input, plan_.from, live_index());
  const graph::NodeId from = NodeAt(input.columns[plan_.from], row);
  if (from == Column::kNullNode) return;
  if (plan_.is_into || MayRepeat(input, row, from)) {
    ReadSteps(input, row, from);
  } else if (plan_.count) {
    count_ = CountNeighbors(from);
  } else if (CanReadEndsOnly()) {
    ReadEnds(from);
  } else {
    ReadSteps(input, row, from);
  }
}

// Of one type in one direction they come in the order of the steps.
bool ExpandOperator::CanReadEndsOnly() const {
  return !keeps_relationship_ && plan_.direction != graph::Direction::kBoth && plan_.types.size() == 1;
}

bool ExpandOperator::MayRepeat(const RowBatch& input, size_t row, graph::NodeId from) {
  return std::any_of(exclusions_.begin(), exclusions_.end(), [&](const Exclusion& exclusion) {
    if (!exclusion.MayMeet(input, row, from)) return false;
    if (!exclusion.far || !reader_.uses_spans()) return true;
    const graph::NodeId far = NodeAt(input.columns[*exclusion.far], row);
    return far != Column::kNullNode && reader_.LeadsTo(from, far);
  });
}

void ExpandOperator::ReadSteps(const RowBatch& input, size_t row, graph::NodeId from) {
  ReadUsedRelationships(input, row);
  if (plan_.is_into) {
    const graph::NodeId to = NodeAt(input.columns[plan_.to], row);
    if (to != Column::kNullNode) reader_.ReadBetween(from, to, &neighbors_);
    DropUsedRelationships();
  } else {
    reader_.StartParts(from);
    ReadPart();
  }
  if (!plan_.count) return;
  do {
    count_ += neighbors_.size();
  } while (ReadPart());
}

// Takes the next of the neighbours in the place of those before; false if there are none left.
bool ExpandOperator::ReadPart() {
  neighbors_.clear();
  next_ = 0;
  const bool is_any = reader_.ReadPart([this](const TypedNeighbor& neighbor) {
    if (!labels_.is_needed() || labels_.Passes(neighbor.node)) neighbors_.push_back(neighbor);
  });
  DropUsedRelationships();
  return is_any;
}

void ExpandOperator::ReadEnds(graph::NodeId from) {
  has_ends_only_ = true;
  reader_.ForEachRun(from, [this](std::span<const uint32_t> nodes) {
    if (!labels_.is_needed()) {
      ends_.insert(ends_.end(), nodes.begin(), nodes.end());
      return;
    }
    for (const uint32_t node : nodes) {
      if (labels_.Passes(node)) ends_.push_back(node);
    }
  });
}

uint64_t ExpandOperator::CountNeighbors(graph::NodeId from) {
  if (!labels_.is_needed()) return reader_.Degree(from);
  uint64_t count = 0;
  reader_.ForEach(from, [&](const TypedNeighbor& neighbor) {
    count += labels_.Passes(neighbor.node);
  });
  return count;
}

void ExpandOperator::ReadUsedRelationships(const RowBatch& input, size_t row) {
  used_.clear();
  for (const Exclusion& exclusion : exclusions_) {
    AppendRelationshipsAt(input.columns[exclusion.relationship], row, &used_);
  }
}

void ExpandOperator::DropUsedRelationships() {
  if (exclusions_.empty()) return;
  std::erase_if(neighbors_, [this](const TypedNeighbor& neighbor) {
    return std::find(used_.begin(), used_.end(), neighbor.relationship) != used_.end();
  });
}

size_t ExpandOperator::Produce(size_t room, RowBatch* out) {
  if (plan_.count) {
    if (count_ == 0 || room == 0) return 0;
    out->columns[*plan_.count].MakeNodes().push_back(count_);
    count_ = 0;
    return 1;
  }
  if (has_ends_only_) return GiveEnds(room, out);
  size_t count = 0;
  while (count < room && (next_ < neighbors_.size() || ReadPart())) count += Give(room - count, out);
  return count;
}

size_t ExpandOperator::GiveEnds(size_t room, RowBatch* out) {
  const size_t count = std::min(room, ends_.size() - next_);
  if (keeps_end_) {
    const auto begin = ends_.begin() + static_cast<std::ptrdiff_t>(next_);
    std::vector<graph::NodeId>& nodes = out->columns[plan_.to].MakeNodes();
    nodes.insert(nodes.end(), begin, begin + static_cast<std::ptrdiff_t>(count));
  }
  next_ += count;
  return count;
}

size_t ExpandOperator::Give(size_t room, RowBatch* out) {
  const size_t count = std::min(room, neighbors_.size() - next_);
  const TypedNeighbor* begin = neighbors_.data() + next_;
  if (keeps_relationship_) {
    std::vector<Value>& relationships = out->columns[plan_.relationship].MakeValues();
    for (size_t i = 0; i < count; ++i) {
      relationships.push_back(Value::Relationship(begin[i].relationship, begin[i].type));
    }
  }
  if (keeps_end_) {
    std::vector<graph::NodeId>& nodes = out->columns[plan_.to].MakeNodes();
    for (size_t i = 0; i < count; ++i) nodes.push_back(begin[i].node);
  }
  next_ += count;
  return count;
}

ProjectEndpointsOperator::ProjectEndpointsOperator(const LogicalProjectEndpoints& plan,
                                                   ExecutionContext* context,
                                                   std::vector<OperatorPtr> children)
    : FanOut(plan, context, std::move(children)), reader_(plan.types, plan.direction) {}

void ProjectEndpointsOperator::Open() {
  FanOut::Open();
  reader_.Open(context_);
}

void ProjectEndpointsOperator::StartBatch(RowBatch* out) {
  if (!plan_.is_start_bound) out->columns[plan_.start].MakeNodes();
  if (!plan_.is_end_bound && plan_.end != plan_.start) out->columns[plan_.end].MakeNodes();
}

void ProjectEndpointsOperator::StartRow(const RowBatch& input, size_t row) {
  reader_.Refresh(context_);
  ends_.clear();
  next_ = 0;
  const Value value = input.columns[plan_.relationship].Get(row);
  if (value.is_null()) return;
  if (value.kind() != graph::ValueKind::kRelationship) {
    throw TypeError("InvalidArgumentType",
                    "expected a relationship, but found " + WithArticle(value.kind()));
  }
  const auto record = view().ReadRelationship(value.relationship());
  if (!record || !reader_.AcceptsType(record->type)) return;
  std::vector<graph::RelationshipId> used;
  for (VariableId variable : plan_.distinct_from) {
    AppendRelationshipsAt(input.columns[variable], row, &used);
  }
  if (std::find(used.begin(), used.end(), value.relationship()) != used.end()) return;
  const bool forward = plan_.direction != graph::Direction::kIn;
  const bool backward = plan_.direction != graph::Direction::kOut &&
                        !(forward && record->start == record->end);
  if (forward && Accepts(input, row, record->start, record->end)) {
    ends_.emplace_back(record->start, record->end);
  }
  if (backward && Accepts(input, row, record->end, record->start)) {
    ends_.emplace_back(record->end, record->start);
  }
}

bool ProjectEndpointsOperator::Accepts(const RowBatch& input, size_t row, graph::NodeId start,
                                       graph::NodeId end) const {
  if (plan_.start == plan_.end && start != end) return false;
  if (plan_.is_start_bound && NodeAt(input.columns[plan_.start], row) != start) return false;
  return !plan_.is_end_bound || NodeAt(input.columns[plan_.end], row) == end;
}

size_t ProjectEndpointsOperator::Produce(size_t room, RowBatch* out) {
  const size_t count = std::min(room, ends_.size() - next_);
  for (size_t i = next_; i < next_ + count; ++i) {
    if (!plan_.is_start_bound) out->columns[plan_.start].MakeNodes().push_back(ends_[i].first);
    if (!plan_.is_end_bound && plan_.end != plan_.start) {
      out->columns[plan_.end].MakeNodes().push_back(ends_[i].second);
    }
  }
  next_ += count;
  return count;
}

}  // namespace wenmai::query
