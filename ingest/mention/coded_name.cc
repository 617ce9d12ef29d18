// Products of a Chinese word and a code: 玄戒O1, 壁砺166. The code is plain, coined_word.h tells where the
// word begins.
//
//   coded name := word code      word: one that holds no word of the language
#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "ingest/mention/coined_word.h"
#include "ingest/mention/source.h"
#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kCodedScore = 0.7f;
constexpr float kWordCodeScore = 0.75f;
constexpr int32_t kLetterCountMax = 3, kDigitCountMax = 4, kBareDigitCount = 3;
constexpr int32_t kWordSizeMin = 2, kWordSizeMax = 4;

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
    for (int32_t at = 1; at < view_.size(); ++at) {
      if (text::IsHan(view_.At(at - 1)) && !text::IsHan(view_.At(at))) CollectOfWord(at);
    }
    AddOfWords();
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

  // 飞龙3、飞龙4, 领克08: the word is one of the language that has several codes, or a known name. Either way
  // the article must support that something is called so.
  void CollectOfWord(int32_t at) {
    const int32_t end = ShortCodeEnd(at);
    if (end == at || IsKnownCode({at, end})) return;
    for (int32_t size = kWordSizeMax; size >= kWordSizeMin; --size) {
      const Span word = {at - size, at};
      if (word.begin < 0 || !view_.IsOpen({word.begin, end})) continue;
      const bool is_known = IsKnownName(word);
      if (!is_known && (!IsOneWord(view_.text(), word) || view_.data().nouns.FindSuffix(view_.Folded(word)))) continue;
      codes_of_word_[view_.Folded(word)].insert(view_.Folded({at, end}));
      of_words_.push_back({word, end, is_known});
      return;
    }
  }

  void AddOfWords() {
    for (const CodeOfWord& name : of_words_) {
      if (!name.is_known && codes_of_word_.at(view_.Folded(name.word)).size() < 2) continue;
      found_->Add({.span = {name.word.begin, name.end},
                   .type = EntityType::kProduct,
                   .score = kWordCodeScore,
                   .source = MentionSource::kPattern,
                   .is_weak = true});
    }
  }

  bool IsKnownName(Span word) const {
    const auto matches = view_.MatchesEndingIn(word);
    return std::any_of(matches.begin(), matches.end(), [&](const LexiconMatch& match) {
      const EntityType type = view_.lexicon().entry(match.entry).type;
      return match.span == word && (type == EntityType::kProduct || type == EntityType::kCompany);
    });
  }

  // A100 in 单张A100.
  bool IsKnownCode(Span code) const {
    const auto matches = view_.MatchesEndingIn(code);
    return std::any_of(matches.begin(), matches.end(),
                       [&](const LexiconMatch& match) { return match.span.begin >= code.begin; });
  }

  // code := letter{0,3} digit{1,4} letter?      5, 08, A1000, 4X; no year and nothing counted
  int32_t ShortCodeEnd(int32_t begin) const {
    int32_t at = begin;
    while (text::IsLatin(view_.At(at)) && at - begin < kLetterCountMax) ++at;
    const int32_t letters = at - begin, digits_begin = at;
    while (text::IsDigit(view_.At(at))) ++at;
    const int32_t digits = at - digits_begin;
    const bool is_year = letters == 0 && digits == kDigitCountMax;
    if (digits == 0 || digits > kDigitCountMax || is_year) return begin;
    if (text::IsLatin(view_.At(at))) ++at;
    const char32_t after = view_.At(at);
    const bool goes_on = text::IsLatin(after) || text::IsDigit(after) || after == U'.' || after == U'%' ||
                         after == U'-' || after == U'/' || after == U':' || after == U'强';
    return goes_on || view_.data().counters.Contains(after) ? begin : at;
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
  struct CodeOfWord {
    Span word;
    int32_t end = 0;
    bool is_known = false;
  };

  std::vector<Span> codes_;
  std::vector<CodeOfWord> of_words_;
  std::map<std::u32string_view, std::set<std::u32string_view>> codes_of_word_;
  CoinedWords words_;
};

}  // namespace

void FindCodedNames(const ArticleView& view, Candidates* found) {
  CodedNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
