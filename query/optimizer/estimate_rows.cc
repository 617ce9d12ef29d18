#include "query/optimizer/estimate_rows.h"

namespace wenmai::query {

LogicalPlan EstimateRows(const LogicalPlan& plan, RuleContext& context) {
  std::shared_ptr<LogicalOperator> copy = plan->Clone();
  for (LogicalPlan& child : copy->children) child = EstimateRows(child, context);
  copy->estimated_rows = context.cardinality->Estimate(*copy);
  return copy;
}

}  // namespace wenmai::query
