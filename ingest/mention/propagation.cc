#include "ingest/mention/propagation.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "ingest/lexicon/name_automaton.h"
#include "ingest/lexicon/name_match.h"
#include "ingest/lexicon/skeleton.h"
#include "ingest/mention/gloss.h"
#include "ingest/mention/short_form.h"
#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kFullScore = 0.9f, kShortScore = 0.7f, kGlossScore = 0.8f;
constexpr int32_t kAbbreviationSizeMin = 2;

bool IsAllHan(std::u32string_view words) {
  return std::all_of(words.begin(), words.end(), [](char32_t c) { return text::IsHan(c); });
}

class Propagator {
 public:
  Propagator(const ArticleView& view, const std::vector<Candidate>& chosen, Candidates* found)
      : view_(view), chosen_(chosen), found_(found) {}

  void Run() {
    for (const Candidate& candidate : chosen_) Learn(candidate);
    AddGlossNames();
    AddCompanyEndings();
    if (!learnt_.empty()) AddOccurrences();
  }

 private:
  struct Learnt {
    std::u32string text;
    EntityType type;
    float score;
    int32_t lexicon_entry;
    bool is_type_open;
  };

  void Learn(const Candidate& candidate) {
    const std::u32string_view name = view_.document().View(candidate.span);
    if (candidate.lexicon_entry == kNone) {
      Add(name, candidate, std::min(candidate.score, kFullScore), candidate.is_type_open);
    } else if (candidate.type == EntityType::kPerson) {
      for (const LexiconName& known : view_.lexicon().entry(candidate.lexicon_entry).names) {
        LearnShortForms(known.text, candidate);
      }
    }
    LearnShortForms(name, candidate);
  }

  void LearnShortForms(std::u32string_view name, const Candidate& candidate) {
    for (const ShortForm& form : ShortFormsOf(name, candidate.type, view_.data())) {
      Add(form.text, candidate, kShortScore, false);
    }
  }

  void Add(std::u32string_view name, const Candidate& candidate, float score, bool is_type_open) {
    std::u32string skeleton = SkeletonOf(name);
    if (skeleton.size() < 2) return;
    // The surest reading of a name comes first and stays.
    auto [at, is_new] = learnt_.try_emplace(
        std::move(skeleton),
        Learnt{std::u32string(name), candidate.type, score, candidate.lexicon_entry, is_type_open});
    if (!is_new && at->second.score < score) {
      at->second = {std::u32string(name), candidate.type, score, candidate.lexicon_entry, is_type_open};
    }
  }

  void AddOccurrences() {
    std::vector<std::u32string> keys;
    std::vector<const Learnt*> names;
    for (const auto& [skeleton, learnt] : learnt_) {
      keys.push_back(skeleton);
      names.push_back(&learnt);
    }
    const Skeleton skeleton = MakeSkeleton(view_.text());
    NameAutomaton(keys).Scan(skeleton.text, [&](int32_t key, int32_t end) {
      const auto size = static_cast<int32_t>(keys[key].size());
      AddOccurrence(*names[key], {skeleton.source[end - size], skeleton.source[end - 1] + 1});
    });
  }

  void AddOccurrence(const Learnt& learnt, Span span) {
    const std::u32string_view words = view_.document().View(span);
    if (!view_.IsOpen(span) || !StandsAlone(view_.text(), span)) return;
    if (!IsSpelledLike(words, learnt.text, true, false)) return;
    const bool is_short = span.size() <= 3 && IsAllHan(words);
    if (is_short && !StandsAsWords(view_.text(), span)) return;
    found_->Add({.span = span,
                 .type = learnt.type,
                 .score = learnt.score,
                 .source = MentionSource::kPropagated,
                 .lexicon_entry = learnt.lexicon_entry,
                 .is_type_open = learnt.is_type_open});
  }

  const Candidate* ChosenEndingAt(int32_t end) const {
    const auto at = std::lower_bound(chosen_.begin(), chosen_.end(), end,
                                     [](const Candidate& c, int32_t p) { return c.span.end < p; });
    return at != chosen_.end() && at->span.end == end ? &*at : nullptr;
  }

  // 英国竞争与市场管理局（CMA）: what the parenthesis holds names the same.
  void AddGlossNames() {
    for (const Gloss& gloss : ReadGlosses(view_)) {
      const Candidate* name = ChosenEndingAt(gloss.name_end);
      if (name == nullptr || gloss.other_name.size() < kAbbreviationSizeMin) continue;
      if (view_.data().terms.Contains(view_.Folded(gloss.other_name))) continue;
      Candidate other = *name;
      other.span = gloss.other_name;
      other.score = kGlossScore;
      other.source = MentionSource::kGloss;
      other.lexicon_entry = kNone;
      found_->Add(other);
      Learn(other);
    }
  }

  // Meta 公司: the word belongs to the name.
  void AddCompanyEndings() {
    for (const Candidate& candidate : chosen_) {
      if (candidate.type != EntityType::kCompany) continue;
      int32_t at = candidate.span.end;
      if (view_.At(at) == U' ') ++at;
      if (view_.folded().substr(at, 2) != U"公司") continue;
      Candidate longer = candidate;
      longer.span.end = at + 2;
      longer.source = MentionSource::kPropagated;
      found_->Add(longer);
    }
  }

  const ArticleView& view_;
  const std::vector<Candidate>& chosen_;
  Candidates* found_;
  std::map<std::u32string, Learnt> learnt_;  // by skeleton, so that keys are sorted
};

}  // namespace

void Propagate(const ArticleView& view, const std::vector<Candidate>& chosen, Candidates* found) {
  Propagator(view, chosen, found).Run();
}

}  // namespace wenmai::ingest
