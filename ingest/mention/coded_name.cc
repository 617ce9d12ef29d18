// Products of a Chinese word and a code: 玄戒O1, 壁砺166. The code is plain, where the word begins is
// not: the article tells it by using the word again before another character, or by what
// stands before it: a mark, or a character that is in no name.
//
//   coded name := word code      word := 2 to 4 characters that hold no word of the language
#include <algorithm>
#include <map>
#include <vector>

#include "ingest/mention/source.h"
#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kCodedScore = 0.7f;
constexpr int32_t kWordSizeMin = 2, kWordSizeMax = 4;
constexpr int32_t kLetterCountMax = 3, kDigitCountMax = 4, kBareDigitCount = 3;

class CodedNameFinder {
 public:
  CodedNameFinder(const ArticleView& view, Candidates* found) : view_(view), found_(found) {}

  void FindAll() {
    for (int32_t at = kWordSizeMin; at < view_.size(); ++at) {
      if (!text::IsHan(view_.At(at - 1)) || text::IsHan(view_.At(at))) continue;
      const int32_t end = CodeEnd(at);
      if (end == at) continue;
      codes_.push_back({at, end});
      for (int32_t size = kWordSizeMin; size <= kWordSizeMax && at >= size; ++size) {
        ++uses_[view_.Folded({at - size, at})];
      }
    }
    for (const Span code : codes_) Add(code);
  }

 private:
  // code := letter{1,3} digit{1,4} letter* | digit{3}
  int32_t CodeEnd(int32_t begin) const {
    int32_t at = begin;
    while (text::IsLatin(view_.At(at))) ++at;
    const int32_t letters = at - begin;
    const int32_t digits_begin = at;
    while (text::IsDigit(view_.At(at))) ++at;
    const int32_t digits = at - digits_begin;
    if (letters > kLetterCountMax || digits == 0 || digits > kDigitCountMax) return begin;
    const char32_t after = at < view_.size() ? view_.text()[at] : U'\n';
    if (after == U'.' || after == U'%' || after == U',' || after == U'-') return begin;
    if (letters > 0) return text::IsLatin(after) ? begin : at;
    const bool is_count = view_.data().counters.Contains(after) || text::IsLatin(after);
    return digits != kBareDigitCount || is_count ? begin : at;
  }

  void Add(Span code) {
    const int32_t begin = WordBegin(code.begin);
    if (begin == code.begin) return;
    const Span span = {begin, code.end};
    if (!view_.IsOpen(span) || !IsUnknownWord({begin, code.begin})) return;
    found_->Add({.span = span,
                 .type = EntityType::kProduct,
                 .score = kCodedScore,
                 .source = MentionSource::kPattern});
  }

  // The longest word before `end` that the article uses as often as its end alone, or all that stands
  // between a mark and `end`; `end` itself if neither tells.
  int32_t WordBegin(int32_t end) const {
    int32_t run = 0;
    while (run <= kWordSizeMax && IsInWord(view_.At(end - run - 1))) ++run;
    const int used = UsesOf(end, kWordSizeMin);
    if (used < 2) return run >= kWordSizeMin && run <= kWordSizeMax ? end - run : end;
    int32_t size = kWordSizeMin;
    while (size < std::min(run, kWordSizeMax) && UsesOf(end, size + 1) == used) ++size;
    return end - size;
  }

  bool IsInWord(char32_t c) const {
    return text::IsHan(c) && !view_.data().never_in_name.Contains(c);
  }

  int UsesOf(int32_t end, int32_t size) const {
    const auto found = end < size ? uses_.end() : uses_.find(view_.Folded({end - size, end}));
    return found == uses_.end() ? 0 : found->second;
  }

  // Neither 芯片 in 芯片A18 nor 小米 in 小米SU7: a word of the language, or another's name. A line of
  // products is as good as a word that nobody knows.
  bool IsUnknownWord(Span word) const {
    const std::u32string_view characters = view_.Folded(word);
    if (!std::all_of(characters.begin(), characters.end(), [&](char32_t c) { return IsInWord(c); })) {
      return false;
    }
    const auto matches = view_.MatchesEndingIn(word);
    bool is_known = false;
    for (const LexiconMatch& match : matches) {
      const bool is_line = match.span == word &&
                           view_.lexicon().entry(match.entry).type == EntityType::kProduct;
      if (is_line) return true;
      is_known |= !match.is_weak;
    }
    if (is_known || view_.data().nouns.FindSuffix(characters)) return false;
    for (int32_t at = word.begin; at + kWordSizeMin <= word.end; ++at) {
      if (IsOneWord(view_.text(), {at, at + kWordSizeMin})) return false;
    }
    return true;
  }

  const ArticleView& view_;
  Candidates* found_;
  std::vector<Span> codes_;
  std::map<std::u32string_view, int> uses_;  // how often each end of the words stands before a code
};

}  // namespace

void FindCodedNames(const ArticleView& view, Candidates* found) {
  CodedNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
