#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Fills in estimated_rows from the leaves up; changes nothing else.
LogicalPlan EstimateRows(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
