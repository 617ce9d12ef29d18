// The kit's notation of values in result and parameter tables.
//
//   value := node | relationship | path | list | map | string | float | int | true | false | null
//          | NaN
//   node := '(' (':' label)* map? ')'        relationship := '[:' type map? ']'
//   path := '<' node ('-' relationship '->' node | '<-' relationship '-' node)* '>'
//
// Values are compared by their canonical text: labels and keys sorted, floats printed so that equal
// text means equal bits. A float is never equal to an integer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/value.h"

namespace wenmai::tck {

enum class ListOrder { kKept, kIgnored };

// The canonical text of a cell. Throws std::runtime_error if it is not in the notation.
std::string CanonicalCell(std::string_view cell, ListOrder order);

// The value of a cell that holds no graph element.
graph::Value ParseValue(std::string_view cell);

// The pieces of canonical texts, shared with render.h.
std::string CanonicalFloat(double number);
std::string CanonicalString(std::string_view text);
std::string CanonicalList(std::vector<std::string> elements, ListOrder order);
// `entries` are `key: value`; none gives an empty text where `is_optional`.
std::string CanonicalMap(std::vector<std::string> entries, bool is_optional);
std::string CanonicalNode(std::vector<std::string> labels, std::vector<std::string> properties);
std::string CanonicalRelationship(std::string_view type, std::vector<std::string> properties);

}  // namespace wenmai::tck
