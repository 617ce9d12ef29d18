#include "query/optimizer/estimate_rows.h"

namespace wenmai::query {

LogicalPlan WithEstimate(const LogicalOperator& op, const Cardinality& cardinality) {
  std::shared_ptr<LogicalOperator> estimated = op.Clone();
  estimated->estimated_rows = cardinality.Estimate(op);
  return estimated;
}

LogicalPlan EstimateRows(const LogicalPlan& plan, RuleContext& context) {
  return RewriteCut(plan, [&context](const LogicalPlan& node) -> LogicalPlan {
    return WithEstimate(*node, *context.cardinality);
  });
}

}  // namespace wenmai::query
