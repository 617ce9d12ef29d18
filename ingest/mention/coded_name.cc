// Products of a Chinese word and a code: 玄戒O1, 壁砺166. The code is plain, coined_word.h tells where the
// word begins.
//
//   coded name := word code      word: one that holds no word of the language
#include <algorithm>
#include <vector>

#include "ingest/mention/coined_word.h"
#include "ingest/mention/source.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kCodedScore = 0.7f;
constexpr int32_t kLetterCountMax = 3, kDigitCountMax = 4, kBareDigitCount = 3;

class CodedNameFinder {
 public:
  CodedNameFinder(const ArticleView& view, Candidates* found)
      : view_(view), found_(found), words_(&view) {}

  void FindAll() {
    for (int32_t at = 1; at < view_.size(); ++at) {
      if (!text::IsHan(view_.At(at - 1)) || text::IsHan(view_.At(at))) continue;
      const int32_t end = CodeEnd(at);
      if (end == at) continue;
      codes_.push_back({at, end});
      words_.CountBefore({at, at});
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
    const Span word = words_.Before({code.begin, code.begin}), span = {word.begin, code.end};
    if (word.size() == 0 || !view_.IsOpen(span) || !IsUnknownWord(word)) return;
    found_->Add({.span = span,
                 .type = EntityType::kProduct,
                 .score = kCodedScore,
                 .source = MentionSource::kPattern});
  }

  // Neither 芯片 in 芯片A18 nor 小米 in 小米SU7: a word of the language, or another's name. A line of
  // products is as good as a word that nobody knows.
  bool IsUnknownWord(Span word) const {
    const std::u32string_view characters = view_.Folded(word);
    if (!std::all_of(characters.begin(), characters.end(), [&](char32_t c) { return words_.MayHold(c); })) {
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
    return words_.IsUnknown(word);
  }

  const ArticleView& view_;
  Candidates* found_;
  std::vector<Span> codes_;
  CoinedWords words_;
};

}  // namespace

void FindCodedNames(const ArticleView& view, Candidates* found) {
  CodedNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
