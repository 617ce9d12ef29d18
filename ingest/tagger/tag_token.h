// An article as the tagger sees it: a row of tokens, each a Chinese character, a Latin word, a number
// or a mark, with what is known of it before tagging.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/document.h"
#include "ingest/mention/article_view.h"
#include "ingest/mention/candidate.h"

namespace wenmai::ingest {

struct TagToken {
  Span span;
  uint32_t code = 0;        // of the character or the folded word: what n-grams are made of
  uint32_t word = 0;        // of the dictionary's word that it lies in
  uint32_t head = 0, tail = 0;  // of the first and last letters of a Latin word
  uint8_t word_place = 0;   // TagPlace in that word
  uint8_t word_size = 0;    // of that word, in tokens, at most 4
  uint8_t kind = 0;         // character class, or shape of the Latin word, and white space before it
  uint16_t lists = 0;       // which of the lists of name data hold it, a bit each
  uint16_t lexicon = 0;     // types of the known name that it lies in, a bit each, and its place
  uint8_t found = 0;        // type of the name made out there, how surely, and its place
  uint8_t found_before = 0;  // type of the last such name before it in the sentence, and if listed
  uint8_t found_after = 0;   // of the next one
  uint8_t setting = 0;       // kind of block, and whether bold or a link
  bool ends_sentence = false;
};

// `names` are what lexicon and patterns make out, in order and apart.
std::vector<TagToken> ReadTagTokens(const ArticleView& view, const std::vector<Candidate>& names);

// The tokens that the span covers exactly, an empty range if it cuts some.
Span TagTokensIn(std::span<const TagToken> tokens, Span span);

// Calls take(begin, end) for each sentence of the tokens.
template <typename Take>
void ForEachTagSentence(const std::vector<TagToken>& tokens, Take take) {
  for (size_t begin = 0, i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].ends_sentence && i + 1 < tokens.size()) continue;
    take(begin, i + 1);
    begin = i + 1;
  }
}

}  // namespace wenmai::ingest
