#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Finds the cheapest way to solve a small pattern by dynamic programming over its connected parts: each part
// is made by a step from a part without one relationship, or by joining two parts in the nodes they share.
//   Before:  Match (a:Person)-[:WROTE]->(b)<-[:CITES]-(c)<-[:WROTE]-(d:Person), a.city = $x, d.city = $y
//   After:   HashJoin b = b
//              -- Expand (a)-[:WROTE]->(b) -- Filter a.city = $x -- NodeScan (a:Person)
//              -- Expand (c)-[:CITES]->(b) -- Expand (d)-[:WROTE]->(c) -- Filter d.city = $y -- NodeScan (d:Person)
// Equalities between properties of the two parts become keys of the join too. Larger patterns, and those
// with quantified parts, are left to OrderPattern.
LogicalPlan JoinOrder(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
