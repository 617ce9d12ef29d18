#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Finds the different values of expressions as groups are found: by the codes of a column, without a
// value for each row. Only where all rows are asked for, as groups come when the last row is read.
//   Before:  Sort c -- Distinct c -- Project p.country AS c
//   After:   Sort c -- Aggregate by p.country
LogicalPlan GroupDistinct(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
