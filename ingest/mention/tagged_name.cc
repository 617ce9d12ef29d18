// What the trained tagger makes of the article. It has seen what lexicon and patterns make out and
// has learnt where they are right, so it has a word about each of their names and adds its own.
// Words are judged by all their occurrences together: one that the tagger is sure of speaks for the
// others.
#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <string_view>

#include "ingest/mention/source.h"
#include "ingest/mention/support.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kNameMin = 0.5f;      // probability of a name, at one occurrence or in the mean
constexpr float kSureTypeMin = 0.8f;  // share of it that one type has
constexpr float kScoreMax = 0.75f;    // below a pattern that tells the type
// In the mean less than this is no name, though the lexicon or a pattern, or else a guess, makes it
// out as one.
constexpr float kKnownMin = 0.05f, kGuessMin = 0.5f;
// The lexicon's companies of this length have no other meaning, for which the tagger might take them; but 中国电力
// is as often what it says.
constexpr int32_t kPlainSizeMin = 3;
constexpr int32_t kHanSizeMin = 2, kEponymHeadSizeMax = 4;

bool IsHanName(const ArticleView& view, Span span) {
  const std::u32string_view name = view.Folded(span);
  return std::any_of(name.begin(), name.end(), [](char32_t c) { return text::IsHan(c); });
}

// A number with its unit: 13B, 4K, 5G.
bool IsQuantity(std::u32string_view word) {
  constexpr size_t kUnitSizeMax = 2;
  size_t digits = 0;
  while (digits < word.size() && (text::IsDigit(word[digits]) || word[digits] == U'.')) ++digits;
  return digits > 0 && word.size() - digits <= kUnitSizeMax;
}

// 公司, 最高法院: an ending that names one body only with words before it.
bool IsBareEnding(const ArticleView& view, Span span) {
  return view.data().body_suffixes.Find(view.Folded(span)).has_value();
}

// The name is only part of a term: 贝叶斯 in 贝叶斯定理, 诺贝尔 in 诺贝尔奖.
bool NamesTerm(const ArticleView& view, Span span) {
  return view.data().eponym_heads.PrefixSize(view.folded().substr(span.end, kEponymHeadSizeMax)) >
         0;
}

// 美国乔治敦大学: the country is no part of the name that the lexicon knows.
bool IsKnownBehindRegion(const ArticleView& view, Span span) {
  const auto matches = view.MatchesEndingIn(span);
  return std::any_of(matches.begin(), matches.end(), [&](const LexiconMatch& match) {
    return match.span.end == span.end && match.span.begin > span.begin && !match.is_weak &&
           view.data().regions.Contains(view.Folded({span.begin, match.span.begin}));
  });
}

bool IsPlausible(const ArticleView& view, const TaggedName& name) {
  if (!view.IsOpen(name.span) || IsKnownBehindRegion(view, name.span)) return false;
  if (!IsHanName(view, name.span)) return !IsQuantity(view.Folded(name.span));
  if (name.span.size() < kHanSizeMin || IsBareEnding(view, name.span)) return false;
  return name.type != EntityType::kPerson || !NamesTerm(view, name.span);
}

float NameProbability(const TaggedName& name) {
  return std::accumulate(name.of_types.begin(), name.of_types.end(), 0.0f);
}

// What the tagger says of all occurrences of some words.
class TaggedWords {
 public:
  TaggedWords(const ArticleView& view, const std::vector<TaggedName>& tagged) : view_(view) {
    for (const TaggedName& name : tagged) {
      Tally& tally = tallies_[view.Folded(name.span)];
      ++tally.count;
      tally.sum += NameProbability(name);
      for (int type = 0; type < kEntityTypeCount; ++type) {
        tally.of_types[type] += name.of_types[type];
      }
    }
  }

  // The mean probability that they are a name; `otherwise` if the tagger was not asked about them.
  float MeanOr(Span span, float otherwise) const {
    const auto found = tallies_.find(view_.Folded(span));
    if (found == tallies_.end()) return otherwise;
    return found->second.sum / static_cast<float>(found->second.count);
  }

  // REQUIRES: the span is tagged.
  EntityType TypeOf(Span span) const {
    const auto& sums = tallies_.at(view_.Folded(span)).of_types;
    return static_cast<EntityType>(std::max_element(sums.begin(), sums.end()) - sums.begin());
  }
  bool IsTypeSure(Span span) const {
    const Tally& tally = tallies_.at(view_.Folded(span));
    return tally.of_types[static_cast<size_t>(TypeOf(span))] >= kSureTypeMin * tally.sum;
  }

 private:
  struct Tally {
    int count = 0;
    float sum = 0;
    std::array<float, kEntityTypeCount> of_types = {};
  };

  const ArticleView& view_;
  std::map<std::u32string_view, Tally> tallies_;
};

bool IsTold(const Candidate& candidate) {
  return candidate.source == MentionSource::kSpeakerLabel ||
         candidate.source == MentionSource::kMetadata;
}

// It has learnt from Chinese text: of English prose the place in the sentence tells more.
float LeastFor(const ArticleView& view, const Candidate& candidate) {
  if (candidate.lexicon_entry != kNone) {
    const bool is_plain = candidate.type == EntityType::kCompany && !candidate.is_weak &&
                          candidate.span.size() >= kPlainSizeMin && IsHanName(view, candidate.span) &&
                          view.data().regions.PrefixSize(view.Folded(candidate.span)) == 0;
    return is_plain ? 0 : kKnownMin;
  }
  if (candidate.is_type_open) return view.IsEnglishAt(candidate.span.begin) ? 0 : kGuessMin;
  // Between book marks any words are a title, and what ends with 号 is seldom anything else than a product. One
  // that is weak lives by the article's support.
  const bool is_product = candidate.type == EntityType::kProduct &&
                          (candidate.is_weak || view.At(candidate.span.end - 1) == U'号');
  const bool is_title = candidate.type == EntityType::kWork || view.At(candidate.span.begin - 1) == U'《';
  return is_product || is_title ? 0 : kKnownMin;
}

}  // namespace

void DropUntagged(const ArticleView& view, const std::vector<TaggedName>& tagged,
                  std::vector<Candidate>* candidates) {
  const TaggedWords words(view, tagged);
  std::erase_if(*candidates, [&](const Candidate& candidate) {
    return !IsTold(candidate) && words.MeanOr(candidate.span, 1) < LeastFor(view, candidate);
  });
}

// The type of a Latin name stays open where the tagger wavers: what stands around its occurrences
// may tell it better.
void FindTaggedNames(const ArticleView& view, const std::vector<TaggedName>& tagged,
                     Candidates* found) {
  const TaggedWords words(view, tagged);
  for (const TaggedName& name : tagged) {
    if (!name.is_found || !IsPlausible(view, name)) continue;
    const float probability = NameProbability(name);
    if (std::max(probability, words.MeanOr(name.span, 0)) < kNameMin) continue;
    found->Add({.span = name.span,
                .type = words.TypeOf(name.span),
                .score = kScoreMax * probability,
                .source = MentionSource::kTagger,
                .is_type_open = !IsHanName(view, name.span) && !words.IsTypeSure(name.span)});
  }
}

}  // namespace wenmai::ingest
