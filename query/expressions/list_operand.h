// The list that a comprehension, quantifier or reduce runs over.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

// Throws SyntaxError InvalidArgumentType if `list` can be neither a list nor null.
void RequireListType(const Expression& list);

// A list or null. Throws TypeError InvalidArgumentType for anything else.
Value EvaluateList(const Expression& list, const RowRef& row, EvaluationContext& context);

}  // namespace wenmai::query
