#include "query/expressions/errors.h"

namespace wenmai::query {

Error TypeError(std::string_view detail, const std::string& message) {
  return Error::Query("TypeError", "runtime", std::string(detail), message);
}

Error ArgumentError(std::string_view detail, const std::string& message) {
  return Error::Query("ArgumentError", "runtime", std::string(detail), message);
}

Error ArithmeticError(std::string_view detail, const std::string& message) {
  return Error::Query("ArithmeticError", "runtime", std::string(detail), message);
}

Error MissingParameter(const std::string& name, const SourcePlace& place) {
  return Error::Query("ParameterMissing", "compile time", "MissingParameter",
                      "no value was given for the parameter $" + name, place.line, place.column);
}

Error EntityNotFound(std::string_view detail, const std::string& message) {
  return Error::Query("EntityNotFound", "runtime", std::string(detail), message);
}

Error CompileTypeError(const std::string& message) {
  return Error::Query("SyntaxError", "compile time", "InvalidArgumentType", message);
}

std::string WithArticle(graph::ValueKind kind) {
  const std::string_view name = graph::ValueKindName(kind);
  const bool starts_with_vowel = std::string_view("AEIO").find(name[0]) != std::string_view::npos;
  return std::string(starts_with_vowel ? "an " : "a ") + std::string(name);
}

}  // namespace wenmai::query
