// What stands between book marks is a work, unless the lexicon knows it for something else (a
// newspaper as a company, a game as a product): then the lexicon's candidate, which has the same
// span, outweighs this one.
#include <algorithm>

#include "ingest/mention/source.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kTitleScore = 0.9f;
constexpr size_t kTitleSizeMax = 60;
constexpr int32_t kGameWordSizeMax = 6;

bool HoldsLetter(std::u32string_view title) {
  return std::any_of(title.begin(), title.end(), [](char32_t c) {
    return text::IsHan(c) || text::IsLatin(c) || text::IsDigit(c);
  });
}

// 手游《百将行》, 《百将行》公测: a word right beside the marks tells that a game is meant.
bool IsGame(const ArticleView& view, Span title) {
  const int32_t open = title.begin - 1, close = title.end + 1;
  const NameData& data = view.data();
  return data.game_words.SuffixSize(view.Folded({std::max(0, open - kGameWordSizeMax), open})) > 0 ||
         data.game_words.PrefixSize(view.folded().substr(close, kGameWordSizeMax)) > 0;
}

}  // namespace

void FindBookTitles(const ArticleView& view, Candidates* found) {
  const std::u32string_view text = view.text();
  for (size_t open = text.find(U'《'); open != text.npos; open = text.find(U'《', open + 1)) {
    const size_t close = text.find_first_of(U"》《\n", open + 1);
    if (close == text.npos || text[close] != U'》') continue;
    if (close - open > kTitleSizeMax || !HoldsLetter(text.substr(open, close - open))) continue;
    const Span title = {static_cast<int32_t>(open) + 1, static_cast<int32_t>(close)};
    found->Add({.span = title,
                .type = IsGame(view, title) ? EntityType::kProduct : EntityType::kWork,
                .score = kTitleScore,
                .source = MentionSource::kPattern});
  }
}

}  // namespace wenmai::ingest
