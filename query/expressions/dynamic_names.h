// Labels, types and property keys that are known only when the query runs: `n:$(names)`, `n[key]`.
#pragma once

#include <string>
#include <vector>

#include "query/expressions/expression.h"

namespace wenmai::query {

// A string is one name, a list of strings several. Throws TypeError InvalidArgumentType for
// anything else and for an empty name.
std::vector<std::string> NamesIn(const Value& names);

// The same for what an expression gives, with its place in the error.
std::vector<std::string> EvaluateNames(const Expression& names, const RowRef& row,
                                       EvaluationContext& context);
// Where exactly one name is needed: a type to create, a property key.
std::string EvaluateName(const Expression& name, const RowRef& row, EvaluationContext& context);

}  // namespace wenmai::query
