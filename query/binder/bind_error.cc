#include "query/binder/bind_error.h"

#include <fmt/format.h>

#include "query/ast/suggestion.h"
#include "wenmai/error.h"

namespace wenmai::query {

void ThrowBindError(std::string_view kind, std::string_view detail, const std::string& message,
                    const ast::Span& span) {
  throw Error::Query(std::string(kind), "compile time", std::string(detail), message, span.line,
                     span.column);
}

void ThrowBindError(std::string_view detail, const std::string& message, const ast::Span& span) {
  ThrowBindError("SyntaxError", detail, message, span);
}

void ThrowUndefinedVariable(std::string_view name, const ast::Span& span,
                            const std::vector<std::string>& known) {
  ThrowBindError("UndefinedVariable",
                 fmt::format("variable '{}' is not defined{}", name, Suggestion(name, known)), span);
}

void ThrowAlreadyBound(std::string_view name, const ast::Span& span) {
  ThrowBindError("VariableAlreadyBound", fmt::format("variable '{}' is already bound", name), span);
}

void ThrowTypeConflict(std::string_view name, std::string_view wanted, const ast::Span& span) {
  ThrowBindError("VariableTypeConflict",
                 fmt::format("variable '{}' is bound to something else than {}", name, wanted),
                 span);
}

void ThrowComposition(const std::string& message, const ast::Span& span) {
  ThrowBindError("InvalidClauseComposition", message, span);
}

}  // namespace wenmai::query
