#include "query/operators/var_length_expand.h"

#include <algorithm>

#include "query/expressions/errors.h"

namespace wenmai::query {

namespace {

constexpr size_t kNearStepCount = 16;  // walks up to this length are searched without a hash set
constexpr uint64_t kStepsPerCheck = 1024;

}  // namespace

VarLengthExpandOperator::VarLengthExpandOperator(const LogicalVarLengthExpand& plan,
                                                 ExecutionContext* context,
                                                 std::vector<OperatorPtr> children)
    : FanOut(plan, context, std::move(children)),
      keeps_list_(Contains(plan.schema, plan.relationship)),
      keeps_end_(!plan.is_into && Contains(plan.schema, plan.to)),
      reader_(plan.types, plan.direction) {}

void VarLengthExpandOperator::Open() {
  FanOut::Open();
  reader_.Open(context_);
}

void VarLengthExpandOperator::Close() {
  FanOut::Close();
  reader_.Close();
  charge_.Release();
  batch_charge_.Release();
  neighbors_.clear();
  frames_.clear();
}

void VarLengthExpandOperator::StartBatch(RowBatch* out) {
  batch_charge_.Release();
  batch_bytes_ = 0;
  if (keeps_list_) out->columns[plan_.relationship].MakeValues();
  if (keeps_end_) out->columns[plan_.to].MakeNodes();
  if (plan_.segment) out->columns[*plan_.segment].MakeValues();
}

void VarLengthExpandOperator::StartRow(const RowBatch& input, size_t row) {
  reader_.Refresh(context_);
  neighbors_.clear();
  frames_.clear();
  walk_.clear();
  used_far_.clear();
  excluded_.clear();
  is_started_ = false;
  const graph::NodeId from = NodeAt(input.columns[plan_.from], row);
  if (from == Column::kNullNode) return;
  if (plan_.is_into) {
    end_ = NodeAt(input.columns[plan_.to], row);
    if (end_ == Column::kNullNode) return;
  }
  for (VariableId variable : plan_.distinct_from) {
    AppendRelationshipsAt(input.columns[variable], row, &excluded_);
  }
  Push(from);
}

size_t VarLengthExpandOperator::Produce(size_t room, RowBatch* out) {
  size_t produced = 0;
  while (produced < room && !IsBatchFull() && Advance()) {
    if (!IsMatch()) continue;
    Emit(out);
    ++produced;
  }
  return produced;
}

void VarLengthExpandOperator::Push(graph::NodeId node) {
  const size_t begin = neighbors_.size();
  if (!plan_.hops.max || walk_.size() < *plan_.hops.max) reader_.Read(node, &neighbors_);
  frames_.push_back({node, begin, begin, neighbors_.size()});
  charge_.GrowTo(context_.limits(), neighbors_.capacity() * sizeof(TypedNeighbor));
}

void VarLengthExpandOperator::Pop() {
  neighbors_.resize(frames_.back().begin);
  frames_.pop_back();
  if (walk_.empty()) return;
  if (walk_.size() > kNearStepCount) used_far_.erase(walk_.back().relationship);
  walk_.pop_back();
}

bool VarLengthExpandOperator::Advance() {
  if (frames_.empty()) return false;
  if (!is_started_) {  // the walk of no steps
    is_started_ = true;
    return true;
  }
  while (!frames_.empty()) {
    Frame& frame = frames_.back();
    if (frame.next == frame.end) {
      Pop();
      continue;
    }
    if (++step_count_ % kStepsPerCheck == 0) CheckLimits();
    const TypedNeighbor step = neighbors_[frame.next++];
    if (!MayTake(step)) continue;
    walk_.push_back(step);
    if (walk_.size() > kNearStepCount) used_far_.insert(step.relationship);
    Push(step.node);
    return true;
  }
  return false;
}

bool VarLengthExpandOperator::MayTake(const TypedNeighbor& step) {
  return !IsUsed(step.relationship) && (!plan_.step_predicate || MeetsStepPredicate(step));
}

bool VarLengthExpandOperator::IsUsed(graph::RelationshipId relationship) const {
  const size_t near = std::min(walk_.size(), kNearStepCount);
  for (size_t i = 0; i < near; ++i) {
    if (walk_[i].relationship == relationship) return true;
  }
  if (walk_.size() > kNearStepCount && used_far_.contains(relationship)) return true;
  return std::find(excluded_.begin(), excluded_.end(), relationship) != excluded_.end();
}

bool VarLengthExpandOperator::MeetsStepPredicate(const TypedNeighbor& step) {
  evaluation().locals[plan_.step_local] = Value::Relationship(step.relationship, step.type);
  return plan_.step_predicate->Evaluate({&input(), row()}, evaluation()).is_true();
}

bool VarLengthExpandOperator::IsMatch() const {
  return walk_.size() >= plan_.hops.min && (!plan_.is_into || frames_.back().node == end_);
}

// Walks through a dense graph have thousands of steps.
void VarLengthExpandOperator::Emit(RowBatch* out) {
  constexpr size_t kPathStepSize =
      sizeof(graph::NodeId) + sizeof(graph::RelationshipId) + sizeof(graph::TypeId);
  batch_bytes_ += walk_.size() * ((keeps_list_ ? sizeof(Value) : 0) +
                                  (plan_.segment ? kPathStepSize : 0));
  batch_charge_.GrowTo(context_.limits(), batch_bytes_);
  if (keeps_end_) out->columns[plan_.to].MakeNodes().push_back(frames_.back().node);
  if (keeps_list_) {
    graph::List list;
    list.reserve(walk_.size());
    for (const TypedNeighbor& step : walk_) {
      list.push_back(Value::Relationship(step.relationship, step.type));
    }
    if (plan_.is_reversed) std::reverse(list.begin(), list.end());
    out->columns[plan_.relationship].MakeValues().push_back(Value::MakeList(std::move(list)));
  }
  if (plan_.segment) {
    graph::Path path;
    path.nodes.reserve(frames_.size());
    path.relationships.reserve(walk_.size());
    path.types.reserve(walk_.size());
    for (const Frame& frame : frames_) path.nodes.push_back(frame.node);
    for (const TypedNeighbor& step : walk_) {
      path.relationships.push_back(step.relationship);
      path.types.push_back(step.type);
    }
    if (plan_.is_reversed) {
      std::reverse(path.nodes.begin(), path.nodes.end());
      std::reverse(path.relationships.begin(), path.relationships.end());
      std::reverse(path.types.begin(), path.types.end());
    }
    out->columns[*plan_.segment].MakeValues().push_back(Value::MakePath(std::move(path)));
  }
}

ListWalkOperator::ListWalkOperator(const LogicalVarLengthExpand& plan, ExecutionContext* context,
                                   std::vector<OperatorPtr> children)
    : FanOut(plan, context, std::move(children)), reader_(plan.types, plan.direction) {}

void ListWalkOperator::Open() {
  FanOut::Open();
  reader_.Open(context_);
}

void ListWalkOperator::StartBatch(RowBatch* out) {
  if (!plan_.is_into) out->columns[plan_.to].MakeNodes();
  if (plan_.segment) out->columns[*plan_.segment].MakeValues();
}

void ListWalkOperator::StartRow(const RowBatch& input, size_t row) {
  reader_.Refresh(context_);
  const graph::NodeId from = NodeAt(input.columns[plan_.from], row);
  is_found_ = from != Column::kNullNode && Walk(input, row, from);
}

bool ListWalkOperator::Walk(const RowBatch& input, size_t row, graph::NodeId from) {
  path_ = graph::Path{{from}, {}, {}};
  const Value value = input.columns[plan_.relationship].Get(row);
  if (value.kind() != graph::ValueKind::kList) return false;
  graph::List list = value.list();
  if (plan_.is_reversed) std::reverse(list.begin(), list.end());
  if (list.size() < plan_.hops.min || (plan_.hops.max && list.size() > *plan_.hops.max)) {
    return false;
  }
  std::vector<graph::RelationshipId> used;
  for (VariableId variable : plan_.distinct_from) {
    AppendRelationshipsAt(input.columns[variable], row, &used);
  }
  for (const Value& relationship : list) {
    if (relationship.kind() != graph::ValueKind::kRelationship) return false;
    const graph::RelationshipId id = relationship.relationship();
    if (std::find(used.begin(), used.end(), id) != used.end()) return false;
    used.push_back(id);
    if (!Step(relationship)) return false;
    if (plan_.step_predicate) {
      evaluation().locals[plan_.step_local] = relationship;
      if (!plan_.step_predicate->Evaluate({&input, row}, evaluation()).is_true()) return false;
    }
  }
  return !plan_.is_into || NodeAt(input.columns[plan_.to], row) == path_.nodes.back();
}

bool ListWalkOperator::Step(const Value& relationship) {
  const auto record = view().ReadRelationship(relationship.relationship());
  if (!record || !reader_.AcceptsType(record->type)) return false;
  const graph::NodeId here = path_.nodes.back();
  if (plan_.direction != graph::Direction::kIn && record->start == here) {
    path_.nodes.push_back(record->end);
  } else if (plan_.direction != graph::Direction::kOut && record->end == here) {
    path_.nodes.push_back(record->start);
  } else {
    return false;
  }
  path_.relationships.push_back(relationship.relationship());
  path_.types.push_back(record->type);
  return true;
}

size_t ListWalkOperator::Produce(size_t room, RowBatch* out) {
  if (!is_found_ || room == 0) return 0;
  is_found_ = false;
  if (!plan_.is_into) out->columns[plan_.to].MakeNodes().push_back(path_.nodes.back());
  if (plan_.segment) {
    if (plan_.is_reversed) {
      std::reverse(path_.nodes.begin(), path_.nodes.end());
      std::reverse(path_.relationships.begin(), path_.relationships.end());
      std::reverse(path_.types.begin(), path_.types.end());
    }
    out->columns[*plan_.segment].MakeValues().push_back(Value::MakePath(std::move(path_)));
  }
  return 1;
}

}  // namespace wenmai::query
