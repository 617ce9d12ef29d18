// What the tests of the parser read: canonical texts, and errors.
#pragma once

#include <string>
#include <string_view>

#include "query/ast/printer.h"
#include "query/parser/parser.h"
#include "wenmai/error.h"

namespace wenmai::query {

inline const ast::Projection& ReturnOf(const ast::Statement& statement) {
  return static_cast<const ast::Projection&>(*statement.query->branches[0].clauses.back());
}

// The canonical text of `RETURN <expression>`.
inline std::string ParseExpression(std::string_view expression) {
  const ast::Statement statement = Parse("RETURN " + std::string(expression), {});
  return ast::ToString(*ReturnOf(statement).items.at(0).expression);
}

// The canonical text of `MATCH <path> RETURN 1`.
inline std::string ParsePath(std::string_view path) {
  const ast::Statement statement = Parse("MATCH " + std::string(path) + " RETURN 1", {});
  const auto& match = static_cast<const ast::Match&>(*statement.query->branches[0].clauses[0]);
  return ast::ToString(match.paths.at(0));
}

// `detail: message @line:column`, or `parsed`.
inline std::string ParseError(std::string_view text, const ParseLimits& limits = {}) {
  try {
    Parse(text, limits);
  } catch (const Error& error) {
    return error.detail() + ": " + error.what() + " @" + std::to_string(error.line()) + ":" +
           std::to_string(error.column());
  }
  return "parsed";
}

}  // namespace wenmai::query
