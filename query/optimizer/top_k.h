#pragma once

#include "query/optimizer/rule.h"

namespace wenmai::query {

// Keeps only the first rows while sorting.
//   Before:  Limit 20 -- Sort c DESC          After:  Limit 20 -- TopK 20 c DESC
//   Before:  Limit 20 -- Skip 5 -- Sort c     After:  Limit 20 -- Skip 5 -- TopK 5 + 20 c
// Counts that are not deterministic stay as they are: they must be evaluated once.
LogicalPlan TopK(const LogicalPlan& plan, RuleContext& context);

}  // namespace wenmai::query
