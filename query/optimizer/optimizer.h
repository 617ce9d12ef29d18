// The optimizer: a list of rules, each a function from plan to plan (optimizer/rule.h), applied in a
// fixed order that optimizer.cc shows.
#pragma once

#include "query/plan/planner.h"

namespace wenmai::query {

// Makes the plans of a statement ready to run: patterns become walks, columns are cut, estimates are
// filled in. With `is_optimizing` false only the rules that are needed to run are applied, without
// choices by cost; the rows stay the same. `view` gives the statistics.
void Optimize(StatementPlan* plan, const graph::View& view, bool is_optimizing);

}  // namespace wenmai::query
