// Looking into predicates: what the planner and the optimizer's rules ask of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/expressions/expression.h"

namespace wenmai::query {

// The operands of nested ANDs, left to right; the expression itself if it is no AND.
std::vector<ExpressionPtr> Conjuncts(const ExpressionPtr& predicate);

// Whether evaluating it runs a subquery.
bool HasSubquery(const Expression& expression);

// `variable.key op value`, in whichever order it is written.
struct PropertyComparison {
  std::string key;
  BinaryOperator op;
  ExpressionPtr value;
};
// The comparison of a property of `variable` with something else, or nullopt.
std::optional<PropertyComparison> AsPropertyComparison(const Expression& predicate,
                                                       VariableId variable);

// What a test of names known only at run time asks of `variable`: `variable:$(names)`.
struct DynamicLabels {
  ExpressionPtr names;  // null: the predicate is no such test
  bool is_any = false;
};
DynamicLabels AsDynamicLabels(const Expression& predicate, VariableId variable);

// The value v of `id(variable) = v`, or nullptr.
ExpressionPtr AsIdEquality(const Expression& predicate, VariableId variable);

}  // namespace wenmai::query
