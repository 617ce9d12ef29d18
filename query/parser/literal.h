// Literals and names, from source text to value.
#pragma once

#include <string>
#include <string_view>

#include "graph/value.h"
#include "query/ast/span.h"

namespace wenmai::query {

// Decimal, hexadecimal (`0x`) or octal (`0o`) digits. Throws SyntaxError IntegerOverflow beyond 64
// bits.
graph::Value ParseInteger(std::string_view text, bool is_negative, const ast::Span& span);

// Throws SyntaxError FloatingPointOverflow where the number is beyond the largest double.
graph::Value ParseFloat(std::string_view text, bool is_negative, const ast::Span& span);

// The text of a quoted string, its escapes resolved. Throws SyntaxError InvalidUnicodeLiteral or
// UnexpectedSyntax for an escape that is none.
std::string ParseString(std::string_view quoted, const ast::Span& span);

// A plain name as it stands; a name in backticks without them, doubled ones halved.
std::string ParseName(std::string_view text);

}  // namespace wenmai::query
