#include "ingest/mention/apposition.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace wenmai::ingest {
namespace {

constexpr size_t kWordsMax = 6;
constexpr std::u32string_view kDeterminers[] = {U"the", U"a", U"an", U"its", U"their", U"his", U"her", U"another"};

bool IsDeterminer(std::u32string_view word) {
  return std::find(std::begin(kDeterminers), std::end(kDeterminers), word) != std::end(kDeterminers);
}

class AppositionReader {
 public:
  AppositionReader(const ArticleView& view, Span name) : view_(view), words_(view.words()), name_(name) {}

  std::optional<EntityType> Read() const {
    if (view_.At(name_.end) != U',' || view_.At(name_.end + 1) != U' ') return std::nullopt;
    const size_t first = view_.WordFrom(name_.end + 1);
    if (first >= words_.size() || words_[first].span.begin != name_.end + 2) return std::nullopt;
    if (!IsDeterminer(words_[first].folded)) return IsFollowedBy(first, U"of") ? NounAt(first) : std::nullopt;
    const auto next = NounAt(first + 1);
    if (words_[first].folded == U"the" && next && view_.At(words_[first + 1].span.end) != U',') return std::nullopt;
    for (size_t w = first + 1; w <= first + kWordsMax && IsJoined(w); ++w) {
      if (const auto type = NounAt(w)) return HeadFrom(w, *type);
    }
    return std::nullopt;
  }

 private:
  // `bank executive`: the last of the nouns in a row.
  EntityType HeadFrom(size_t w, EntityType type) const {
    while (IsJoined(w + 1)) {
      const auto next = NounAt(++w);
      if (!next) break;
      type = *next;
    }
    return type;
  }

  // True if no more than a space or hyphen stands between a word and the one before it.
  bool IsJoined(size_t w) const {
    if (w == 0 || w >= words_.size()) return false;
    const std::u32string_view gap = view_.Folded({words_[w - 1].span.end, words_[w].span.begin});
    return gap == U" " || gap == U"-";
  }

  bool IsFollowedBy(size_t w, std::u32string_view word) const {
    return IsJoined(w + 1) && words_[w + 1].folded == word;
  }

  std::optional<EntityType> NounAt(size_t w) const {
    if (w >= words_.size() || words_[w].shape != WordShape::kLower) return std::nullopt;
    const std::u32string_view word = words_[w].folded;
    if (const auto type = view_.data().nouns.Find(word)) return type;
    // drug-maker, two-seater car
    const size_t hyphen = word.rfind(U'-');
    return hyphen == word.npos ? std::nullopt : view_.data().nouns.Find(word.substr(hyphen + 1));
  }

  const ArticleView& view_;
  const std::vector<LatinWord>& words_;
  const Span name_;
};

}  // namespace

std::optional<EntityType> TypeOfApposition(const ArticleView& view, Span name) {
  return AppositionReader(view, name).Read();
}

}  // namespace wenmai::ingest
