#include "query/parser/syntax_error.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cypher/CypherParser.h"
#include "query/ast/suggestion.h"
#include "text/case.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using Parser = cypher::CypherParser;
using std::literals::string_view_literals::operator""sv;

// More words than this and a list says less than silence.
constexpr size_t kExpectedWordsMax = 8;

std::string Unquoted(const std::string& literal) {
  return literal.size() >= 2 ? literal.substr(1, literal.size() - 2) : literal;
}

std::string Found(const antlr4::Token* token) {
  if (token->getType() == antlr4::Token::EOF) return "the end of the query";
  std::string text = token->getText();
  constexpr size_t kShownMax = 40;
  if (text.size() > kShownMax) {
    size_t end = kShownMax;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // inside a character
    text = text.substr(0, end) + "…";
  }
  return fmt::format("'{}'", text);
}

struct Expected {
  std::vector<std::string> words;
  std::vector<std::string> keywords;  // for the hint
};

Expected DescribeExpected(Parser* parser) {
  const antlr4::misc::IntervalSet set = parser->getExpectedTokens();
  const antlr4::dfa::Vocabulary& vocabulary = parser->getVocabulary();
  const bool any_operator = set.contains(static_cast<size_t>(Parser::CARET));
  const bool any_expression = set.contains(static_cast<size_t>(Parser::FloatLiteral));
  const bool any_name = set.contains(static_cast<size_t>(Parser::Identifier));
  Expected expected;
  if (any_expression) {
    expected.words.push_back("an expression");
  } else if (any_name) {
    expected.words.push_back("a name");
  }
  if (any_operator) expected.words.push_back("an operator");
  for (const ssize_t type : set.toList()) {
    if (type == static_cast<ssize_t>(antlr4::Token::EOF)) {
      expected.words.push_back("the end of the query");
      continue;
    }
    const std::string literal = Unquoted(vocabulary.getLiteralName(static_cast<size_t>(type)));
    if (literal.empty()) continue;
    const bool is_word = std::isalpha(static_cast<unsigned char>(literal[0])) != 0;
    if (is_word) expected.keywords.push_back(literal);
    // FROM goes on in one call only, and there it is told by name.
    const bool is_covered = any_expression || any_name || (any_operator && !is_word) ||
                            type == static_cast<ssize_t>(Parser::FROM);
    if (!is_covered) expected.words.push_back(is_word ? literal : fmt::format("'{}'", literal));
  }
  return expected;
}

// Where a clause could have gone on or another begun, the parser only reports the end as expected.
std::vector<std::string> KeywordsAfterClause(const antlr4::dfa::Vocabulary& vocabulary) {
  std::vector<std::string> keywords;
  for (const size_t type :
       {Parser::MATCH, Parser::OPTIONAL, Parser::WHERE, Parser::WITH, Parser::RETURN,
        Parser::UNWIND, Parser::CREATE, Parser::MERGE, Parser::SET, Parser::REMOVE, Parser::DELETE,
        Parser::DETACH, Parser::CALL, Parser::YIELD, Parser::FOREACH, Parser::LOAD, Parser::ORDER,
        Parser::SKIP_, Parser::LIMIT, Parser::UNION, Parser::ON}) {
    keywords.push_back(Unquoted(vocabulary.getLiteralName(type)));
  }
  return keywords;
}

std::string Hint(const antlr4::Token* token, const std::vector<std::string>& keywords) {
  return token->getType() == Parser::Identifier ? Suggestion(token->getText(), keywords) : "";
}

// What other engines offer, told by the word that surprises the parser and the one before it (any
// word where that is empty).
struct Refusal {
  std::string_view before, word, message;
};
constexpr std::array kRefusals = {
    Refusal{"", "USE", "USE is not supported: a session has one database"},
    Refusal{"", "USING", "hints for the planner (USING …) are not supported"},
    Refusal{"", "CYPHER", "a choice of language or planner (CYPHER …) is not supported"},
    Refusal{"", "CONCURRENT", "CONCURRENT TRANSACTIONS is not supported: one writer at a time"},
    Refusal{"TEXT", "INDEX", "TEXT indexes are not supported; a range index serves STARTS WITH, a "
                             "FULLTEXT index words"},
    Refusal{"POINT", "INDEX", "POINT indexes are not supported: there are no points"},
    Refusal{"VECTOR", "INDEX", "VECTOR indexes are not supported"},
    Refusal{"LOOKUP", "INDEX", "LOOKUP indexes are not made: labels and types are always indexed"},
    Refusal{"REPEATABLE", "ELEMENTS", "MATCH REPEATABLE ELEMENTS is not supported"},
    Refusal{"ON", "(", "write constraints as FOR (n:Label) REQUIRE n.key IS UNIQUE"},
    Refusal{":", "$", "labels and types given by an expression are not supported"},
    Refusal{"", "NULLS", "NULLS FIRST and NULLS LAST are not supported; sort by x IS NULL first"},
};
constexpr std::array kShown = {"ALIASES"sv, "CURRENT"sv, "DATABASE"sv, "DATABASES"sv,
                               "PRIVILEGE"sv, "PRIVILEGES"sv, "ROLES"sv, "SERVERS"sv,
                               "SETTING"sv, "SETTINGS"sv, "TRANSACTION"sv, "TRANSACTIONS"sv,
                               "USER"sv, "USERS"sv};

const antlr4::Token* TokenBefore(Parser* parser, const antlr4::Token* token) {
  const size_t index = token->getTokenIndex();
  for (size_t i = index; i-- > 0;) {
    const antlr4::Token* before = parser->getTokenStream()->get(i);
    if (before->getChannel() == antlr4::Token::DEFAULT_CHANNEL) return before;
  }
  return nullptr;
}

std::string WordBefore(Parser* parser, const antlr4::Token* token) {
  const antlr4::Token* before = TokenBefore(parser, token);
  return before == nullptr ? "" : text::ToUpper(before->getText());
}

void RefuseByName(Parser* parser, const antlr4::Token* offending, const ast::Span& span) {
  const std::string word = text::ToUpper(offending->getText());
  const std::string before = WordBefore(parser, offending);
  const auto throw_unsupported = [&span](std::string_view message) {
    throw Error(ErrorCode::kUnsupported, std::string(message)).At(span.line, span.column);
  };
  for (const Refusal& refusal : kRefusals) {
    const bool is_here = refusal.before.empty() || refusal.before == before;
    if (is_here && refusal.word == word) throw_unsupported(refusal.message);
  }
  if (before == "SHOW" && std::find(kShown.begin(), kShown.end(), word) != kShown.end()) {
    throw_unsupported(fmt::format("SHOW {} is not supported", word));
  }
}

// How openCypher says what was written in another language's words.
constexpr std::array kTranslations = {
    Refusal{"=", "=", "'is equal' is written ="},
    Refusal{"", "!", "'is not equal' is written <>"},
    Refusal{"", "SELECT", "rows are returned by RETURN"},
    Refusal{"", "INSERT", "nodes and relationships are made by CREATE"},
    Refusal{"", "UPDATE", "what MATCH found is changed by SET"},
    Refusal{"", "GROUP", "rows are grouped by what is returned beside an aggregate"},
    Refusal{"", "HAVING", "write WITH … WHERE …"},
    Refusal{"", "LIKE", "write STARTS WITH, CONTAINS or =~ 'A.*'"},
    Refusal{"", "ILIKE", "write =~ '(?i)a.*'"},
    Refusal{"", "NOT", "write NOT x IN list, NOT x STARTS WITH y"},
    Refusal{"NOT", "IN", "write NOT x IN list"},
};

std::string Translation(const std::string& before, const std::string& word) {
  for (const Refusal& translation : kTranslations) {
    const bool is_here = translation.before.empty() || translation.before == before;
    if (is_here && translation.word == word) return "; " + std::string(translation.message);
  }
  return "";
}

// `MATCH n RETURN n`: a name where a pattern begins can only be that of a path.
bool IsBareNode(Parser* parser, const antlr4::Token* offending) {
  const antlr4::Token* name = TokenBefore(parser, offending);
  const antlr4::Token* clause = name == nullptr ? nullptr : TokenBefore(parser, name);
  if (clause == nullptr || offending->getType() == Parser::OPEN_PAREN) return false;
  const size_t type = clause->getType();
  return type == Parser::MATCH || type == Parser::CREATE || type == Parser::MERGE;
}

}  // namespace

void ThrowSyntaxError(const std::string& detail, const std::string& message,
                      const ast::Span& span) {
  throw Error::Query("SyntaxError", "compile time", detail, message, span.line, span.column);
}

void SyntaxErrorListener::syntaxError(antlr4::Recognizer* recognizer, antlr4::Token* offending,
                                      size_t line, size_t column, const std::string&,
                                      std::exception_ptr) {
  auto* const parser = static_cast<Parser*>(recognizer);
  const ast::Span span = {static_cast<int>(line), static_cast<int>(column) + 1, 0, 0};
  if (offending->getType() == Parser::UNICODE_DASH) {
    ThrowSyntaxError("InvalidUnicodeCharacter",
                     fmt::format("{} is no minus sign", Found(offending)), span);
  }
  RefuseByName(parser, offending, span);
  Expected expected = DescribeExpected(parser);
  if (expected.keywords.empty()) expected.keywords = KeywordsAfterClause(parser->getVocabulary());
  std::string message = fmt::format("unexpected {}", Found(offending));
  std::string hint = Hint(offending, expected.keywords);
  const std::string translation =
      Translation(WordBefore(parser, offending), text::ToUpper(offending->getText()));
  if (!translation.empty()) hint = translation;
  if (hint.empty() && IsBareNode(parser, offending)) hint = "; a node is written (n)";
  if (!hint.empty()) {
    message += hint;
  } else if (!expected.words.empty() && expected.words.size() <= kExpectedWordsMax) {
    message += fmt::format(", expected {}", fmt::join(expected.words, " or "));
  }
  ThrowSyntaxError("UnexpectedSyntax", message, span);
}

}  // namespace wenmai::query
