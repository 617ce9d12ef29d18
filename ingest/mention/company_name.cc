// Chinese companies that nobody knows, by their endings: 曜拓科技, 临川资本. The ending is plain; the
// word before it is taken where the text tells its beginning: a mark or a character that is in no
// name stands before it, or the article uses it again behind other characters. Where it is a word of
// the language (海棠创投), the article must support the name.
//
//   company := word ending      word := 2 to 4 characters
#include <algorithm>
#include <map>
#include <vector>

#include "ingest/mention/source.h"
#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kUnknownScore = 0.7f, kWordScore = 0.6f;
constexpr int32_t kWordSizeMin = 2, kWordSizeMax = 4, kEndingSizeMax = 5;

class CompanyNameFinder {
 public:
  CompanyNameFinder(const ArticleView& view, Candidates* found) : view_(view), found_(found) {}

  void FindAll() {
    for (int32_t at = kWordSizeMin; at < view_.size(); ++at) {
      if (!text::IsHan(view_.At(at))) continue;
      const auto ending = static_cast<int32_t>(
          view_.data().company_suffixes.PrefixSize(view_.folded().substr(at, kEndingSizeMax)));
      if (ending == 0 || !IsInWord(view_.At(at - 1))) continue;
      endings_.push_back({at, at + ending});
      for (int32_t size = kWordSizeMin; size <= kWordSizeMax && at >= size; ++size) {
        ++uses_[view_.Folded({at - size, at + ending})];
      }
    }
    for (const Span ending : endings_) Add(ending);
  }

 private:
  bool IsInWord(char32_t c) const {
    return text::IsHan(c) && !view_.data().never_in_name.Contains(c);
  }

  void Add(Span ending) {
    const int32_t begin = WordBegin(ending);
    if (begin == ending.begin) return;
    const Span word = {begin, ending.begin}, span = {begin, ending.end};
    if (!view_.IsOpen(span) || !EndsWord(view_.text(), ending) || HoldsKnown(span)) return;
    const bool is_word = IsOneWord(view_.text(), word) || IsOneWord(view_.text(), span);
    if (is_word && view_.data().nouns.FindSuffix(view_.Folded(word))) return;
    found_->Add({.span = span,
                 .type = EntityType::kCompany,
                 .score = is_word ? kWordScore : kUnknownScore,
                 .source = MentionSource::kPattern,
                 .is_weak = is_word || !HoldsNoWord(word)});
  }

  // All that stands before the ending up to a mark, or the longest end of it that the article uses as
  // often as shorter ones; `ending.begin` if neither tells.
  int32_t WordBegin(Span ending) const {
    int32_t run = 0;
    while (run <= kWordSizeMax && IsInWord(view_.At(ending.begin - run - 1))) ++run;
    const int used = UsesOf(ending, kWordSizeMin);
    int32_t size = kWordSizeMin;
    while (used > 1 && size < std::min(run, kWordSizeMax) && UsesOf(ending, size + 1) == used) ++size;
    if (used > 1) return ending.begin - size;
    return run >= kWordSizeMin && run <= kWordSizeMax ? ending.begin - run : ending.begin;
  }

  int UsesOf(Span ending, int32_t size) const {
    const auto found = ending.begin < size ? uses_.end()
                                           : uses_.find(view_.Folded({ending.begin - size, ending.end}));
    return found == uses_.end() ? 0 : found->second;
  }

  // A name that the lexicon knows, or part of one: what follows is for others to tell.
  bool HoldsKnown(Span span) const {
    const auto matches = view_.MatchesEndingIn(span);
    return std::any_of(matches.begin(), matches.end(),
                       [](const LexiconMatch& match) { return !match.is_weak; });
  }

  bool HoldsNoWord(Span word) const {
    for (int32_t at = word.begin; at + kWordSizeMin <= word.end; ++at) {
      if (IsOneWord(view_.text(), {at, at + kWordSizeMin})) return false;
    }
    return true;
  }

  const ArticleView& view_;
  Candidates* found_;
  std::vector<Span> endings_;
  std::map<std::u32string_view, int> uses_;  // how often each end of the words stands before its ending
};

}  // namespace

void FindCompanyNames(const ArticleView& view, Candidates* found) {
  CompanyNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
