// The optimizer: a list of rules, each a function from plan to plan (optimizer/rule.h), applied in a
// fixed order that optimizer.cc shows.
#pragma once

#include <string>
#include <vector>

#include "query/plan/planner.h"

namespace wenmai::query {

// The rows stay the same whatever is switched off: that is what differential tests hold the rules to.
struct OptimizerOptions {
  bool is_optimizing = true;  // false: only the rules that are needed to run, without choices by cost
  std::string rule_off;       // the name of a rule to leave out
};

// Makes the plans of a statement ready to run: patterns become walks, columns are cut, estimates are
// filled in. `view` gives the statistics.
void Optimize(StatementPlan* plan, const graph::View& view, const OptimizerOptions& options);

// The names of the rules that can be left out, in the order in which they are applied.
std::vector<std::string> OptionalRules();

}  // namespace wenmai::query
