// Products that are numbered or christened with 号: 天龙三号, 雪龙2号, “宇宙号”.
//
//   name := known name numeral 号 | word numeral 号 | "“" word 号 "”"
//
// A word of the language before the numeral (北斗三号, but 大厅三号) needs the article's support.
#include <algorithm>

#include "ingest/mention/source.h"
#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kSerialScore = 0.8f;
constexpr int32_t kWordSizeMin = 2, kWordSizeMax = 4, kQuotedSizeMax = 9;
constexpr size_t kFollowerSizeMax = 3;
constexpr int32_t kNumeralSizeMax = 3;
constexpr std::u32string_view kNumerals = U"一二三四五六七八九十〇零";
constexpr char32_t kSerialMark = U'号';

class SerialNameFinder {
 public:
  SerialNameFinder(const ArticleView& view, Candidates* found) : view_(view), found_(found) {}

  void FindAll() {
    for (size_t at = view_.folded().find(kSerialMark); at != std::u32string_view::npos;
         at = view_.folded().find(kSerialMark, at + 1)) {
      const auto mark = static_cast<int32_t>(at);
      if (AddQuoted(mark)) continue;
      const int32_t numeral = NumeralBegin(mark);
      if (numeral < mark && !IsInARow(mark + 1)) AddNumbered(numeral, mark + 1);
    }
  }

 private:
  // A ship or craft by its name alone.
  bool AddQuoted(int32_t mark) {
    const char32_t close = view_.At(mark + 1);
    if (close != U'”' && close != U'"' && close != U'」') return false;
    int32_t begin = mark;
    while (mark - begin < kQuotedSizeMax && (text::IsHan(view_.At(begin - 1)) || text::IsDigit(view_.At(begin - 1)))) {
      --begin;
    }
    const char32_t open = view_.At(begin - 1);
    if (mark - begin < kWordSizeMin || (open != U'“' && open != U'"' && open != U'「')) return false;
    Add({begin, mark + 1}, false);
    return true;
  }

  int32_t NumeralBegin(int32_t mark) const {
    int32_t begin = mark;
    while (mark - begin < kNumeralSizeMax && text::IsDigit(view_.At(begin - 1))) --begin;
    if (begin < mark) return begin;
    while (mark - begin < kNumeralSizeMax && kNumerals.find(view_.At(begin - 1)) != kNumerals.npos) --begin;
    return begin;
  }

  bool IsInARow(int32_t end) const {
    return view_.data().serial_followers.PrefixSize(view_.folded().substr(end, kFollowerSizeMax)) > 0;
  }

  void AddNumbered(int32_t numeral, int32_t end) {
    for (const LexiconMatch& match : view_.MatchesEndingIn({numeral - 1, numeral})) {
      const EntityType type = view_.lexicon().entry(match.entry).type;
      if (match.span.end != numeral || type == EntityType::kPerson || type == EntityType::kPlace) continue;
      Add({match.span.begin, end}, false);
      return;
    }
    const int32_t begin = WordBegin(numeral);
    if (begin < numeral) Add({begin, end}, IsOneWord(view_.text(), {begin, numeral}));
  }

  // The first boundary from which no more than a word's characters stand before the numeral; `numeral` if a
  // word may not end there.
  int32_t WordBegin(int32_t numeral) const {
    int32_t run = numeral;
    while (numeral - run <= kWordSizeMax && MayHold(view_.At(run - 1))) --run;
    const int32_t size = numeral - run;
    if (size < kWordSizeMin) return numeral;
    if (size <= kWordSizeMin + 1) return run;
    for (int32_t begin = run + kWordSizeMin; begin + kWordSizeMin <= numeral; ++begin) {
      if (IsOneWord(view_.text(), {begin - kWordSizeMin, begin})) return begin;
    }
    return size <= kWordSizeMax ? run : numeral;
  }

  // Neither 第三号 nor 11月3号.
  bool MayHold(char32_t c) const {
    return text::IsHan(c) && c != U'第' && c != U'月' && !view_.data().never_in_name.Contains(c);
  }

  void Add(Span span, bool is_weak) {
    if (!view_.IsOpen(span)) return;
    found_->Add({.span = span,
                 .type = EntityType::kProduct,
                 .score = kSerialScore,
                 .source = MentionSource::kPattern,
                 .is_weak = is_weak});
  }

  const ArticleView& view_;
  Candidates* found_;
};

}  // namespace

void FindSerialNames(const ArticleView& view, Candidates* found) {
  SerialNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
