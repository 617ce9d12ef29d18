#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Fills in estimated_rows from the leaves up; changes nothing else.
LogicalPlan EstimateRows(const LogicalPlan& plan, RuleContext& context);

// A copy of one operator with its own estimate.
LogicalPlan WithEstimate(const LogicalOperator& op, const Cardinality& cardinality);

}  // namespace wenmai::query
