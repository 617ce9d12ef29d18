#include "query/parser/token_pass.h"

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "cypher/CypherParser.h"
#include "query/parser/foreign_word.h"
#include "query/parser/syntax_error.h"
#include "text/case.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using Parser = cypher::CypherParser;

ast::Span SpanOf(const antlr4::Token* token) {
  return {static_cast<int>(token->getLine()),
          static_cast<int>(token->getCharPositionInLine()) + 1, 0, 0};
}

[[noreturn]] void ThrowTooDeep(const antlr4::Token* token, size_t depth_max) {
  const ast::Span span = SpanOf(token);
  throw Error(ErrorCode::kLimit,
              fmt::format("the query nests deeper than {} levels (option nesting_depth_max)",
                          depth_max))
      .At(span.line, span.column);
}

bool IsOpening(size_t type) {
  return type == Parser::OPEN_PAREN || type == Parser::OPEN_BRACKET || type == Parser::OPEN_BRACE ||
         type == Parser::CASE;
}

size_t ClosingOf(size_t opening) {
  switch (opening) {
    case Parser::OPEN_PAREN: return Parser::CLOSE_PAREN;
    case Parser::OPEN_BRACKET: return Parser::CLOSE_BRACKET;
    case Parser::OPEN_BRACE: return Parser::CLOSE_BRACE;
    default: return Parser::END;
  }
}

bool IsPrefix(size_t type) {
  return type == Parser::NOT || type == Parser::MINUS || type == Parser::PLUS ||
         type == Parser::EXCLAMATION;
}

// What may follow ANY before a path: `ANY SHORTEST`, `ANY 2 PATHS`.
bool IsSelected(size_t next) {
  return next == Parser::SHORTEST || next == Parser::PATH || next == Parser::PATHS ||
         next == Parser::DecimalInteger || next == Parser::DOLLAR;
}

// What may follow BOTH where it is no variable: `trim(BOTH FROM text)`, `trim(BOTH 'x' FROM text)`.
bool IsTrimmed(size_t next) {
  return next == Parser::FROM || next == Parser::StringLiteral || next == Parser::Identifier ||
         next == Parser::EscapedName || next == Parser::DOLLAR || next == Parser::NULL_;
}

bool IsTypePart(size_t type) {
  return type == Parser::Identifier || type == Parser::NODE || type == Parser::RELATIONSHIP ||
         type == Parser::PATH || type == Parser::NOT || type == Parser::NULL_ ||
         type == Parser::LESS || type == Parser::GREATER || type == Parser::BAR;
}

// `; write …` for numbers as other languages write them.
std::string PlainNumber(std::string_view number) {
  if (number.find('_') != std::string_view::npos) {
    std::string digits(number);
    std::erase(digits, '_');
    return "; write " + digits;
  }
  const bool is_octal = number.size() > 1 && number.find_first_not_of("01234567") == std::string_view::npos;
  return is_octal ? fmt::format("; octal numbers are written 0o{}", number.substr(1)) : "";
}

}  // namespace

void TokenPass::Run(const ParseLimits& limits) {
  RefuseBadTokens();
  MakeNames();
  CheckTypeDepth(limits.nesting_depth_max);
  MatchBrackets(limits.nesting_depth_max);
  RefuseBareExists();
  MarkPatterns();
  MarkProjections();
}

// `EXISTS (a)-[:R]->()` would be read as a difference.
void TokenPass::RefuseBareExists() const {
  for (size_t i = 0; i + 1 < tokens_.size(); ++i) {
    const bool is_called = Type(i) == Parser::Identifier && Type(i + 1) == Parser::OPEN_PAREN;
    if (!is_called || close_of_[i + 1] == kNone || !BeginsRelationship(close_of_[i + 1] + 1)) continue;
    if (text::ToUpper(tokens_[i]->getText()) != "EXISTS") continue;
    ThrowSyntaxError("UnexpectedSyntax", "a pattern stands in braces: EXISTS { (a)-[:KNOWS]->() }",
                     SpanOf(tokens_[i]));
  }
}

size_t TokenPass::Type(size_t i) const {
  return i < tokens_.size() ? tokens_[i]->getType() : antlr4::Token::EOF;
}

// Keyword tokens come first in the grammar, punctuation after them.
bool TokenPass::IsWord(size_t i) const {
  const size_t type = Type(i);
  return type == Parser::Identifier || type == Parser::EscapedName || type < Parser::OPEN_PAREN;
}

bool TokenPass::IsDash(size_t i) const {
  return Type(i) == Parser::MINUS || Type(i) == Parser::UNICODE_DASH;
}

bool TokenPass::EndsOperand(size_t i) const {
  switch (Type(i)) {
    case Parser::Identifier:
    case Parser::EscapedName:
    case Parser::StringLiteral:
    case Parser::DecimalInteger:
    case Parser::HexInteger:
    case Parser::OctalInteger:
    case Parser::FloatLiteral:
    case Parser::CLOSE_PAREN:
    case Parser::CLOSE_BRACKET:
    case Parser::CLOSE_BRACE:
    case Parser::PERCENT:  // `x:% END`
    case Parser::TRUE:
    case Parser::FALSE:
    case Parser::NULL_:
    case Parser::NORMALIZED:
    case Parser::END:
      return true;
    default:
      // A keyword is an operand where it is the name of a property or label, or a variable.
      return IsWord(i) && (Type(i - 1) == Parser::DOT || Type(i - 1) == Parser::COLON ||
                           Type(i - 1) == Parser::DOLLAR);
  }
}

void TokenPass::RefuseBadTokens() const {
  for (size_t i = 0; i < tokens_.size(); ++i) {
    const antlr4::CommonToken* token = tokens_[i];
    const ast::Span span = SpanOf(token);
    const auto text = [&] {
      return source_.Slice(token->getStartIndex(), token->getStopIndex() + 1);
    };
    switch (token->getType()) {
      case Parser::BadNumber:
        if (Type(i + 1) == Parser::COLON) {
          ThrowSyntaxError("UnexpectedSyntax",
                           fmt::format("unexpected '{}': a name does not begin with a digit", text()),
                           span);
        }
        ThrowSyntaxError("InvalidNumberLiteral",
                         fmt::format("'{}' is no number{}", text(), PlainNumber(text())), span);
      case Parser::UnclosedString:
        ThrowSyntaxError("UnexpectedSyntax",
                         "a string is not closed; a quotation mark in a string is written \\'", span);
      case Parser::UnclosedName:
        ThrowSyntaxError("UnexpectedSyntax", "a name in backticks is not closed", span);
      case Parser::UnclosedComment:
        ThrowSyntaxError("UnexpectedSyntax", "a comment is not closed", span);
      case Parser::Other: {
        const bool is_ascii = text().size() == 1;
        ThrowSyntaxError(is_ascii ? "UnexpectedSyntax" : "InvalidUnicodeCharacter",
                         fmt::format("unexpected character '{}'{}", text(),
                                     PlainForm(text())),
                         span);
      }
      default: break;
    }
  }
}

bool TokenPass::IsSubqueryBody(size_t brace) const {
  const size_t first = brace + 1;
  if (Type(first) == Parser::CLOSE_BRACE || Type(first) == Parser::DOT) return false;
  return !(IsWord(first) &&
           (Type(first + 1) == Parser::COLON || Type(first + 1) == Parser::COMMA ||
            Type(first + 1) == Parser::CLOSE_BRACE));
}

bool TokenPass::IsKeywordHere(size_t i) const {
  const size_t next = Type(i + 1);
  switch (Type(i)) {
    case Parser::ANY: return next == Parser::OPEN_PAREN || IsSelected(next);
    case Parser::LEADING:
    case Parser::TRAILING:
    case Parser::BOTH: return Type(i - 1) == Parser::OPEN_PAREN && IsTrimmed(next);
    case Parser::NONE:
    case Parser::SINGLE:
    case Parser::REDUCE:
    case Parser::SHORTESTPATH:
    case Parser::ALLSHORTESTPATHS: return next == Parser::OPEN_PAREN;
    case Parser::EXISTS:
      if (Type(i - 1) == Parser::IF) return true;
      if (Type(i - 1) == Parser::NOT && Type(i - 2) == Parser::IF) return true;
      [[fallthrough]];
    case Parser::COUNT:
    case Parser::COLLECT: return next == Parser::OPEN_BRACE && IsSubqueryBody(i + 1);
    case Parser::END: return EndsOperand(i - 1);
    default: return true;
  }
}

void TokenPass::MakeNames() {
  for (size_t i = 0; i < tokens_.size(); ++i) {
    if (!IsKeywordHere(i)) tokens_[i]->setType(Parser::Identifier);
  }
}

// `x IS :: LIST<LIST<…`: types nest too.
void TokenPass::CheckTypeDepth(size_t depth_max) const {
  bool is_in_type = false;
  size_t depth = 0;
  for (size_t i = 0; i < tokens_.size(); ++i) {
    const bool begins = Type(i) == Parser::TYPED || (Type(i) == Parser::COLON &&
                                                     Type(i - 1) == Parser::COLON);
    if (begins) depth = 0;
    is_in_type = begins || (is_in_type && IsTypePart(Type(i)));
    if (is_in_type && Type(i) == Parser::LESS && ++depth > depth_max) {
      ThrowTooDeep(tokens_[i], depth_max);
    }
  }
}

// Fills close_of_ and last_bar_of_. Unmatched brackets are left for the parser to report.
void TokenPass::MatchBrackets(size_t depth_max) {
  close_of_.assign(tokens_.size(), kNone);
  last_bar_of_.assign(tokens_.size(), kNone);
  std::vector<uint32_t> open;
  size_t prefix_run = 0;
  for (size_t i = 0; i < tokens_.size(); ++i) {
    const size_t type = Type(i);
    const bool is_name = Type(i - 1) == Parser::DOT || Type(i - 1) == Parser::COLON ||
                         Type(i - 1) == Parser::DOLLAR || Type(i + 1) == Parser::COLON;
    prefix_run = IsPrefix(type) ? prefix_run + 1 : 0;
    if (IsOpening(type) && !(is_name && type == Parser::CASE)) {
      open.push_back(static_cast<uint32_t>(i));
    } else if (!open.empty() && type == ClosingOf(Type(open.back())) &&
               !(is_name && type == Parser::END)) {
      close_of_[open.back()] = static_cast<uint32_t>(i);
      open.pop_back();
    } else if (type == Parser::BAR && !open.empty()) {
      last_bar_of_[open.back()] = static_cast<uint32_t>(i);
    }
    if (open.size() + prefix_run > depth_max) ThrowTooDeep(tokens_[i], depth_max);
  }
}

bool TokenPass::BeginsRelationship(size_t i) const {
  if (Type(i) == Parser::LESS || Type(i) == Parser::UNICODE_LESS) {
    return IsDash(i + 1) && (IsDash(i + 2) || Type(i + 2) == Parser::OPEN_BRACKET);
  }
  if (!IsDash(i)) return false;
  if (Type(i + 1) == Parser::OPEN_BRACKET) {
    return close_of_[i + 1] != kNone && IsDash(close_of_[i + 1] + 1);
  }
  const size_t after = Type(i + 2);
  return IsDash(i + 1) && (after == Parser::OPEN_PAREN || after == Parser::GREATER ||
                           after == Parser::UNICODE_GREATER);
}

bool TokenPass::OpensPattern(size_t i) const {
  if (Type(i) != Parser::OPEN_PAREN || close_of_[i] == kNone) return false;
  switch (Type(i - 1)) {  // a call: the parentheses hold its arguments
    case Parser::Identifier:
    case Parser::EscapedName:
    case Parser::ALL:
    case Parser::ANY:
    case Parser::NONE:
    case Parser::SINGLE:
    case Parser::REDUCE: return false;
    default: break;
  }
  const size_t first = IsWord(i + 1) && Type(i + 1) != Parser::WHERE ? i + 2 : i + 1;
  switch (Type(first)) {
    case Parser::CLOSE_PAREN:
    case Parser::COLON:
    case Parser::OPEN_BRACE:
    case Parser::DOLLAR:
    case Parser::WHERE: return BeginsRelationship(close_of_[i] + 1);
    default: return false;
  }
}

void TokenPass::MarkPatterns() {
  for (size_t i = 0; i < tokens_.size(); ++i) {
    if (OpensPattern(i)) tokens_[i]->setType(Parser::PATTERN_OPEN);
  }
}

// REQUIRES: patterns are marked.
bool TokenPass::OpensComprehension(size_t i) const {
  if (Type(i) != Parser::OPEN_BRACKET) return false;
  if (Type(i + 1) == Parser::PATTERN_OPEN) return true;
  return IsWord(i + 1) && (Type(i + 2) == Parser::IN ||
                           (Type(i + 2) == Parser::EQUAL && Type(i + 3) == Parser::PATTERN_OPEN));
}

void TokenPass::MarkProjections() {
  for (size_t i = 0; i < tokens_.size(); ++i) {
    if (last_bar_of_[i] != kNone && close_of_[i] != kNone && OpensComprehension(i)) {
      tokens_[last_bar_of_[i]]->setType(Parser::PROJECTION_BAR);
    }
  }
}

}  // namespace wenmai::query
