// Values and expressions as text.
#pragma once

#include <string>
#include <string_view>

#include "query/expressions/expression.h"

namespace wenmai::graph {
class View;
}

namespace wenmai::query {

// What toString() gives: `1`, `2.5`, `true`, `2015-07-21`, a string itself.
// REQUIRES: a boolean, number, string or temporal value.
std::string ToText(const Value& value);

// The shortest text that reads back as `number`, always with a point or an exponent: `1.0`,
// `1.5E10`, `NaN`, `-Infinity`.
std::string FloatToText(double number);

// A value as one line of JSON: temporal values as ISO 8601 strings, NaN and infinities as strings,
// nodes as {"id", "labels", "properties"}, relationships as {"id", "type", "start", "end",
// "properties"}, paths as {"nodes", "relationships"}.
std::string ToJson(const Value& value, const graph::View& view);

// A value as a Cypher literal, for plans: `'it\'s'`, `[1, null]`, `date('2015-07-21')`. Elements of
// the graph have none and are given by id: `node 7`.
std::string ToCypherText(const Value& value);

// A name, in backticks where Cypher needs them.
std::string ToNameText(std::string_view name);

// An expression's text, in parentheses if it binds less tightly than the operators around it.
std::string ToOperandText(const Expression& expression);

// The name of a local variable, as the expressions below `scope` call it; `_` where none does.
std::string LocalName(VariableId local, const Expression& scope);

}  // namespace wenmai::query
