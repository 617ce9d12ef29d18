#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Moves conditions down, into the pattern that binds what they read.
//   Before:  Filter(a.x > 1) -- Project(b.y AS y) -- Match (a)-[]->(b)
//   After:   Project(b.y AS y) -- Match (a)-[]->(b), a.x > 1
// Passes projections that only compute columns the condition does not read, sorts, and Eager-free
// matches. Never crosses an OptionalApply (a filter above sees nulls), an aggregation, DISTINCT, SKIP or
// LIMIT. Conditions with subqueries or of rand() stay where they are written.
LogicalPlan PushFilter(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
