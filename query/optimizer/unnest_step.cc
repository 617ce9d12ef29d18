#include "query/optimizer/unnest_step.h"

#include <algorithm>

#include "query/expressions/subquery.h"
#include "query/expressions/unary.h"
#include "query/operators/neighbor_reader.h"
#include "query/plan/filter.h"
#include "query/plan/predicate.h"
#include "query/plan/semi_expand.h"

namespace wenmai::query {

namespace {

// The pattern of a subquery that is one plain MATCH, or nullptr.
const PatternGraph* OnlyPattern(const BoundQuery& query) {
  if (query.branches.size() != 1) return nullptr;
  const auto& clauses = query.branches.front().clauses;
  if (clauses.size() != 1 || clauses.front()->kind != ClauseKind::kMatch) return nullptr;
  const auto& match = static_cast<const BoundMatch&>(*clauses.front());
  return match.is_optional || match.selection ? nullptr : &match.pattern;
}

// The step that the pattern asks for, `bound` being what the rows around it have; nullptr if it asks
// for more.
std::shared_ptr<LogicalSemiExpand> StepOf(const PatternGraph& pattern, const VariableSet& bound) {
  if (pattern.relationships.size() != 1 || pattern.nodes.size() != 2 ||
      !pattern.quantified.empty()) {
    return nullptr;
  }
  const PatternRelationship& relationship = pattern.relationships.front();
  if (relationship.hops || relationship.is_bound) return nullptr;
  for (const PatternPath& path : pattern.paths) {
    if (path.variable || path.kind != PathKind::kWalk) return nullptr;
  }
  auto step = std::make_shared<LogicalSemiExpand>();
  const bool is_from_start = Contains(bound, relationship.start);
  step->from = is_from_start ? relationship.start : relationship.end;
  step->to = is_from_start ? relationship.end : relationship.start;
  step->direction = is_from_start ? relationship.direction : Reverse(relationship.direction);
  step->types = relationship.types;
  step->is_into = Contains(bound, step->to);
  if (!Contains(bound, step->from)) return nullptr;
  for (const PatternNode& node : pattern.nodes) {
    if (Contains(bound, node.variable) && !node.labels.empty()) return nullptr;
    if (node.variable == step->to) step->to_labels = node.labels;
  }
  for (const ExpressionPtr& predicate : pattern.predicates) {
    const bool is_of_end = !step->is_into && VariablesOf(predicate) == VariableSet{step->to};
    if (!is_of_end || !IsDeterministic(*predicate) || HasSubquery(*predicate)) return nullptr;
  }
  step->to_predicates = pattern.predicates;
  return step;
}

std::shared_ptr<LogicalSemiExpand> StepOf(const ExpressionPtr& predicate,
                                          const VariableSet& bound) {
  const Expression* asked = predicate.get();
  bool is_anti = false;
  while (asked->kind() == ExpressionKind::kUnary) {
    const auto& unary = static_cast<const UnaryExpression&>(*asked);
    if (unary.op != UnaryOperator::kNot) return nullptr;
    is_anti = !is_anti;
    asked = unary.operand.get();
  }
  if (asked->kind() != ExpressionKind::kSubquery) return nullptr;
  const auto& subquery = static_cast<const SubqueryExpression&>(*asked);
  if (subquery.subquery_kind != SubqueryKind::kExists) return nullptr;
  const PatternGraph* pattern = OnlyPattern(*subquery.query);
  auto step = pattern ? StepOf(*pattern, bound) : nullptr;
  if (step) step->is_anti = is_anti;
  return step;
}

LogicalPlan Unnest(const LogicalFilter& filter, const Cardinality& cardinality) {
  auto before = std::make_shared<LogicalFilter>(filter);
  auto after = std::make_shared<LogicalFilter>();
  std::vector<std::shared_ptr<LogicalSemiExpand>> steps;
  std::erase_if(before->predicates, [&](const ExpressionPtr& predicate) {
    if (!HasSubquery(*predicate)) return false;
    if (auto step = StepOf(predicate, filter.schema)) {
      steps.push_back(std::move(step));
    } else {
      after->predicates.push_back(predicate);
    }
    return true;
  });
  if (steps.empty()) return nullptr;
  const auto put = [&cardinality](std::shared_ptr<LogicalOperator> op, LogicalPlan* plan) {
    op->children = {*plan};
    op->estimated_rows = cardinality.Estimate(*op);
    *plan = Finish(std::move(op), {*plan});
  };
  LogicalPlan plan = filter.children.front();
  const bool has_before = !before->predicates.empty() || !before->label_tests.empty() ||
                          !before->distinct_tests.empty();
  if (has_before) put(before, &plan);
  for (auto& step : steps) put(std::move(step), &plan);
  if (!after->predicates.empty()) put(after, &plan);
  return plan;
}

}  // namespace

LogicalPlan UnnestStep(const LogicalPlan& plan, RuleContext& context) {
  return RewriteBottomUp(plan, [&context](const LogicalPlan& node) -> LogicalPlan {
    const LogicalFilter* filter = As<LogicalFilter>(node);
    return filter ? Unnest(*filter, *context.cardinality) : nullptr;
  });
}

}  // namespace wenmai::query
