// What the keys of a grouping are functions of, so that it can stand for them.
#pragma once

#include <optional>
#include <vector>

#include "query/expressions/expression.h"

namespace wenmai::query {

// The only variable that the keys read, nullopt if they read more or are not functions of it.
std::optional<VariableId> OnlyVariable(const std::vector<const Expression*>& keys);

// The only thing that the keys read, if it is a property of a variable (`c.created` of `c.created.year,
// c.created.month`); nullptr if they read more or are not functions of it.
const Expression* OnlyProperty(const std::vector<const Expression*>& keys);

}  // namespace wenmai::query
