// What the text of a query alone tells of values that no property can hold.
#pragma once

#include "query/ast/span.h"
#include "query/expressions/expression.h"

namespace wenmai::query {

// Throws TypeError InvalidPropertyType for a map, and for a list of maps.
void CheckStorable(const Expression& value, const ast::Span& span);

// The same for each entry of a map literal.
void CheckEntriesStorable(const Expression& map, const ast::Span& span);

}  // namespace wenmai::query
