// Chinese names of bodies and places by their endings. The ending is sure, the beginning is not, so a name is taken only
// where its head is plain: a place or name the lexicon knows (荷兰中央银行), Latin letters (MIT AI实验室), a
// word like 国际, or characters of a transliterated name (可汗学院, 蒙特梭利学校).
#include <algorithm>

#include "ingest/mention/source.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kBodyScore = 0.85f, kTransliteratedScore = 0.7f;
constexpr int32_t kNameSizeMax = 18, kMiddleSizeMax = 8, kHeadSizeMin = 2;

class BodyNameFinder {
 public:
  BodyNameFinder(const ArticleView& view, Candidates* found) : view_(view), found_(found) {
    for (const LexiconMatch& match : view.matches()) {
      const EntityType type = view.lexicon().entry(match.entry).type;
      if (match.goes_on || match.is_weak || type == EntityType::kWork) continue;
      heads_.push_back(match.span);
    }
    std::sort(heads_.begin(), heads_.end());
  }

  void FindAll() {
    for (int32_t end = 1; end <= view_.size(); ++end) {
      if (!text::IsHan(view_.At(end - 1))) continue;
      const auto suffix = view_.data().body_suffixes.FindSuffix(
          view_.Folded({std::max(0, end - kNameSizeMax), end}));
      // 研究 in 研究院: a longer ending is still to come.
      if (!suffix || view_.data().body_suffixes.Spans(Around(end), std::min(end, kNameSizeMax))) continue;
      Take(end - static_cast<int32_t>(suffix->size), end, suffix->type);
    }
  }

 private:
  // The text around a position, which is in it at kNameSizeMax or, near the beginning, at itself.
  std::u32string_view Around(int32_t at) const {
    return view_.Folded({std::max(0, at - kNameSizeMax), std::min(view_.size(), at + kNameSizeMax)});
  }

  bool IsInside(int32_t at) const {
    const char32_t c = view_.At(at);
    return (text::IsHan(c) && !view_.data().never_in_name.Contains(c)) || text::IsDigit(c);
  }

  void Take(int32_t suffix_begin, int32_t end, EntityType type) {
    int32_t limit = suffix_begin;
    while (limit > 0 && end - limit < kNameSizeMax && IsInside(limit - 1)) --limit;
    const int32_t head = KnownHead(limit, suffix_begin);
    if (head != kNone) {
      Add({head, end}, type, kBodyScore);
      return;
    }
    int32_t begin = suffix_begin;
    while (begin > limit && view_.data().transliteration.Contains(view_.At(begin - 1))) --begin;
    if (suffix_begin - begin >= kHeadSizeMin + 1 && begin == limit) Add({begin, end}, type, kTransliteratedScore);
  }

  // Where the longest name begins whose head the lexicon knows, or kNone.
  int32_t KnownHead(int32_t limit, int32_t suffix_begin) const {
    for (const Span head : heads_) {
      if (head.begin > suffix_begin) break;
      const bool is_latin = text::IsLatin(view_.At(head.end - 1));
      if (!is_latin && head.begin < limit) continue;
      if (is_latin && head.end < limit - 1) continue;
      if (head.end <= suffix_begin && suffix_begin - head.end <= kMiddleSizeMax) return head.begin;
    }
    for (int32_t at = limit; at < suffix_begin; ++at) {
      if (view_.data().body_heads.PrefixSize(view_.Folded({at, suffix_begin})) > 0) return at;
    }
    return kNone;
  }

  void Add(Span span, EntityType type, float score) {
    found_->Add({.span = span, .type = type, .score = score, .source = MentionSource::kPattern});
  }

  const ArticleView& view_;
  Candidates* found_;
  std::vector<Span> heads_;  // sorted
};

}  // namespace

void FindBodyNames(const ArticleView& view, Candidates* found) {
  BodyNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
