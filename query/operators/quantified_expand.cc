#include "query/operators/quantified_expand.h"

#include <algorithm>

namespace wenmai::query {

QuantifiedExpandOperator::QuantifiedExpandOperator(const LogicalQuantifiedExpand& plan,
                                                   ExecutionContext* context,
                                                   std::vector<OperatorPtr> children,
                                                   OperatorPtr repetition,
                                                   std::unique_ptr<ArgumentSlot> slot)
    : FanOut(plan, context, std::move(children)),
      repetition_(std::move(repetition)),
      slot_(std::move(slot)),
      argument_(context->variable_count) {}

void QuantifiedExpandOperator::Close() {
  FanOut::Close();
  levels_.clear();
  charge_.Release();
}

void QuantifiedExpandOperator::StartBatch(RowBatch* out) {
  for (const auto& [inner, outer] : plan_.groups) out->columns[outer].MakeValues();
  if (!plan_.is_end_bound) out->columns[plan_.pattern->outer_end].MakeNodes();
  if (plan_.segment) out->columns[*plan_.segment].MakeValues();
}

void QuantifiedExpandOperator::StartRow(const RowBatch& input, size_t row) {
  levels_.clear();
  depth_ = 0;
  is_started_ = false;
  excluded_.clear();
  start_ = NodeAt(input.columns[plan_.pattern->outer_start], row);
  has_start_ = start_ != Column::kNullNode;
  if (!has_start_) return;
  for (VariableId variable : plan_.distinct_from) {
    AppendRelationshipsAt(input.columns[variable], row, &excluded_);
  }
  argument_.Clear();
  for (VariableId variable : plan_.children[0]->schema) {
    argument_.columns[variable].AppendRow(input.columns[variable], row);
  }
  argument_.row_count = 1;
}

size_t QuantifiedExpandOperator::Produce(size_t room, RowBatch* out) {
  size_t produced = 0;
  while (produced < room && Advance()) {
    if (!IsMatch()) continue;
    Emit(out);
    ++produced;
  }
  return produced;
}

bool QuantifiedExpandOperator::Advance() {
  if (!has_start_) return false;
  if (!is_started_) {  // the walk of no repetitions
    is_started_ = true;
    Push(start_);
    return true;
  }
  while (!levels_.empty()) {
    CheckLimits();
    Level& level = levels_.back();
    if (level.next == level.ways.size()) {
      levels_.pop_back();
      depth_ = levels_.empty() ? 0 : levels_.size() - 1;
      continue;
    }
    ++level.next;
    depth_ = levels_.size();
    Push(current_node());
    return true;
  }
  return false;
}

// Runs the pattern once more from `node`, unless the repetitions are used up.
void QuantifiedExpandOperator::Push(graph::NodeId node) {
  Level level;
  const HopRange& range = plan_.pattern->repetitions;
  if (!range.max || depth_ < *range.max) {
    argument_.columns[plan_.pattern->inner_start].MakeNodes().assign(1, node);
    slot_->batch = &argument_;
    slot_->row = 0;
    RowBatch batch(context_.variable_count);
    repetition_->Open();
    try {
      while (repetition_->Next(&batch)) {
        for (size_t i = 0; i < batch.live_count(); ++i) {
          Repetition way = ReadRepetition(batch, batch.live_row(i));
          if (!IsTrail(way)) continue;
          charge_.Add(context_.limits(), sizeof(Repetition) + way.groups.size() * sizeof(Value));
          level.ways.push_back(std::move(way));
        }
      }
    } catch (...) {
      repetition_->Close();
      throw;
    }
    repetition_->Close();
  }
  levels_.push_back(std::move(level));
}

QuantifiedExpandOperator::Repetition QuantifiedExpandOperator::ReadRepetition(
    const RowBatch& batch, size_t row) const {
  Repetition way;
  way.end = NodeAt(batch.columns[plan_.pattern->inner_end], row);
  for (const auto& [inner, outer] : plan_.groups) {
    way.groups.push_back(batch.columns[inner].Get(row));
  }
  for (VariableId variable : plan_.inner_relationships) {
    AppendRelationshipsAt(batch.columns[variable], row, &way.relationships);
  }
  if (plan_.inner_segment) way.segment = batch.columns[*plan_.inner_segment].Get(row);
  return way;
}

bool QuantifiedExpandOperator::IsTrail(const Repetition& repetition) const {
  const auto shares = [&repetition](const std::vector<graph::RelationshipId>& used) {
    return std::any_of(used.begin(), used.end(), [&repetition](graph::RelationshipId id) {
      const auto& mine = repetition.relationships;
      return std::find(mine.begin(), mine.end(), id) != mine.end();
    });
  };
  if (shares(excluded_)) return false;
  for (size_t i = 0; i < depth_; ++i) {
    if (shares(step(i).relationships)) return false;
  }
  return true;
}

graph::NodeId QuantifiedExpandOperator::current_node() const {
  return depth_ == 0 ? start_ : step(depth_ - 1).end;
}

bool QuantifiedExpandOperator::IsMatch() const {
  if (depth_ < plan_.pattern->repetitions.min) return false;
  return !plan_.is_end_bound ||
         NodeAt(input().columns[plan_.pattern->outer_end], row()) == current_node();
}

void QuantifiedExpandOperator::Emit(RowBatch* out) const {
  const auto& groups = plan_.groups;
  for (size_t g = 0; g < groups.size(); ++g) {
    graph::List list;
    for (size_t i = 0; i < depth_; ++i) list.push_back(step(i).groups[g]);
    out->columns[groups[g].second].MakeValues().push_back(Value::MakeList(std::move(list)));
  }
  if (!plan_.is_end_bound) {
    out->columns[plan_.pattern->outer_end].MakeNodes().push_back(current_node());
  }
  if (!plan_.segment) return;
  graph::Path path{{start_}, {}, {}};
  for (size_t i = 0; i < depth_; ++i) {
    const graph::Path& part = step(i).segment.path();
    path.nodes.insert(path.nodes.end(), part.nodes.begin() + 1, part.nodes.end());
    path.relationships.insert(path.relationships.end(), part.relationships.begin(),
                              part.relationships.end());
    path.types.insert(path.types.end(), part.types.begin(), part.types.end());
  }
  out->columns[*plan_.segment].MakeValues().push_back(Value::MakePath(std::move(path)));
}

}  // namespace wenmai::query
