#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Asks for a single step with a set of neighbours, not with a query for each row.
//   Before:  Filter NOT EXISTS { (a)-[:KNOWS]->(c) }
//   After:   AntiExpandInto (a)-[:KNOWS]->(c)
// The conditions that need no subquery are tested before.
LogicalPlan UnnestStep(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
