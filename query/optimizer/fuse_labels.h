#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Lets an expand test the labels of the nodes it finds, before any column is copied.
//   Before:  Filter(b:Person AND b.age > 30) -- Expand (a)-[r]->(b)
//   After:   Filter(b.age > 30) -- Expand (a)-[r]->(b:Person)
LogicalPlan FuseLabels(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
