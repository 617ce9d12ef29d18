#pragma once

#include "query/plan/logical_operator.h"

namespace wenmai::query {

// Whether the operator makes the rows for each input row by itself, the same in any thread and whatever
// view it is given: no subquery, no chance.
bool TreatsRowsByThemselves(const LogicalOperator& plan);

}  // namespace wenmai::query
