#include "query/optimizer/push_count.h"

#include <algorithm>

#include "query/expressions/variable.h"
#include "query/functions/function.h"
#include "query/plan/expand.h"
#include "query/plan/project.h"

namespace wenmai::query {

namespace {

template <typename Walk>
LogicalPlan Counted(const LogicalPlan& walk, VariableId count) {
  auto counted = std::make_shared<Walk>(static_cast<const Walk&>(*walk));
  counted->count = count;
  return Finish(counted, walk->children);
}

}  // namespace

bool CountsRows(const AggregateCall& call, const VariableSet& never_null) {
  if (call.function->name != "count" || call.is_distinct) return false;
  if (call.arguments.empty()) return true;
  const Expression& argument = *call.arguments.front();
  if (argument.kind() != ExpressionKind::kVariable) return false;
  const auto& variable = static_cast<const VariableExpression&>(argument);
  return !variable.is_local && Contains(never_null, variable.id);
}

LogicalPlan PushCount(const LogicalPlan& plan, RuleContext& context) {
  return RewriteBottomUp(plan, [&context](const LogicalPlan& node) -> LogicalPlan {
    const LogicalAggregate* aggregate = As<LogicalAggregate>(node);
    if (aggregate == nullptr || aggregate->multiplicity) return nullptr;
    const LogicalPlan& walk = aggregate->children.front();
    if (walk->kind != LogicalKind::kExpand && walk->kind != LogicalKind::kIntersect) return nullptr;
    const VariableSet found = walk->Introduces();
    const auto& calls = aggregate->aggregation.aggregates;
    if (!std::all_of(calls.begin(), calls.end(),
                     [&](const AggregateCall& call) { return CountsRows(call, found); })) {
      return nullptr;
    }
    for (const ProjectionItem& key : aggregate->aggregation.keys) {
      if (!Intersection(VariablesOf(key.expression), found).empty()) return nullptr;
    }
    auto counting = std::make_shared<LogicalAggregate>(*aggregate);
    for (AggregateCall& call : counting->aggregation.aggregates) call.arguments.clear();
    counting->multiplicity = AddVariable(context.variables, VariableKind::kValue);
    LogicalPlan counted = walk->kind == LogicalKind::kExpand
                              ? Counted<LogicalExpand>(walk, *counting->multiplicity)
                              : Counted<LogicalIntersect>(walk, *counting->multiplicity);
    return Finish(counting, {std::move(counted)});
  });
}

}  // namespace wenmai::query
