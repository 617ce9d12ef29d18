// Syntax errors: how they are thrown, and the words for what the parser found and what it expected.
#pragma once

#include <string>

#include <antlr4-runtime.h>

#include "query/ast/span.h"

namespace wenmai::query {

// Throws a SyntaxError of phase compile time.
[[noreturn]] void ThrowSyntaxError(const std::string& detail, const std::string& message,
                                   const ast::Span& span);

// Throws for the first error that the parser meets: UnexpectedSyntax with what was found, what
// could have stood there and, where a keyword is misspelt, the right one.
class SyntaxErrorListener : public antlr4::BaseErrorListener {
 public:
  void syntaxError(antlr4::Recognizer* recognizer, antlr4::Token* offending, size_t line,
                   size_t column, const std::string& message, std::exception_ptr error) override;
};

}  // namespace wenmai::query
