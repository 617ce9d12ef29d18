// Label and type expressions that are plain lists of names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/expressions/expression.h"

namespace wenmai::query {

// The names of a plain conjunction (kAnd: `:A:B`, `:A&B`) or disjunction (kOr: `:A|B`); nullopt for
// any other expression.
std::optional<std::vector<std::string>> PlainNames(const LabelExpression& labels,
                                                   LabelExpression::Kind kind);

}  // namespace wenmai::query
