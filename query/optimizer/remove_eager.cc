#include "query/optimizer/remove_eager.h"

#include <algorithm>

namespace wenmai::query {

namespace {

// Whether the rows of the plan depend on nothing but parameters, the outer row and files. An outer row
// was read before the subplan began, but its properties are read again: so no expressions over it.
bool IsIndependentOfGraph(const LogicalOperator& plan) {
  switch (plan.kind) {
    case LogicalKind::kArgument: return plan.schema.empty();
    case LogicalKind::kUnwind:
    case LogicalKind::kLoadCsv:
      return IsIndependentOfGraph(*plan.children.front());
    default: return false;
  }
}

}  // namespace

LogicalPlan RemoveEager(const LogicalPlan& plan, RuleContext&) {
  return RewriteBottomUp(plan, [](const LogicalPlan& node) -> LogicalPlan {
    if (node->kind != LogicalKind::kEager) return nullptr;
    const LogicalPlan& child = node->children.front();
    return IsIndependentOfGraph(*child) ? child : nullptr;
  });
}

}  // namespace wenmai::query
