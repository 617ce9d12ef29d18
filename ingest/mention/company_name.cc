// Chinese companies that nobody knows, by their endings: 曜拓科技, 临川资本. The ending is plain,
// coined_word.h tells where the word before it begins. Where that is a word of the language
// (海棠创投), the article must support the name.
//
//   company := word ending
#include <algorithm>
#include <vector>

#include "ingest/mention/coined_word.h"
#include "ingest/mention/source.h"
#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kUnknownScore = 0.7f, kWordScore = 0.6f;
constexpr int32_t kEndingSizeMax = 5;

class CompanyNameFinder {
 public:
  CompanyNameFinder(const ArticleView& view, Candidates* found)
      : view_(view), found_(found), words_(&view) {}

  void FindAll() {
    for (int32_t at = 1; at < view_.size(); ++at) {
      if (!text::IsHan(view_.At(at))) continue;
      const auto ending = static_cast<int32_t>(
          view_.data().company_suffixes.PrefixSize(view_.folded().substr(at, kEndingSizeMax)));
      if (ending == 0 || !words_.MayHold(view_.At(at - 1))) continue;
      endings_.push_back({at, at + ending});
      words_.CountBefore(endings_.back());
    }
    for (const Span ending : endings_) Add(ending);
  }

 private:
  void Add(Span ending) {
    const Span word = words_.Before(ending), span = {word.begin, ending.end};
    if (word.size() == 0) return;
    if (!view_.IsOpen(span) || !EndsWord(view_.text(), ending) || HoldsKnown(span)) return;
    const bool is_word = IsOneWord(view_.text(), word) || IsOneWord(view_.text(), span);
    if (is_word && view_.data().nouns.FindSuffix(view_.Folded(word))) return;
    found_->Add({.span = span,
                 .type = EntityType::kCompany,
                 .score = is_word ? kWordScore : kUnknownScore,
                 .source = MentionSource::kPattern,
                 .is_weak = is_word || !words_.IsUnknown(word)});
  }

  // A name that the lexicon knows, or part of one: what follows is for others to tell.
  bool HoldsKnown(Span span) const {
    const auto matches = view_.MatchesEndingIn(span);
    return std::any_of(matches.begin(), matches.end(),
                       [](const LexiconMatch& match) { return !match.is_weak; });
  }

  const ArticleView& view_;
  Candidates* found_;
  std::vector<Span> endings_;
  CoinedWords words_;
};

}  // namespace

void FindCompanyNames(const ArticleView& view, Candidates* found) {
  CompanyNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
