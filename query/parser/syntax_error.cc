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

// What other engines and languages write, told by the word that surprises the parser and the one
// before it (any word where that is empty).
struct ForeignWord {
  enum class Answer : uint8_t { kRefuse, kTranslate } answer;
  std::string_view before, word;
  std::string_view message;  // of a refusal, empty: the two words are not supported
};
constexpr auto kRefuse = ForeignWord::Answer::kRefuse;
constexpr auto kTranslate = ForeignWord::Answer::kTranslate;
constexpr auto kForeignWords = std::to_array<ForeignWord>({
    {kRefuse, "", "USE", "USE is not supported: a session has one database"},
    {kRefuse, "", "USING", "hints for the planner (USING …) are not supported"},
    {kRefuse, "", "CYPHER", "a choice of language or planner (CYPHER …) is not supported"},
    {kRefuse, "", "CONCURRENT", "CONCURRENT TRANSACTIONS is not supported: one writer at a time"},
    {kRefuse, "TEXT", "INDEX", "TEXT indexes are not supported; a range index serves STARTS WITH, "
                               "a FULLTEXT index words"},
    {kRefuse, "POINT", "INDEX", "POINT indexes are not supported: there are no points"},
    {kRefuse, "VECTOR", "INDEX", "VECTOR indexes are not supported"},
    {kRefuse, "LOOKUP", "INDEX", "LOOKUP indexes are not made: labels and types are always indexed"},
    {kRefuse, "REPEATABLE", "ELEMENTS", "MATCH REPEATABLE ELEMENTS is not supported"},
    {kRefuse, "ON", "(", "write constraints as FOR (n:Label) REQUIRE n.key IS UNIQUE"},
    {kRefuse, "&", "$", "labels and types given by an expression stand after a colon of their own: "
                        ":A:$(b)"},
    {kRefuse, "!", "$", "labels and types given by an expression are negated in WHERE: NOT n:$(a)"},
    {kRefuse, "", "NULLS", "NULLS FIRST and NULLS LAST are not supported; sort by x IS NULL first"},
    {kRefuse, "SHOW", "ALIASES", ""},
    {kRefuse, "SHOW", "CURRENT", ""},
    {kRefuse, "SHOW", "DATABASE", ""},
    {kRefuse, "SHOW", "DATABASES", ""},
    {kRefuse, "SHOW", "PRIVILEGE", ""},
    {kRefuse, "SHOW", "PRIVILEGES", ""},
    {kRefuse, "SHOW", "ROLES", ""},
    {kRefuse, "SHOW", "SERVERS", ""},
    {kRefuse, "SHOW", "SETTING", ""},
    {kRefuse, "SHOW", "SETTINGS", ""},
    {kRefuse, "SHOW", "TRANSACTION", ""},
    {kRefuse, "SHOW", "TRANSACTIONS", ""},
    {kRefuse, "SHOW", "USER", ""},
    {kRefuse, "SHOW", "USERS", ""},
    {kTranslate, "=", "=", "'is equal' is written ="},
    {kTranslate, "", "!", "'is not equal' is written <>"},
    {kTranslate, "", "SELECT", "rows are returned by RETURN"},
    {kTranslate, "", "INSERT", "nodes and relationships are made by CREATE"},
    {kTranslate, "", "UPDATE", "what MATCH found is changed by SET"},
    {kTranslate, "", "GROUP", "rows are grouped by what is returned beside an aggregate"},
    {kTranslate, "", "HAVING", "write WITH … WHERE …"},
    {kTranslate, "", "LIKE", "write STARTS WITH, CONTAINS or =~ 'A.*'"},
    {kTranslate, "", "ILIKE", "write =~ '(?i)a.*'"},
    {kTranslate, "", "CONTAIN", "write CONTAINS"},
    {kTranslate, "", "STARTSWITH", "write STARTS WITH"},
    {kTranslate, "", "ENDSWITH", "write ENDS WITH"},
    {kTranslate, "", "BETWEEN", "write low <= x <= high"},
    {kTranslate, "AS", "ORDER", "a keyword that is a name stands in backticks: `order`"},
    {kTranslate, "(", "ORDER", "a keyword that is a name stands in backticks: `order`"},
    {kTranslate, "", "ORDER", "ORDER BY, SKIP and LIMIT end a WITH or RETURN, in this order"},
    {kTranslate, "", "SKIP", "ORDER BY, SKIP and LIMIT end a WITH or RETURN, in this order"},
    {kTranslate, "", "LIMIT", "ORDER BY, SKIP and LIMIT end a WITH or RETURN, in this order"},
    {kTranslate, "", "WHERE", "WHERE stands after a pattern, WITH or YIELD"},
    {kTranslate, "ON", ":", "write indexes as CREATE INDEX FOR (n:Label) ON (n.key)"},
    {kTranslate, "", "NOT", "write NOT x IN list, NOT x STARTS WITH y"},
    {kTranslate, "NOT", "IN", "write NOT x IN list"},
});

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

// nullptr where the word is not known.
const ForeignWord* FindForeignWord(const std::string& before, const std::string& word) {
  const auto found = std::find_if(kForeignWords.begin(), kForeignWords.end(), [&](const auto& row) {
    return row.word == word && (row.before.empty() || row.before == before);
  });
  return found == kForeignWords.end() ? nullptr : &*found;
}

[[noreturn]] void Refuse(const ForeignWord& word, const ast::Span& span) {
  const std::string message = word.message.empty()
                                  ? fmt::format("{} {} is not supported", word.before, word.word)
                                  : std::string(word.message);
  throw Error(ErrorCode::kUnsupported, message).At(span.line, span.column);
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
  const ForeignWord* foreign =
      FindForeignWord(WordBefore(parser, offending), text::ToUpper(offending->getText()));
  if (foreign != nullptr && foreign->answer == kRefuse) Refuse(*foreign, span);
  Expected expected = DescribeExpected(parser);
  if (expected.keywords.empty()) expected.keywords = KeywordsAfterClause(parser->getVocabulary());
  std::string message = fmt::format("unexpected {}", Found(offending));
  std::string hint = Hint(offending, expected.keywords);
  if (foreign != nullptr) hint = fmt::format("; {}", foreign->message);
  if (hint.empty() && IsBareNode(parser, offending)) hint = "; a node is written (n)";
  if (!hint.empty()) {
    message += hint;
  } else if (!expected.words.empty() && expected.words.size() <= kExpectedWordsMax) {
    message += fmt::format(", expected {}", fmt::join(expected.words, " or "));
  }
  ThrowSyntaxError("UnexpectedSyntax", message, span);
}

}  // namespace wenmai::query
