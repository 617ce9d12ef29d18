// Map projections, in terms of the expressions there are.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "query/expressions/expression.h"

namespace wenmai::query {

// `base {.*, key: value}`: the properties of `base` if `takes_all`, then the entries, of which a
// later one wins; null where `base` is null.
ExpressionPtr MakeMapProjection(const ExpressionPtr& base, bool takes_all,
                                std::vector<std::pair<std::string, ExpressionPtr>> entries,
                                SourcePlace place);

}  // namespace wenmai::query
