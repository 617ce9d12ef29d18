// Looking into predicates: what the planner and the optimizer's rules ask of them.
#pragma once

#include <vector>

#include "query/expressions/expression.h"

namespace wenmai::query {

// The operands of nested ANDs, left to right; the expression itself if it is no AND.
std::vector<ExpressionPtr> Conjuncts(const ExpressionPtr& predicate);

// Whether the same row always gives the same value: no rand(), no clock read anew.
bool IsDeterministic(const Expression& expression);

// Whether evaluating it runs a subquery.
bool HasSubquery(const Expression& expression);

}  // namespace wenmai::query
