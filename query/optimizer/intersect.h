#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Closes cycles by intersecting neighbour lists instead of walking first and checking afterwards.
//   Before:  ExpandInto (a)-[t]->(c) -- Expand (b)-[s]->(c)      (a bound below)
//   After:   Intersect (a)-[t]->(c), (b)-[s]->(c)
// A third and fourth relationship into the same node become further legs. Filters on the new node in
// between go above.
LogicalPlan Intersect(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
