#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Reads the properties that an order does not ask for only of the rows that are kept.
//   Before:  TopK 10 a.words -- Project a.words, a.title
//   After:   Project a.title -- TopK 10 a.words -- Project a.words
LogicalPlan LateProject(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
