#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Decides how a pattern is searched: where to start, in which order to walk, where each condition is
// tested. Starts at what is bound already or tries every node; from there always takes the step that leaves
// fewest rows. Parts that are not connected are joined. It takes what JoinOrder leaves.
//   Before:  Match (a)-[r:KNOWS]->(b:Person)-[s:LIKES]->(c), a.id = $id
//   After:   Expand (b)-[s:LIKES]->(c) -- Filter (b:Person) -- Expand (a)-[r:KNOWS]->(b)
//              -- Filter a.id = $id -- NodeScan (a)
// Without optimizing it starts at the first node and walks in the order of the text.
LogicalPlan OrderPattern(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
