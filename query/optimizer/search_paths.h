// Searches for the shortest of the paths through a pattern instead of making all its matches.
//   Before:  SelectPaths p -- Match p = (a:A)((x)-[:R]->(y)){1,9}(b)-[:S]->(c) where a.i = 1
//   After:   SearchPaths (a)((x)-[:R]->(y)){1,9}(b)-[:S]->(c) -- Match (a:A) where a.i = 1
// The search begins at the end that is found with fewer rows; the other end is found first, too, where
// both together are few. Leaves patterns alone whose conditions it cannot ask of one step, one node, one
// repetition or the whole path, and those with relationships that are bound before.
#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

LogicalPlan SearchPaths(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
