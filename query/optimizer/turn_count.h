#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Counts by the far end of a step are degrees of that end: starts there, if fewer nodes are there than
// steps lead to them, so that PushCount need not make a row of each step.
//   Before:  Aggregate(count(*) by e.name) -- Expand (a)-[r]->(e) -- NodeScan (a:Article)
//   After:   Aggregate(count(*) by e.name) -- Expand (e)<-[r]-(a:Article) -- NodeScan (e)
// Keys must read `e` alone, and nothing but counts of all rows the rest.
LogicalPlan TurnCount(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
