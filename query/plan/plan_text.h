// Plans as text: EXPLAIN, PROFILE, and tests of the optimizer.
#pragma once

#include <string>
#include <vector>

#include "query/plan/logical_operator.h"

namespace wenmai::query {

// One operator of a plan, in the order in which the tree is drawn: parents before children.
struct PlanLine {
  const LogicalOperator* op;
  std::string text;  // with the tree's branches in front
};
std::vector<PlanLine> PlanLines(const LogicalOperator& root, const VariableTable& variables);

// The lines joined by newlines.
std::string PlanText(const LogicalOperator& root, const VariableTable& variables);

}  // namespace wenmai::query
