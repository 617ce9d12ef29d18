#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Counts what is only counted instead of making rows of it.
//   Before:  Aggregate(count(*) by a) -- Expand (a)-[r]->(b)
//   After:   Aggregate(count(*) by a) -- CountExpand (a)-[r]->(b)
// Every aggregate must be a count of all rows (or of b or r, which are never null), and nothing else may
// read b or r. The same for Intersect.
LogicalPlan PushCount(const LogicalPlan& plan, RuleContext& context);

// Whether the call counts every row, given columns that are never null.
bool CountsRows(const AggregateCall& call, const VariableSet& never_null);

}  // namespace wenmai::query
