#include "query/parser/syntax_hint.h"

#include <algorithm>

#include <fmt/format.h>

#include "cypher/CypherParser.h"

namespace wenmai::query {
namespace {

using Parser = cypher::CypherParser;

bool IsOpening(size_t type) {
  return type == Parser::OPEN_PAREN || type == Parser::PATTERN_OPEN || type == Parser::OPEN_BRACKET ||
         type == Parser::OPEN_BRACE;
}

bool IsClosing(size_t type) {
  return type == Parser::CLOSE_PAREN || type == Parser::CLOSE_BRACKET || type == Parser::CLOSE_BRACE;
}

// Begins a clause, or a part of one that the hints tell apart.
bool BeginsClause(size_t type) {
  switch (type) {
    case Parser::MATCH:
    case Parser::WHERE:
    case Parser::WITH:
    case Parser::RETURN:
    case Parser::UNWIND:
    case Parser::CREATE:
    case Parser::MERGE:
    case Parser::SET:
    case Parser::REMOVE:
    case Parser::DELETE:
    case Parser::CALL:
    case Parser::YIELD: return true;
    default: return false;
  }
}

// What is not yet closed around the end of `tokens`, and the clause that goes on there.
struct Surroundings {
  const antlr4::Token* bracket = nullptr;
  size_t clause = antlr4::Token::EOF;
};

Surroundings Around(TokensRead tokens) {
  Surroundings result;
  size_t closed_count = 0;
  for (size_t i = tokens.size(); i-- > 0;) {
    const size_t type = tokens[i]->getType();
    if (IsClosing(type)) {
      ++closed_count;
    } else if (IsOpening(type) && closed_count-- == 0) {
      result.bracket = tokens[i];
      return result;
    } else if (closed_count == 0 && result.clause == antlr4::Token::EOF && BeginsClause(type)) {
      result.clause = type;
    }
  }
  return result;
}

bool EndsWithWords(TokensRead tokens, std::initializer_list<size_t> types) {
  return tokens.size() >= types.size() &&
         std::equal(types.begin(), types.end(), tokens.end() - static_cast<std::ptrdiff_t>(types.size()),
                    [](size_t type, const antlr4::Token* token) { return token->getType() == type; });
}

// `MATCH n RETURN n`: a name where a pattern begins can only be that of a path.
bool IsBareNode(TokensRead before, size_t offending) {
  if (before.size() < 2 || offending == Parser::OPEN_PAREN) return false;
  const size_t type = before[before.size() - 2]->getType();
  return type == Parser::MATCH || type == Parser::CREATE || type == Parser::MERGE;
}

std::string UnclosedHint(const antlr4::Token* bracket) {
  return fmt::format("; the '{}' at line {}, column {} is not closed", bracket->getText(),
                     bracket->getLine(), bracket->getCharPositionInLine() + 1);
}

}  // namespace

std::string ContextHint(TokensRead tokens, bool may_be_name, bool is_at_end) {
  const size_t offending = tokens.back()->getType();
  const TokensRead before = tokens.first(tokens.size() - 1);
  if (IsBareNode(before, offending)) return "; a node is written (n)";
  const Surroundings around = Around(before);
  const bool is_string = offending == Parser::StringLiteral;
  if (is_string && may_be_name) return "; a name stands without quotation marks, or in backticks";
  if (IsClosing(offending) && around.bracket == nullptr) return "; nothing is open that it could close";
  const bool is_end = offending == antlr4::Token::EOF || offending == Parser::SEMICOLON ||
                      (BeginsClause(offending) && offending != Parser::WHERE);
  const bool is_body = around.bracket != nullptr && around.bracket->getType() == Parser::OPEN_BRACE &&
                       offending != antlr4::Token::EOF;
  const bool misses_expression = !before.empty() && BeginsClause(before.back()->getType());
  if (around.bracket != nullptr && is_end && !is_body && !misses_expression) {
    return UnclosedHint(around.bracket);
  }
  if (around.bracket != nullptr) return "";
  if (offending == Parser::COMMA && around.clause == Parser::WHERE) return "; conditions are joined by AND";
  if (offending == Parser::AND && around.clause == Parser::MATCH) return "; patterns are separated by commas";
  const bool is_projection = around.clause == Parser::RETURN || around.clause == Parser::WITH;
  if (is_projection && is_at_end && (is_string || offending == Parser::Identifier)) {
    return "; a column is named by AS";
  }
  if (EndsWithWords(before, {Parser::IS, Parser::Identifier}) ||
      EndsWithWords(before, {Parser::IS, Parser::NOT, Parser::Identifier})) {
    return "; a label is asked for by x:Label, a type by x IS :: INTEGER, an empty list by size(x) = 0";
  }
  return "";
}

std::optional<ast::Span> DashComment(TokensRead tokens, const antlr4::Token* offending) {
  const size_t line = offending->getLine();
  const size_t end = std::min(tokens.size(), offending->getTokenIndex() + 2);
  for (size_t i = 1; i < end; ++i) {
    const antlr4::Token *first = tokens[i - 1], *second = tokens[i];
    if (first->getType() != Parser::MINUS || second->getType() != Parser::MINUS) continue;
    if (first->getLine() != line || first->getStopIndex() + 1 != second->getStartIndex()) continue;
    const size_t before = i >= 2 ? tokens[i - 2]->getType() : antlr4::Token::EOF;
    if (before == Parser::CLOSE_PAREN || before == Parser::LESS || before == Parser::COMMA) continue;
    return ast::Span{static_cast<int>(line), static_cast<int>(first->getCharPositionInLine()) + 1, 0, 0};
  }
  return std::nullopt;
}

}  // namespace wenmai::query
