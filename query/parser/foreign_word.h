// What other engines, other languages and older versions write, and what to write here instead.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <antlr4-runtime.h>

namespace wenmai::query {

// The tokens of a query up to the one that surprises the parser, which is the last.
using TokensRead = std::span<antlr4::Token* const>;

struct ForeignWord {
  enum class Answer : uint8_t { kRefuse, kTranslate } answer;
  // The tokens before the surprising one, nearest last, and that one; with spaces between them. A keyword
  // or sign stands for itself, `x` for a name, `1` for a number, `'` for a string, `_` for anything, `^`
  // for the beginning of the query.
  std::string_view before, word;
  std::string_view message;  // of a refusal, empty: the two words are not supported
};

// nullptr where the words are not known.
const ForeignWord* FindForeignWord(TokensRead tokens);

// `; write :` for a character that input methods and editors put in the place of another, or that other
// languages have; empty where nothing is known of it.
std::string PlainForm(std::string_view character);

}  // namespace wenmai::query
