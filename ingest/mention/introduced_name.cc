// Names that the text itself puts forward as such: people who say who they are (大家好，我是路遥。)
// and bodies whose figures or reports it quotes (据灼识咨询统计).
#include <algorithm>

#include "ingest/mention/source.h"
#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kSelfScore = 0.85f, kCitedScore = 0.75f;
constexpr int32_t kWordSizeMax = 6, kGreetingReach = 24;
constexpr int32_t kSelfSizeMin = 2, kHanSelfSizeMax = 4, kLatinSelfSizeMax = 20;
constexpr int32_t kCitedSizeMin = 3, kCitedSizeMax = 12;

bool IsNameLetter(char32_t c) { return text::IsHan(c) || text::IsLatin(c) || text::IsDigit(c); }

class IntroducedNameFinder {
 public:
  IntroducedNameFinder(const ArticleView& view, Candidates* found) : view_(view), found_(found) {}

  void FindAll() {
    for (int32_t at = 0; at < view_.size(); ++at) {
      if (!text::IsHan(view_.At(at))) continue;
      const auto rest = view_.folded().substr(at, kWordSizeMax);
      if (const size_t size = view_.data().self_words.PrefixSize(rest)) {
        AddSpeaker(at, at + static_cast<int32_t>(size));
      } else if (const size_t citing = view_.data().citing_words.PrefixSize(rest)) {
        AddCited(at + static_cast<int32_t>(citing));
      }
    }
  }

 private:
  // self := greeting … self_word [role] name, up to a mark or space
  void AddSpeaker(int32_t word, int32_t begin) {
    if (!IsGreeted(word)) return;
    while (view_.At(begin) == U' ') ++begin;
    const int32_t end = EndOfName(begin);
    const size_t owner = view_.Folded({begin, end}).rfind(U'的');  // 远岚数据平台组的泓舟
    if (owner != std::u32string_view::npos) begin += static_cast<int32_t>(owner) + 1;
    begin += static_cast<int32_t>(
        view_.data().titles.PrefixSize(view_.Folded({begin, std::min(end, begin + kWordSizeMax)})));
    const Span name = {begin, end};
    if (name.size() < kSelfSizeMin || !IsUnbroken(name)) return;
    const bool is_han = text::IsHan(view_.At(begin));
    if (name.size() > (is_han ? kHanSelfSizeMax : kLatinSelfSizeMax)) return;
    if (view_.data().not_person.Contains(view_.Folded(name)) ||
        view_.data().role_labels.Contains(view_.Folded(name)) ||
        view_.data().titles.SuffixSize(view_.Folded(name)) > 1)
      return;
    Add(name, EntityType::kPerson, kSelfScore);
  }

  bool IsGreeted(int32_t word) const {
    for (int32_t at = std::max(0, word - kGreetingReach); at < word; ++at) {
      const auto size = static_cast<int32_t>(
          view_.data().greetings.PrefixSize(view_.folded().substr(at, kWordSizeMax)));
      if (size > 0 && at + size <= word) return true;
    }
    return false;
  }

  // cited := citing_word name cited_noun
  void AddCited(int32_t begin) {
    const int32_t limit = EndOfName(begin);
    for (int32_t end = begin + kCitedSizeMin;
         end < limit && end <= begin + kCitedSizeMax; ++end) {
      const size_t noun =
          view_.data().cited_nouns.PrefixSize(view_.folded().substr(end, kWordSizeMax));
      if (noun == 0) continue;
      const Span name = {begin, end};
      if (IsUnbroken(name) && !HoldsKnown(name)) Add(name, EntityType::kOrganization, kCitedScore);
      return;
    }
  }

  int32_t EndOfName(int32_t begin) const {
    int32_t end = begin;
    while (IsNameLetter(view_.At(end)) ||
           (view_.At(end) == U' ' && text::IsLatin(view_.At(end - 1)) &&
            text::IsLatin(view_.At(end + 1)))) {
      ++end;
    }
    return end;
  }

  bool IsUnbroken(Span name) const {
    const std::u32string_view words = view_.Folded(name);
    return std::none_of(words.begin(), words.end(), [&](char32_t c) {
      return view_.data().never_in_name.Contains(c) || text::IsDigit(c);
    });
  }

  // 苹果财报 in 据苹果财报数据: what is cited is a paper of a body that the lexicon knows.
  bool HoldsKnown(Span name) const {
    const auto matches = view_.MatchesEndingIn(name);
    return std::any_of(matches.begin(), matches.end(), [&](const LexiconMatch& match) {
      return match.span.begin >= name.begin && !match.is_weak;
    });
  }

  void Add(Span span, EntityType type, float score) {
    found_->Add({.span = span, .type = type, .score = score, .source = MentionSource::kPattern});
  }

  const ArticleView& view_;
  Candidates* found_;
};

}  // namespace

void FindIntroducedNames(const ArticleView& view, Candidates* found) {
  IntroducedNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
