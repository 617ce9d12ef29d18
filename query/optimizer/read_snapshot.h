#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Lets CALL { } IN TRANSACTIONS read its rows, as far as they need no subquery, in the graph of before in
// the place of holding them all, so that its memory does not grow with their number.
//   Before:  Apply in transactions -- Eager -- Expand (h)-[r]->() -- NodeScan (h:Hub)
//   After:   Apply in transactions -- Snapshot -- Expand (h)-[r]->() -- NodeScan (h:Hub)
LogicalPlan ReadSnapshot(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
