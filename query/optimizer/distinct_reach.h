#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Where only the set of rows matters (below DISTINCT, count(DISTINCT …), min, max), walks of variable
// length whose relationships nobody reads become a search over nodes, and equal rows are dropped before
// they are expanded again.
//   Before:  Aggregate(count(DISTINCT b)) -- VarLengthExpand (a)-[*1..4]->(b)
//   After:   Aggregate(count(DISTINCT b)) -- Reach (a)-[*1..4]->(b)
//   Before:  Distinct c -- Expand (b)-[]->(c) -- Expand (a)-[]->(b) {b}
//   After:   Distinct c -- Expand (b)-[]->(c) -- Distinct b -- Expand (a)-[]->(b) {b}
// Works on pruned columns: a column that is not there is read by nobody.
LogicalPlan DistinctReach(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
