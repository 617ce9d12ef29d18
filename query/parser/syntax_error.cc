#include "query/parser/syntax_error.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cypher/CypherParser.h"
#include "query/ast/suggestion.h"
#include "query/parser/foreign_word.h"
#include "query/parser/syntax_hint.h"
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
  bool may_be_name = false;           // and no expression
  bool is_end_only = false;           // of the query
};

// `found` is what came instead: a grouping parenthesis where only a pattern's may stand reads the same.
Expected DescribeExpected(Parser* parser, std::string_view found) {
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
  expected.may_be_name = any_name && !any_expression;
  expected.is_end_only = true;
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
    expected.is_end_only = expected.is_end_only && literal == ";";
    const std::string word = is_word ? literal : fmt::format("'{}'", literal);
    if (!is_covered && word != found) expected.words.push_back(word);
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

std::vector<antlr4::Token*> AllTokens(Parser* parser) {
  std::vector<antlr4::Token*> tokens;
  for (size_t i = 0; i < parser->getTokenStream()->size(); ++i) {
    tokens.push_back(parser->getTokenStream()->get(i));
  }
  return tokens;
}

[[noreturn]] void Refuse(const ForeignWord& word, const ast::Span& span) {
  const std::string message = word.message.empty()
                                  ? fmt::format("{} {} is not supported", word.before, word.word)
                                  : std::string(word.message);
  throw Error(ErrorCode::kUnsupported, message).At(span.line, span.column);
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
  if (offending->getType() == Parser::UNICODE_GREATER || offending->getType() == Parser::UNICODE_LESS) {
    const char* sign = offending->getType() == Parser::UNICODE_LESS ? "<" : ">";
    ThrowSyntaxError("InvalidUnicodeCharacter",
                     fmt::format("unexpected character {}; write {}", Found(offending), sign), span);
  }
  const std::vector<antlr4::Token*> all = AllTokens(parser);
  const TokensRead tokens = TokensRead(all).first(offending->getTokenIndex() + 1);
  if (const std::optional<ast::Span> comment = DashComment(all, offending)) {
    ThrowSyntaxError("UnexpectedSyntax", "unexpected '--'; a comment begins with //", *comment);
  }
  const ForeignWord* foreign = FindForeignWord(tokens);
  if (foreign != nullptr && foreign->answer == ForeignWord::Answer::kRefuse) Refuse(*foreign, span);
  Expected expected = DescribeExpected(parser, Found(offending));
  if (expected.keywords.empty()) expected.keywords = KeywordsAfterClause(parser->getVocabulary());
  std::string message = fmt::format("unexpected {}", Found(offending));
  std::string hint = foreign != nullptr ? fmt::format("; {}", foreign->message)
                                        : Hint(offending, expected.keywords);
  if (hint.empty()) hint = ContextHint(tokens, expected.may_be_name, expected.is_end_only);
  if (!hint.empty()) {
    message += hint;
  } else if (!expected.words.empty() && expected.words.size() <= kExpectedWordsMax) {
    message += fmt::format(", expected {}", fmt::join(expected.words, " or "));
    if (expected.words.front() == "':'") message += ": a map is written {key: value}";
  }
  ThrowSyntaxError("UnexpectedSyntax", message, span);
}

}  // namespace wenmai::query
