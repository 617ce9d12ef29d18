#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Removes Eager where nothing below it reads the graph, so that no row can change by what is written
// above: rows from lists, parameters and files stream into CREATE.
//   Before:  Eager -- Create (n) -- Eager -- Unwind $rows AS row
//   After:   Eager -- Create (n) -- Unwind $rows AS row
LogicalPlan RemoveEager(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
