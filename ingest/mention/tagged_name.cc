// What the trained tagger finds. It knows how names are made and what stands around them, not what
// they name, so its word counts only where it is sure: of one occurrence, or, less so, of most that
// the article has. The lexicon's word counts more.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "ingest/mention/source.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kProbabilityMin = 0.8f;  // of one occurrence
constexpr float kLikelyMin = 0.65f;      // the same where the words or their marks say it too
constexpr float kMeanMin = 0.5f;         // of all occurrences of the words in the article
constexpr int kCountMin = 3;             // of occurrences whose mean counts
constexpr float kScoreMax = 0.75f;  // below a pattern that tells the type
constexpr int32_t kHanSizeMin = 2, kHanSizeMax = 12;
constexpr int32_t kEponymHeadSizeMax = 4;

bool IsHanName(const ArticleView& view, Span span) {
  const std::u32string_view name = view.Folded(span);
  return std::any_of(name.begin(), name.end(), [](char32_t c) { return text::IsHan(c); });
}

// Chinese names of these types have marks or words that patterns know; without them they are mostly
// common words.
bool HasNoForm(EntityType type) {
  return type == EntityType::kWork || type == EntityType::kProduct || type == EntityType::kModel;
}

// A number with its unit: 13B, 4K, 5G.
bool IsQuantity(std::u32string_view word) {
  constexpr size_t kUnitSizeMax = 2;
  size_t digits = 0;
  while (digits < word.size() && (text::IsDigit(word[digits]) || word[digits] == U'.')) ++digits;
  return digits > 0 && word.size() - digits <= kUnitSizeMax;
}

// Everyday words with capitals are no name for that: Share Buyback.
bool HasRareWord(const ArticleView& view, Span span) {
  for (size_t w = view.WordFrom(span.begin);
       w < view.words().size() && view.words()[w].span.begin < span.end; ++w) {
    const LatinWord& word = view.words()[w];
    if (!word.is_english && !word.is_term && !IsQuantity(word.folded)) return true;
  }
  return false;
}

// The name is only part of a term: 贝叶斯 in 贝叶斯定理, 诺贝尔 in 诺贝尔奖.
bool NamesTerm(const ArticleView& view, Span span) {
  return view.data().eponym_heads.PrefixSize(view.folded().substr(span.end, kEponymHeadSizeMax)) > 0;
}

// 公司, 最高法院: an ending that names one body only with words before it.
bool IsBareEnding(const ArticleView& view, Span span) {
  return view.data().body_suffixes.Find(view.Folded(span)).has_value();
}

bool HoldsForbidden(const ArticleView& view, Span span) {
  const std::u32string_view name = view.Folded(span);
  return std::any_of(name.begin(), name.end(),
                     [&](char32_t c) { return view.data().never_in_name.Contains(c); });
}

bool IsPlausible(const ArticleView& view, const TaggedName& name, bool is_han) {
  if (!view.IsOpen(name.span)) return false;
  if (!is_han) return HasRareWord(view, name.span);
  if (HasNoForm(name.type) || name.span.size() < kHanSizeMin || name.span.size() > kHanSizeMax)
    return false;
  if (name.type == EntityType::kPerson && view.data().not_person.Contains(view.Folded(name.span)))
    return false;
  return !NamesTerm(view, name.span) && !IsBareEnding(view, name.span) &&
         !HoldsForbidden(view, name.span);
}

// A Chinese name begins with a surname and is short; what is bold or a link is there to be named.
bool LooksLikeName(const ArticleView& view, const TaggedName& name, bool is_han) {
  if (view.IsMarked(name.span)) return true;
  constexpr int32_t kPersonSizeMax = 3;
  return is_han && name.type == EntityType::kPerson && name.span.size() <= kPersonSizeMax &&
         view.data().surnames.Contains(view.At(name.span.begin));
}

int CountIn(std::u32string_view text, std::u32string_view words) {
  int count = 0;
  for (size_t at = text.find(words); at != text.npos; at = text.find(words, at + words.size())) {
    ++count;
  }
  return count;
}

// Which words the article as a whole makes out as a name.
class ArticleVote {
 public:
  ArticleVote(const ArticleView& view, const std::vector<TaggedName>& tagged) : view_(view) {
    for (const TaggedName& name : tagged) {
      Tally& tally = tallies_[view.Folded(name.span)];
      ++tally.count;
      tally.sum += name.probability;
    }
  }

  bool Carries(Span span) {
    Tally& tally = tallies_[view_.Folded(span)];
    if (tally.count < kCountMin) return false;
    if (tally.occurrences == 0) tally.occurrences = CountIn(view_.folded(), view_.Folded(span));
    return tally.sum >= kMeanMin * static_cast<float>(tally.occurrences);
  }

 private:
  struct Tally {
    int count = 0;  // of the tagged
    float sum = 0;  // of their probabilities
    int occurrences = 0;
  };

  const ArticleView& view_;
  std::map<std::u32string_view, Tally> tallies_;
};

}  // namespace

// The type of a Latin name stays open: what stands around its other occurrences may tell it better.
void FindTaggedNames(const ArticleView& view, const std::vector<TaggedName>& tagged,
                     Candidates* found) {
  ArticleVote vote(view, tagged);
  for (const TaggedName& name : tagged) {
    const bool is_han = IsHanName(view, name.span);
    if (!IsPlausible(view, name, is_han)) continue;
    const float least = LooksLikeName(view, name, is_han) ? kLikelyMin : kProbabilityMin;
    if (name.probability < least && !vote.Carries(name.span)) continue;
    found->Add({.span = name.span,
                .type = name.type,
                .score = kScoreMax * name.probability,
                .source = MentionSource::kTagger,
                .is_type_open = !is_han});
  }
}

}  // namespace wenmai::ingest
