// What a rule of the optimizer is: a function from plan to plan that keeps the rows (as a bag, or as a
// list where the plan orders them) and the columns that are read above.
#pragma once

#include <functional>

#include "query/optimizer/cardinality.h"
#include "query/plan/planner.h"

namespace wenmai::query {

struct RuleContext {
  VariableTable* variables;  // rules may add some
  // What is known of the data. Good for choosing among right plans, never for being right.
  const Cardinality* cardinality;
  bool is_optimizing;  // false: only what is needed to run at all, in the order of the text
  bool is_main;         // false: a subquery that is run for row after row
  VariableSet columns;  // of the plan's result
};

// Rewrites bottom up: children first, then `rewrite` on the node over its new children. `rewrite`
// returns nullptr to leave the node as it is.
LogicalPlan RewriteBottomUp(const LogicalPlan& plan,
                            const std::function<LogicalPlan(const LogicalPlan&)>& rewrite);

// The same for a plan whose columns have been cut: its operators keep the columns that they have left.
// REQUIRES: `rewrite` keeps the columns of its node.
LogicalPlan RewriteCut(const LogicalPlan& plan,
                       const std::function<LogicalPlan(const LogicalPlan&)>& rewrite);

// A copy of a plan over another first child of the same columns.
LogicalPlan OverChild(const LogicalOperator& plan, LogicalPlan child);

}  // namespace wenmai::query
