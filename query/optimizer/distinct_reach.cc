#include "query/optimizer/distinct_reach.h"

#include <algorithm>

#include "query/functions/function.h"
#include "query/plan/expand.h"
#include "query/plan/filter.h"
#include "query/plan/predicate.h"
#include "query/plan/project.h"

namespace wenmai::query {

namespace {

bool IgnoresDuplicates(const AggregateCall& call) {
  return call.is_distinct || call.function->name == "min" || call.function->name == "max";
}

// Whether each row of the operator gives the same rows above however often it comes, so that a set of
// rows below is enough for a set of rows above.
bool MapsSets(const LogicalOperator& plan) {
  switch (plan.kind) {
    case LogicalKind::kNodeScan:
    case LogicalKind::kNodeIdSeek:
    case LogicalKind::kNodeIndexSeek:
    case LogicalKind::kExpand:
    case LogicalKind::kIntersect:
    case LogicalKind::kVarLengthExpand:
    case LogicalKind::kReach:
    case LogicalKind::kSemiExpand:
    case LogicalKind::kProjectEndpoints:
    case LogicalKind::kBuildPath:
    case LogicalKind::kSort:
    case LogicalKind::kJoin:
    case LogicalKind::kUnion:
      return true;
    case LogicalKind::kFilter: {
      const auto& predicates = static_cast<const LogicalFilter&>(plan).predicates;
      return std::all_of(predicates.begin(), predicates.end(),
                         [](const ExpressionPtr& p) { return IsDeterministic(*p); });
    }
    case LogicalKind::kProject: {
      const auto& items = static_cast<const LogicalProject&>(plan).items;
      return std::all_of(items.begin(), items.end(), [](const ProjectionItem& item) {
        return IsDeterministic(*item.expression);
      });
    }
    default: return false;
  }
}

bool IsCounting(const LogicalOperator& plan) {
  return plan.kind == LogicalKind::kExpand ? static_cast<const LogicalExpand&>(plan).count.has_value()
         : plan.kind == LogicalKind::kIntersect &&
               static_cast<const LogicalIntersect&>(plan).count.has_value();
}

bool Walks(const LogicalOperator& plan) {
  return plan.kind == LogicalKind::kExpand || plan.kind == LogicalKind::kVarLengthExpand ||
         plan.kind == LogicalKind::kReach || plan.kind == LogicalKind::kIntersect;
}

LogicalPlan AsReach(const LogicalVarLengthExpand& expand, LogicalPlan child) {
  const bool reads_walk = Contains(expand.schema, expand.relationship) || expand.segment ||
                          expand.is_list_bound || !expand.distinct_from.empty();
  if (reads_walk || expand.is_into || expand.hops.min > 1) return nullptr;
  // The cycle that a walk without directions needs to come back is looked for among all relationships.
  if (expand.step_predicate && expand.direction == graph::Direction::kBoth) return nullptr;
  auto reach = std::make_shared<LogicalReach>();
  reach->from = expand.from;
  reach->to = expand.to;
  reach->direction = expand.direction;
  reach->types = expand.types;
  reach->hops = expand.hops;
  reach->step_predicate = expand.step_predicate;
  reach->step_local = expand.step_local;
  reach->children = {std::move(child)};
  reach->schema = expand.schema;
  return reach;
}

// `is_set`: what is above sees rows as a set. `is_walked`: and walks on from them.
LogicalPlan Rewrite(const LogicalPlan& plan, bool is_set, bool is_walked,
                    const VariableTable& variables) {
  bool child_is_set = is_set && MapsSets(*plan) && !IsCounting(*plan);
  if (plan->kind == LogicalKind::kDistinct) child_is_set = true;
  if (const LogicalAggregate* aggregate = As<LogicalAggregate>(plan)) {
    const auto& calls = aggregate->aggregation.aggregates;
    child_is_set = std::all_of(calls.begin(), calls.end(), IgnoresDuplicates);
  }
  const bool child_is_walked = child_is_set && (is_walked || Walks(*plan)) && MapsSets(*plan);
  std::shared_ptr<LogicalOperator> copy = plan->Clone();
  for (LogicalPlan& child : copy->children) {
    child = Rewrite(child, child_is_set, child_is_walked, variables);
  }
  LogicalPlan result = copy;
  if (!is_set) return result;
  if (const LogicalVarLengthExpand* expand = As<LogicalVarLengthExpand>(result)) {
    if (LogicalPlan reach = AsReach(*expand, expand->children.front())) result = reach;
  }
  // One node a row is what a bitmap makes distinct for almost nothing.
  const bool is_node = is_walked && Walks(*result) && result->schema.size() == 1 &&
                       variables.entries[result->schema.front()].kind == VariableKind::kNode;
  if (!is_node) return result;
  auto distinct = std::make_shared<LogicalDistinct>();
  distinct->variables = result->schema;
  return Finish(distinct, {result});
}

}  // namespace

LogicalPlan DistinctReach(const LogicalPlan& plan, RuleContext& context) {
  return Rewrite(plan, false, false, *context.variables);
}

}  // namespace wenmai::query
