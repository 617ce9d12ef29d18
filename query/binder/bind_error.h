// The errors of the binder, one function for each text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/ast/span.h"
#include "query/expressions/expression.h"

namespace wenmai::query {

inline SourcePlace PlaceOf(const ast::Span& span) { return {span.line, span.column}; }

// Phase `compile time`.
[[noreturn]] void ThrowBindError(std::string_view kind, std::string_view detail,
                                 const std::string& message, const ast::Span& span);

// Of kind SyntaxError, as nearly all are.
[[noreturn]] void ThrowBindError(std::string_view detail, const std::string& message,
                                 const ast::Span& span);

// `known`: the variables that could have been meant.
[[noreturn]] void ThrowUndefinedVariable(std::string_view name, const ast::Span& span,
                                         const std::vector<std::string>& known = {});
[[noreturn]] void ThrowAlreadyBound(std::string_view name, const ast::Span& span);
[[noreturn]] void ThrowTypeConflict(std::string_view name, std::string_view wanted,
                                    const ast::Span& span);
[[noreturn]] void ThrowComposition(const std::string& message, const ast::Span& span);

}  // namespace wenmai::query
