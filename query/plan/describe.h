// Pieces of the one-line texts that plans are printed with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/binder/bound_query.h"

namespace wenmai::query {

// The variable's name; empty for an anonymous pattern element.
std::string_view NameOf(const VariableTable& variables, VariableId variable);

// `a, b, c`.
std::string NamesOf(const VariableTable& variables, const std::vector<VariableId>& ids);
std::string TextOf(const std::vector<ExpressionPtr>& expressions, std::string_view separator);

// `(a:Person:Author)`.
std::string NodeText(const VariableTable& variables, VariableId node,
                     const std::vector<std::string>& labels = {});

// `-[r:KNOWS|LIKES*1..3]->`.
std::string RelationshipText(const VariableTable& variables, VariableId relationship,
                             graph::Direction direction, const std::vector<std::string>& types,
                             const HopRange* hops = nullptr);

// `{1,3}`, `{2,}`.
std::string RepetitionText(const HopRange& range);

}  // namespace wenmai::query
