// What a user asks of a full-text index.
//
//   deepseek 推理             either word, better both
//   "open source" -llama      the phrase, and not the word
//   +openai AND (gpt OR o1)   all of what AND joins, and what has a +
//   anthrop*                  any word that begins so
//
// Nothing is a syntax error: a quote or parenthesis without its partner goes to the end, an operator
// without its operand is a word or nothing. A word that the analyzer takes apart (`GPT-4o`, 人工智能) is a
// phrase; a run of more than four characters of Han is the words that the dictionary finds in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/fulltext/analyzer.h"

namespace wenmai::graph {

struct FullTextQuery {
  struct Term {
    std::string text;
    uint32_t offset = 0;     // from the phrase's first term
    bool is_prefix = false;  // any term that begins with `text`
  };
  // Either a phrase …
  std::vector<Term> phrase;
  // … or a group: all of `must`, none of `must_not`; without `must` at least one of `should`.
  std::vector<FullTextQuery> must, should, must_not;

  bool is_empty() const { return must_not.empty() && finds_nothing(); }
  bool finds_nothing() const { return phrase.empty() && must.empty() && should.empty(); }
  // `(+"a b" c -d*)`, for tests and messages.
  std::string ToString() const;
};

// Words and phrases in one query.
inline constexpr size_t kFullTextPhrasesMax = 1024;

// Throws Error{kLimit} if there are more than kFullTextPhrasesMax.
FullTextQuery ParseFullTextQuery(std::string_view text, FullTextAnalyzer* analyzer);

}  // namespace wenmai::graph
