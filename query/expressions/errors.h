// The errors that expressions and functions raise, by openCypher's kinds. All are of phase
// `runtime`, except CompileTypeError and MissingParameter. Whoever knows the place in the query text adds it with
// Error::At.
#pragma once

#include <string>
#include <string_view>

#include "graph/value.h"
#include "query/expressions/expression.h"
#include "wenmai/error.h"

namespace wenmai::query {

Error TypeError(std::string_view detail, const std::string& message);
Error ArgumentError(std::string_view detail, const std::string& message);
Error ArithmeticError(std::string_view detail, const std::string& message);
Error MissingParameter(const std::string& name, const SourcePlace& place);
Error EntityNotFound(std::string_view detail, const std::string& message);

// SyntaxError InvalidArgumentType at compile time: the static types rule every value out.
Error CompileTypeError(const std::string& message);

// `an Integer`, `a String`: for messages.
std::string WithArticle(graph::ValueKind kind);

}  // namespace wenmai::query
