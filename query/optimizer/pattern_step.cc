// The steps of a pattern search: from what is bound along one part of the pattern.
#include <algorithm>

#include "query/expressions/quantifier.h"
#include "query/expressions/variable.h"
#include "query/operators/neighbor_reader.h"
#include "query/optimizer/order_pattern.h"
#include "query/optimizer/pattern_search.h"
#include "query/plan/expand.h"
#include "query/plan/path.h"
#include "query/plan/predicate.h"
#include "wenmai/error.h"

namespace wenmai::query {

namespace {

// `all(x IN relationships WHERE …)`, or nullptr.
const QuantifierExpression* AsQuantifierOver(const Expression& predicate,
                                             VariableId relationships) {
  if (predicate.kind() != ExpressionKind::kQuantifier) return nullptr;
  const auto& all = static_cast<const QuantifierExpression&>(predicate);
  if (all.quantifier != QuantifierKind::kAll || all.where == nullptr) return nullptr;
  if (all.list->kind() != ExpressionKind::kVariable) return nullptr;
  const auto& list = static_cast<const VariableExpression&>(*all.list);
  return !list.is_local && list.id == relationships ? &all : nullptr;
}

}  // namespace

void PatternSearch::TakeRelationship(size_t index, bool is_from_start) {
  is_relationship_solved_[index] = true;
  const PatternRelationship& relationship = pattern_->relationships[index];
  std::vector<VariableId> new_nodes;
  for (VariableId node : {relationship.start, relationship.end}) {
    if (!IsBound(node)) new_nodes.push_back(node);
  }
  if (const PatternPath* path = ShortestPathOf(index)) {
    TakeShortest(relationship, *path);
  } else {
    if (relationship.hops) {
      TakeVarLength(index, is_from_start);
    } else if (IsBound(relationship.variable)) {
      TakeEndpoints(relationship);
    } else {
      TakeExpand(relationship, is_from_start);
    }
    used_.push_back({relationship.variable, relationship.types});
  }
  ApplyReady(LabelTests(new_nodes));
}

void PatternSearch::TakeEndpoints(const PatternRelationship& relationship) {
  auto op = std::make_shared<LogicalProjectEndpoints>();
  op->relationship = relationship.variable;
  op->start = relationship.start;
  op->end = relationship.end;
  op->direction = relationship.direction;
  op->types = relationship.types;
  op->is_start_bound = IsBound(relationship.start);
  op->is_end_bound = IsBound(relationship.end);
  op->distinct_from = DistinctFrom(relationship.types);
  Push(op, rows());
}

void PatternSearch::TakeExpand(const PatternRelationship& relationship, bool is_from_start) {
  auto op = std::make_shared<LogicalExpand>();
  op->from = is_from_start ? relationship.start : relationship.end;
  op->to = is_from_start ? relationship.end : relationship.start;
  op->direction = is_from_start ? relationship.direction : Reverse(relationship.direction);
  op->relationship = relationship.variable;
  op->types = relationship.types;
  op->is_into = IsBound(op->to);
  op->distinct_from = DistinctFrom(relationship.types);
  const Cardinality& cardinality = *context_->cardinality;
  const std::vector<std::string>& from_labels = LikelyLabelsOf(op->from);
  const std::vector<std::string>& to_labels = LikelyLabelsOf(op->to);
  const double found = rows() * cardinality.Degree(from_labels, op->types, op->direction, to_labels);
  if (op->is_into) {
    Push(op, found / std::max(1.0, cardinality.Nodes(to_labels)), rows());
    return;
  }
  const double seen = rows() * cardinality.Degree(from_labels, op->types, op->direction);
  Push(op, found, rows() + std::max(0.0, seen - found));
}

void PatternSearch::TakeVarLength(size_t index, bool is_from_start) {
  const PatternRelationship& relationship = pattern_->relationships[index];
  auto op = std::make_shared<LogicalVarLengthExpand>();
  op->from = is_from_start ? relationship.start : relationship.end;
  op->to = is_from_start ? relationship.end : relationship.start;
  op->direction = is_from_start ? relationship.direction : Reverse(relationship.direction);
  op->is_reversed = !is_from_start;
  op->relationship = relationship.variable;
  op->types = relationship.types;
  op->hops = *relationship.hops;
  op->step_predicate = relationship.step_predicate;
  op->step_local = relationship.step_local;
  op->is_list_bound = IsBound(relationship.variable);
  op->is_into = IsBound(op->to);
  if (!op->step_predicate) TakeStepPredicate(op.get());
  op->segment = segments_[index];
  op->distinct_from = DistinctFrom(relationship.types);
  // The labels asked of the first node tell nothing of the nodes that the walk goes through.
  const Cardinality& cardinality = *context_->cardinality;
  const double first = cardinality.Degree(NodeOf(op->from).labels, op->types, op->direction);
  const double further = cardinality.Degree({}, op->types, op->direction);
  double walks = op->is_list_bound ? 1 : cardinality.Walks(first, further, op->hops);
  if (op->is_into) walks /= std::max(1.0, context_->cardinality->Nodes({}));
  Push(op, rows() * walks);
}

void PatternSearch::TakeStepPredicate(LogicalVarLengthExpand* op) {
  if (!context_->is_optimizing) return;
  const auto found = std::find_if(
      predicates_.begin(), predicates_.end(), [&](const ExpressionPtr& predicate) {
        const auto* all = AsQuantifierOver(*predicate, op->relationship);
        return all != nullptr && IsDeterministic(*predicate) && !HasSubquery(*predicate) &&
               IsSubset(VariablesOf(all->where), plan_->schema);
      });
  if (found == predicates_.end()) return;
  const auto& all = static_cast<const QuantifierExpression&>(**found);
  op->step_predicate = all.where;
  op->step_local = all.local;
  predicates_.erase(found);
}

void PatternSearch::TakeShortest(const PatternRelationship& relationship,
                                 const PatternPath& path) {
  if (path.relationships.size() != 1) {
    throw Error(ErrorCode::kUnsupported,
                "shortest paths over a pattern of more than one relationship are not supported");
  }
  auto op = std::make_shared<LogicalShortestPath>();
  op->path_kind = path.kind;
  op->count = path.shortest_count;
  op->variable = path.variable;
  op->relationship = relationship.variable;
  op->start = relationship.start;
  op->end = relationship.end;
  op->direction = relationship.direction;
  op->types = relationship.types;
  op->hops = relationship.hops.value_or(HopRange{1, 1});
  op->step_predicate = relationship.step_predicate;
  op->step_local = relationship.step_local;
  for (size_t p = 0; p < pattern_->paths.size(); ++p) {
    if (&pattern_->paths[p] == &path) is_path_built_[p] = true;
  }
  // shortestPath() asks for the shortest path that meets WHERE; SHORTEST k tests WHERE afterwards.
  if (!path.shortest_count) {
    const VariableSet known = Union(plan_->schema, op->Introduces());
    std::erase_if(predicates_, [&](const ExpressionPtr& predicate) {
      const VariableSet reads = VariablesOf(predicate);
      if (Intersection(reads, op->Introduces()).empty() || !IsSubset(reads, known)) return false;
      op->predicates.push_back(predicate);
      return true;
    });
  }
  Push(op, rows());
}

void PatternSearch::TakeQuantified(size_t index) {
  is_quantified_solved_[index] = true;
  const QuantifiedPath& quantified = *pattern_->quantified[index];
  auto op = std::make_shared<LogicalQuantifiedExpand>();
  op->pattern = pattern_->quantified[index];
  op->groups = quantified.groups;
  op->is_end_bound = IsBound(quantified.outer_end);
  op->segment = quantified_segments_[index];
  for (const PatternRelationship& relationship : quantified.inner.relationships) {
    op->inner_relationships.push_back(relationship.variable);
    const bool is_grouped = std::any_of(op->groups.begin(), op->groups.end(), [&](const auto& g) {
      return g.first == relationship.variable;
    });
    if (!is_grouped) {
      op->groups.emplace_back(relationship.variable,
                              AddVariable(context_->variables, VariableKind::kRelationshipList));
    }
    for (VariableId used : DistinctFrom(relationship.types)) op->distinct_from.push_back(used);
  }
  op->distinct_from = MakeSet(op->distinct_from);

  auto argument = std::make_shared<LogicalArgument>();
  argument->is_unit = false;
  argument->variables = Union(plan_->schema, {quantified.inner_start});
  auto inner = std::make_shared<PatternGraph>(quantified.inner);
  if (op->segment) {
    op->inner_segment = AddVariable(context_->variables, VariableKind::kPath);
    if (inner->paths.empty()) {
      throw Error(ErrorCode::kInternal, "a quantified part of a path without its own path");
    }
    inner->paths.front().variable = op->inner_segment;
  }
  auto match = std::make_shared<LogicalMatch>();
  match->predicates = inner->predicates;
  match->pattern = std::move(inner);
  LogicalPlan repetition =
      OrderPattern(query::Finish(match, {query::Finish(argument, {})}), *context_);

  std::vector<VariableId> new_nodes;
  if (!op->is_end_bound) new_nodes.push_back(quantified.outer_end);
  const double walks =
      context_->cardinality->Walks(repetition->estimated_rows, repetition->estimated_rows,
                                   quantified.repetitions);
  op->estimated_rows = rows() * walks;
  cost_ += op->estimated_rows;
  for (const auto& [inner_variable, outer] : op->groups) {
    for (const PatternRelationship& relationship : quantified.inner.relationships) {
      if (relationship.variable == inner_variable) used_.push_back({outer, relationship.types});
    }
  }
  plan_ = query::Finish(op, {plan_, std::move(repetition)});
  ApplyReady(LabelTests(new_nodes));
}

}  // namespace wenmai::query
