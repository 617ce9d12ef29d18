// What must be settled between lexer and parser: malformed tokens and too deep nesting are refused,
// and tokens whose meaning depends on distant ones are retyped, so that the grammar needs only a
// short look-ahead.
//
//   `(` that opens a pattern with relationships: PATTERN_OPEN     `(a)-[:R]->(b)`, not `(a) - b`
//   `|` before the projection of a comprehension: PROJECTION_BAR  `[x IN xs WHERE x:A | x.b]`
//   ANY, COUNT, END … where they are no keywords: Identifier      `any`, `count(x)`, `(end)`
#pragma once

#include <cstdint>
#include <vector>

#include <antlr4-runtime.h>

#include "query/parser/parser.h"
#include "query/parser/source_text.h"

namespace wenmai::query {

class TokenPass {
 public:
  // `tokens` are all of the query text, the last one EOF.
  TokenPass(const SourceText& source, std::vector<antlr4::CommonToken*> tokens)
      : source_(source), tokens_(std::move(tokens)) {}

  // Throws Error: SyntaxError for a malformed token, kLimit for nesting deeper than the limit.
  void Run(const ParseLimits& limits);

 private:
  static constexpr uint32_t kNone = UINT32_MAX;

  void RefuseBadTokens() const;
  void MakeNames();
  void CheckTypeDepth(size_t depth_max) const;
  void MatchBrackets(size_t depth_max);
  void RefuseBareExists() const;
  void MarkPatterns();
  void MarkProjections();

  bool IsKeywordHere(size_t i) const;
  bool OpensPattern(size_t i) const;
  bool OpensComprehension(size_t i) const;
  bool BeginsRelationship(size_t i) const;
  bool IsSubqueryBody(size_t brace) const;

  // The type of token `i`, or EOF past either end (SIZE_MAX stands before the first).
  size_t Type(size_t i) const;
  bool IsWord(size_t i) const;
  bool IsDash(size_t i) const;
  bool EndsOperand(size_t i) const;

  const SourceText& source_;
  std::vector<antlr4::CommonToken*> tokens_;
  std::vector<uint32_t> close_of_;     // of an opening bracket: its closing one, or kNone
  std::vector<uint32_t> last_bar_of_;  // of an opening bracket: the last `|` directly inside
};

}  // namespace wenmai::query
