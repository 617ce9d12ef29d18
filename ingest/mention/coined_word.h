// Chinese words that no dictionary has, before something plain: 玄戒 before a code, 曜拓 before 科技.
// Where such a word ends is plain, where it begins is not: the article tells it by using the word
// again behind another character, or by what stands before it: a mark, or a character that is in no
// name.
//
//   word := 2 to 4 characters
#pragma once

#include <map>
#include <string_view>

#include "ingest/mention/article_view.h"

namespace wenmai::ingest {

// Of what stands behind a word, a follower covers what is to be the same for two uses to count as of
// one word; it may be empty.
class CoinedWords {
 public:
  // `view` must outlive this.
  explicit CoinedWords(const ArticleView* view) : view_(*view) {}

  // Counts a use of each word that may stand before the follower.
  void CountBefore(Span follower);

  // The longest word before the follower that the article uses as often as its end alone, or all that
  // stands between a mark and the follower; empty if neither tells. REQUIRES: all uses are counted.
  Span Before(Span follower) const;

  // Whether a name may have the character.
  bool MayHold(char32_t c) const;

  // Whether dictionary segmentation finds none of its words at any two characters of the span.
  bool IsUnknown(Span word) const;

 private:
  int UsesOf(Span follower, int32_t size) const;

  const ArticleView& view_;
  std::map<std::u32string_view, int> uses_;  // of words with their followers
};

}  // namespace wenmai::ingest
