#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Goes through the relationships that cycles are closed over from the end with the longer list, so that the
// longer list is kept and the shorter one looked up in it: where degrees are skewed, most of the work is saved.
//   Before:  Aggregate(count(*)) -- Intersect (a)-[s]->(c), (b)-[t]->(c) -- Expand (a)-[r]->(b) -- NodeScan (a)
//   After:   Aggregate(count(*)) -- Intersect (a)-[s]->(c), (b)-[t]->(c) -- RelationshipScan (a)-[r]->(b)
// Rows come in another order, so only below an aggregate to which that is all one, over operators that treat
// each row by itself.
LogicalPlan ScanRelationships(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
