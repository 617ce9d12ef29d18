// The planner: bound query → logical plan, clause by clause, in the order of the text. It decides
// nothing that costs depend on; that is the optimizer's work.
#pragma once

#include <unordered_map>
#include <vector>

#include "query/plan/logical_operator.h"

namespace wenmai::query {

struct QueryPlan {
  LogicalPlan root;
  std::vector<VariableId> columns;  // the result's, in order
};

struct StatementPlan {
  QueryPlan main;
  // The plans of subquery expressions (EXISTS, COUNT, COLLECT, pattern comprehensions).
  std::unordered_map<const BoundQuery*, QueryPlan> subqueries;
  // The statement's variables, and after them those that planning added.
  VariableTable variables;
};

// The plan refers to parts of `statement`, which must outlive it.
StatementPlan PlanStatement(const BoundStatement& statement);

// Adds a variable that no query text names.
VariableId AddVariable(VariableTable* variables, VariableKind kind);

}  // namespace wenmai::query
