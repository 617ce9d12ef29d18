// The AST as text: one canonical form, whatever blanks, letter case of keywords or parentheses the
// query used. Two expressions with the same text mean the same in the same scope. A subquery in
// braces prints as its place, so it only equals itself.
#pragma once

#include <string>

#include "query/ast/pattern.h"

namespace wenmai::query::ast {

std::string ToString(const Expression& expression);
std::string ToString(const PathPattern& path);

}  // namespace wenmai::query::ast
