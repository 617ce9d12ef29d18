// Walks over the AST.
#pragma once

#include <functional>

#include "query/ast/expression.h"

namespace wenmai::query::ast {

// Calls `visit` for each direct sub-expression, in the order of the text. What stands inside
// patterns and subqueries in braces is not visited.
void ForEachChild(const Expression& expression,
                  const std::function<void(const Expression&)>& visit);

// True if `predicate` holds for `expression` or anything that ForEachChild reaches below it.
bool Contains(const Expression& expression,
              const std::function<bool(const Expression&)>& predicate);

}  // namespace wenmai::query::ast
