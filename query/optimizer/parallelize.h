#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Lets several threads share what follows the scan that a plan begins with, where many nodes are scanned.
//   Before:  Aggregate(count(*)) -- Filter(p.text CONTAINS 'x') -- NodeScan (p:Person)
//   After:   Aggregate(count(*)) -- Gather -- Filter(p.text CONTAINS 'x') -- NodeScan (p:Person)
// Where the threads can do it, they aggregate, or find the first k rows, of what they read themselves:
//   Before:  TopK(p.born) -- Project(p.born) -- NodeScan (p:Person)
//   After:   TopK(p.born) -- Gather -- TopK(p.born) -- Project(p.born) -- NodeScan (p:Person)
// Only below an operator that reads all its input, so that no row is made that nobody asks for, and only
// for operators that treat each row by itself.
LogicalPlan Parallelize(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
