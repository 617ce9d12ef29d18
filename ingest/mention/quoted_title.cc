// Titles between English quotation marks: the memoir "Amp It Up", "Supremacy", a book on …. Their words begin
// with capitals, and a noun beside them tells that a work is meant.
#include "ingest/mention/apposition.h"
#include "ingest/mention/source.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kTitleScore = 0.85f;
constexpr int32_t kTitleSizeMin = 3, kTitleSizeMax = 70;
constexpr size_t kNounReach = 4;  // words before the title among which its noun stands

class QuotedTitleFinder {
 public:
  QuotedTitleFinder(const ArticleView& view, Candidates* found) : view_(view), words_(view.words()), found_(found) {}

  void FindAll() {
    for (const Quotation& quotation : view_.document().quotations) {
      Span title = quotation.span;
      while (title.size() > 0 && IsEndMark(view_.At(title.end - 1))) --title.end;
      if (title.size() < kTitleSizeMin || title.size() > kTitleSizeMax) continue;
      if (!view_.IsEnglishAt(title.begin) || !IsTitleCased(title)) continue;
      if (!IsWorkBefore(title.begin) && !IsWorkBehind(quotation.span)) continue;
      found_->Add({.span = title,
                   .type = EntityType::kWork,
                   .score = kTitleScore,
                   .source = MentionSource::kPattern});
    }
  }

 private:
  static bool IsEndMark(char32_t c) { return c == U',' || c == U'.'; }

  // All words have a capital, save the small ones within.
  bool IsTitleCased(Span title) const {
    size_t capitals = 0;
    for (size_t w = view_.WordFrom(title.begin); w < words_.size() && words_[w].span.begin < title.end; ++w) {
      const bool is_small = words_[w].shape == WordShape::kLower;
      const bool may_be_small = view_.data().connectors.Contains(words_[w].folded) ||
                                view_.data().sentence_openers.Contains(words_[w].folded) ||
                                view_.data().run_breaks.Contains(words_[w].folded);
      if (is_small && (!may_be_small || words_[w].span.begin == title.begin)) return false;
      capitals += !is_small;
    }
    return capitals > 0;
  }

  bool IsWorkNoun(size_t w) const {
    return view_.data().nouns.Find(words_[w].folded) == EntityType::kWork;
  }

  // Among the few words before, in the same sentence.
  bool IsWorkBefore(int32_t begin) const {
    const size_t end = view_.WordFrom(begin);
    for (size_t w = end; w > 0 && end - w < kNounReach; --w) {
      if (IsWorkNoun(w - 1)) return true;
      if (view_.BeginsSentence(words_[w - 1].span.begin)) break;
    }
    return false;
  }

  // `"Creativity, Inc.", the memoir that …`
  bool IsWorkBehind(Span quoted) const {
    return TypeOfApposition(view_, {quoted.begin, quoted.end + 1}) == EntityType::kWork;
  }

  const ArticleView& view_;
  const std::vector<LatinWord>& words_;
  Candidates* found_;
};

}  // namespace

void FindQuotedTitles(const ArticleView& view, Candidates* found) {
  QuotedTitleFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
