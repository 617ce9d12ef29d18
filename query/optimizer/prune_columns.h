#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Cuts every operator's columns to those that something above still reads, so that expands, sorts and
// joins copy no others, and drops projected items that nobody reads.
//   Before:  Aggregate(count(c)) -- Expand (b)-[]->(c) {a, b, r, c} -- Expand (a)-[r]->(b) {a, b, r}
//   After:   Aggregate(count(c)) -- Expand (b)-[]->(c) {c}          -- Expand (a)-[r]->(b) {b}
LogicalPlan PruneColumns(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
