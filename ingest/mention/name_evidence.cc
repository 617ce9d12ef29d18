#include "ingest/mention/name_evidence.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "ingest/mention/apposition.h"
#include "ingest/mention/list_gap.h"
#include "ingest/mention/proper_noun.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kCueMin = 1.0f;         // of one occurrence
constexpr float kFirmCueMin = 1.4f;     // likewise; of an acronym, of all occurrences in the mean
constexpr float kDoubtfulCueMin = 0.5f;  // of all occurrences in the mean
constexpr float kTaggedMin = 0.3f, kTaggedFirmMin = 0.5f;
constexpr size_t kAcronymSizeMax = 5;
constexpr int kRoundsMax = 3;  // in which what is proven speaks for its neighbours

// How words are written, by how far that alone makes them out as a name.
enum class Look {
  kCoined,    // VitePress, Haut.AI: nobody writes a common word like that
  kForeign,   // Flo Crivello: no word of it is English
  kPhrase,    // Rockskid Talk: some are
  kSingle,    // Kaplan
  kCode,      // BSX734
  kAcronym,   // OIDC, GPU-HBM: as often a technique or a trade's term
  kDoubtful,  // what its source already took for weak
};

// What speaks for one name throughout the article.
struct Evidence {
  int count = 0;
  float tagged = 0;     // the best probability that the tagger gives exactly these words
  float cue = 0;        // of the occurrence that most asks for a type
  float cue_sum = 0;
  bool is_in_list = false;      // a known name beside it, with 、 or 和 between
  bool is_beside_name = false;  // or with a comma
  bool is_pointed_at = false;  // a link, or the head of an item
  bool is_weak = true;           // at every occurrence
  bool has_known_head = false;   // AWS Aurora
  bool is_near_cue = false;
  bool is_proper_noun = false;   // capitals within an English sentence
  bool is_explained = false;     // by an apposition
  bool is_owner = false;         // Benchmark's Eric Vishria
};

bool IsCapitalAt(const ArticleView& view, int32_t at) { return view.text()[at] != view.At(at); }

// A capital within the word after a small letter, or two before one.
bool IsCoined(const ArticleView& view, const LatinWord& word) {
  if (word.folded.find(U'.') != std::u32string::npos) return true;
  if (word.shape != WordShape::kMixed) return word.shape == WordShape::kLower;
  for (int32_t at = word.span.begin + 1; at < word.span.end; ++at) {
    if (!text::IsLatin(view.At(at)) || !text::IsLatin(view.At(at - 1))) continue;
    if (IsCapitalAt(view, at) != IsCapitalAt(view, at - 1) &&
        (IsCapitalAt(view, at) || at - 1 > word.span.begin)) {
      const bool is_plural = at + 1 == word.span.end && view.At(at) == U's';
      if (!is_plural) return true;
    }
  }
  return false;
}

bool HasDigit(const LatinWord& word) {
  return std::any_of(word.folded.begin(), word.folded.end(), [](char32_t c) { return text::IsDigit(c); });
}

Look LookOf(const ArticleView& view, Span span) {
  size_t count = 0, english = 0;
  bool is_coined = false, has_digit = false, is_upper = true;
  size_t size_max = 0;
  for (size_t w = view.WordFrom(span.begin);
       w < view.words().size() && view.words()[w].span.begin < span.end; ++w) {
    const LatinWord& word = view.words()[w];
    ++count;
    english += word.is_english || word.is_term;
    is_coined |= IsCoined(view, word);
    has_digit |= HasDigit(word);
    is_upper &= word.shape == WordShape::kUpper;
    size_max = std::max(size_max, word.folded.size());
  }
  if (is_coined) return Look::kCoined;
  if (count > 1) return english > 0 ? Look::kPhrase : Look::kForeign;
  if (is_upper && (size_max <= kAcronymSizeMax ||
                   view.Folded(span).find(U'-') != std::u32string_view::npos))
    return Look::kAcronym;
  return has_digit ? Look::kCode : Look::kSingle;
}

bool Suffices(Look look, const Evidence& evidence) {
  const bool is_placed = evidence.is_beside_name || evidence.is_pointed_at;
  const bool is_asked = evidence.cue >= kCueMin;
  if (evidence.is_explained || evidence.is_owner) return true;
  switch (look) {
    case Look::kCoined:
    case Look::kForeign:
      return true;
    case Look::kPhrase:
      return is_placed || evidence.is_proper_noun || is_asked || evidence.has_known_head ||
             evidence.tagged >= kTaggedFirmMin;
    case Look::kSingle:
    case Look::kCode:
      return is_placed || evidence.is_proper_noun || is_asked || evidence.is_near_cue || evidence.count > 1 ||
             evidence.tagged >= kTaggedMin;
    case Look::kDoubtful:
      return evidence.is_in_list || evidence.is_proper_noun || evidence.is_pointed_at || evidence.tagged >= kTaggedFirmMin ||
             (evidence.cue >= kFirmCueMin &&
              evidence.cue_sum >= kDoubtfulCueMin * static_cast<float>(evidence.count));
    case Look::kAcronym:
      return is_placed || evidence.tagged >= kTaggedFirmMin ||
             ((evidence.count > 1 || evidence.is_proper_noun) &&
              evidence.cue_sum >= kFirmCueMin * static_cast<float>(evidence.count));
  }
  return true;
}

bool IsInQuestion(const Candidate& candidate) {
  return candidate.is_type_open && candidate.source == MentionSource::kPattern;
}

class Prover {
 public:
  Prover(const ArticleView& view, const TypeCues& cues, const std::vector<TaggedName>& tagged)
      : view_(view), cues_(cues), tagged_(tagged), proper_nouns_(view) {}

  void Run(std::vector<Candidate>* candidates) {
    std::vector<const Candidate*> open;
    for (const Candidate& candidate : *candidates) {
      if (IsInQuestion(candidate)) {
        open.push_back(&candidate);
        Collect(candidate);
      } else {
        Know(candidate.span);
        if (!candidate.is_weak) known_.insert(view_.Folded(candidate.span));
      }
    }
    for (int round = 0; round < kRoundsMax && !open.empty(); ++round) {
      for (const Candidate* candidate : open) Place(*candidate);
      if (!KnowProven(&open)) break;
    }
    std::erase_if(*candidates, [&](const Candidate& candidate) {
      return IsInQuestion(candidate) && !IsProven(candidate.span);
    });
  }

 private:
  bool IsProven(Span span) const {
    if (known_.contains(view_.Folded(span))) return true;
    const Evidence& evidence = evidence_.at(view_.Folded(span));
    Look look = LookOf(view_, span);
    if (evidence.is_weak && look != Look::kAcronym) look = Look::kDoubtful;
    return Suffices(look, evidence);
  }

  void Know(Span span) {
    known_begins_.insert(span.begin);
    known_ends_.insert(span.end);
  }

  // Takes those that are proven by now from `open`; false if there are none.
  bool KnowProven(std::vector<const Candidate*>* open) {
    const auto proven = [&](const Candidate* candidate) { return IsProven(candidate->span); };
    const auto rest = std::stable_partition(open->begin(), open->end(), proven);
    const bool is_any = rest != open->begin();
    for (auto at = open->begin(); at != rest; ++at) Know((*at)->span);
    open->erase(open->begin(), rest);
    return is_any;
  }

  void Collect(const Candidate& candidate) {
    const Span span = candidate.span;
    Evidence& evidence = evidence_[view_.Folded(span)];
    const TypeScores beside = cues_.ScoreBeside(view_, span);
    const float cue = *std::max_element(beside.begin(), beside.end());
    ++evidence.count;
    evidence.cue = std::max(evidence.cue, cue);
    evidence.cue_sum += cue;
    evidence.tagged = std::max(evidence.tagged, TaggedAs(span));
    evidence.is_explained |= TypeOfApposition(view_, span).has_value();
    evidence.is_owner |= proper_nouns_.IsOwner(span);
    evidence.is_pointed_at |= IsPointedAt(span);
    evidence.is_weak &= candidate.is_weak;
    evidence.is_proper_noun |= proper_nouns_.IsOne(span);
    evidence.has_known_head |= view_.HasKnownHead(span);
    const TypeScores near = cues_.ScoreNear(view_, span);
    evidence.is_near_cue |= *std::max_element(near.begin(), near.end()) > 0;
  }

  float TaggedAs(Span span) const {
    const auto at = std::lower_bound(
        tagged_.begin(), tagged_.end(), span.begin,
        [](const TaggedName& name, int32_t position) { return name.span.begin < position; });
    return at != tagged_.end() && at->span == span ? at->probability : 0;
  }

  // Whether a known name stands before or after it in a list. In English a comma parts items, in Chinese
  // text the items of two Latin names at most.
  void Place(const Candidate& candidate) {
    const Span span = candidate.span;
    Evidence& evidence = evidence_.at(view_.Folded(span));
    const auto before = known_ends_.upper_bound(span.begin);
    if (before != known_ends_.begin()) Beside({*std::prev(before), span.begin}, &evidence);
    const auto after = known_begins_.lower_bound(span.end);
    if (after != known_begins_.end()) Beside({span.end, *after}, &evidence);
  }

  void Beside(Span gap, Evidence* evidence) const {
    if (!IsSureListGap(view_, gap.begin, gap.end)) return;
    evidence->is_beside_name = true;
    const bool is_comma = view_.Folded(gap).find_first_not_of(U", ") == std::u32string_view::npos;
    evidence->is_in_list |= !is_comma;
  }

  static bool IsStop(char32_t c) { return c == U'.' || c == U':' || c == U'。' || c == U'：'; }

  // A link, an account, or bold or alone at the beginning of a paragraph, behind no more than its number.
  bool IsPointedAt(Span span) const {
    if (view_.IsLinked(span) || view_.IsHandle(span)) return true;
    const Block* block = view_.BlockAt(span.begin);
    const bool is_marked = view_.IsMarked(span) || (IsStop(view_.At(span.end)) && view_.IsMarked({span.begin, span.end + 1}));
    if (block == nullptr || !(is_marked || block->span.end == span.end)) return false;
    const std::u32string_view before = view_.Folded({block->span.begin, span.begin});
    return std::none_of(before.begin(), before.end(),
                        [](char32_t c) { return text::IsHan(c) || text::IsLatin(c); });
  }

  const ArticleView& view_;
  const TypeCues& cues_;
  const std::vector<TaggedName>& tagged_;
  const ProperNouns proper_nouns_;
  std::set<int32_t> known_begins_, known_ends_;  // of what is not in question, or no longer
  std::set<std::u32string_view> known_;
  std::map<std::u32string_view, Evidence> evidence_;
};

}  // namespace

void DropUnproven(const ArticleView& view, const TypeCues& cues,
                  const std::vector<TaggedName>& tagged, std::vector<Candidate>* candidates) {
  Prover(view, cues, tagged).Run(candidates);
}

}  // namespace wenmai::ingest
