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
constexpr int kRivalRatio = 3;  // a short form belongs to a name used this often more than another
constexpr int32_t kNameSizeMin = 2, kTitleSizeMin = 5, kBodyFormSizeMin = 4;

// How much the article says of a name: what stands in it as a name goes before a form derived from
// its words, that before one derived from the lexicon's, and all before words whose type is a
// guess.
enum Standing : int { kGuessed, kFromLexicon, kFromText, kInText };

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
    AddMarkedEndings();
    if (!learnt_.empty()) AddOccurrences();
  }

 private:
  struct Learnt {
    std::u32string text;
    Candidate model;  // what an occurrence is to be like
    Span full;        // the name it is short for
    std::string_view rule;
    Standing standing = kInText;
    int count = 1;        // how often the article uses the full name
    int rival_count = 0;  // how often another name that has the same short form
    bool is_ambiguous() const { return rival_count * kRivalRatio > count; }
  };

  void Learn(const Candidate& candidate) {
    const std::u32string_view name = view_.document().View(candidate.span);
    // A title is common words: without its marks it says nothing.
    const bool is_words = candidate.type == EntityType::kWork && IsAllHan(name) &&
                          candidate.span.size() < kTitleSizeMin;
    if (candidate.lexicon_entry == kNone && !is_words) {
      Candidate model = candidate;
      model.score = std::min(candidate.score, kFullScore);
      const Standing standing = candidate.is_type_open ? kGuessed : kInText;
      Add({std::u32string(name), model, candidate.span, "same name", standing});
    }
    LearnShortForms(name, candidate, kFromText);
    if (candidate.lexicon_entry != kNone && candidate.type == EntityType::kPerson) {
      for (const LexiconName& known : view_.lexicon().entry(candidate.lexicon_entry).names) {
        LearnShortForms(known.text, candidate, kFromLexicon);
      }
    }
    LearnBodyForm(candidate);
  }

  void LearnShortForms(std::u32string_view name, const Candidate& candidate, Standing standing) {
    for (ShortForm& form : ShortFormsOf(name, candidate.type, view_.data())) {
      AddShort(std::move(form.text), form.rule, candidate, standing);
    }
  }

  // 贝佐斯地球基金: 地球基金; 杭州曜拓科技: 曜拓科技. A known name at the head of a body's may be left
  // out, a place at the head of a company's.
  void LearnBodyForm(const Candidate& candidate) {
    const bool is_company = candidate.type == EntityType::kCompany;
    if (candidate.type != EntityType::kOrganization && !is_company) return;
    for (const LexiconMatch& match : view_.MatchesEndingIn(candidate.span)) {
      if (match.span.begin != candidate.span.begin || match.span.end >= candidate.span.end)
        continue;
      if (is_company && view_.lexicon().entry(match.entry).type != EntityType::kPlace) continue;
      const Span rest = {match.span.end, candidate.span.end};
      if (rest.size() < kBodyFormSizeMin || !IsAllHan(view_.Folded(rest))) continue;
      AddShort(std::u32string(view_.document().View(rest)), "short name", candidate, kFromText);
    }
  }

  void AddShort(std::u32string form, std::string_view rule, const Candidate& full,
                Standing standing) {
    if (full.is_type_open && full.type != EntityType::kPerson) return;
    Candidate model = full;
    model.score = kShortScore;
    model.is_type_open = false;
    Learnt learnt = {std::move(form), model, full.span, rule, standing};
    Keep(learnt, &short_forms_);
    Add(std::move(learnt));
  }

  void Add(Learnt learnt) { Keep(std::move(learnt), &learnt_); }

  void Keep(Learnt learnt, std::map<std::u32string, Learnt>* kept) {
    std::u32string skeleton = SkeletonOf(learnt.text);
    if (skeleton.size() < static_cast<size_t>(kNameSizeMin)) return;
    const auto [at, is_new] = kept->try_emplace(std::move(skeleton), learnt);
    Learnt& held = at->second;
    if (is_new) return;
    if (learnt.standing > held.standing) {
      held = std::move(learnt);
    } else if (learnt.standing == held.standing && SameOwner(held, learnt)) {
      ++held.count;
    } else if (learnt.standing == held.standing && ++held.rival_count > held.count) {
      learnt.count = held.rival_count;
      learnt.rival_count = held.count;
      held = std::move(learnt);
    }
  }

  bool SameOwner(const Learnt& a, const Learnt& b) const {
    if (a.model.lexicon_entry != b.model.lexicon_entry) return false;
    return a.model.lexicon_entry != kNone || view_.Folded(a.full) == view_.Folded(b.full);
  }

  void AddOccurrences() {
    std::vector<std::u32string> keys;
    std::vector<const Learnt*> names;
    for (const auto& [skeleton, learnt] : learnt_) {
      keys.push_back(skeleton);
      names.push_back(&learnt);
    }
    for (const auto& [skeleton, form] : short_forms_) {
      if (form.is_ambiguous()) continue;
      found_->short_names.push_back({skeleton, form.full, std::string(form.rule)});
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
    if (span.size() <= 3 && IsAllHan(words) && !StandsAsWords(view_.text(), span)) return;
    Candidate candidate = learnt.model;
    candidate.span = span;
    candidate.source = MentionSource::kPropagated;
    if (learnt.is_ambiguous()) candidate.lexicon_entry = kNone;
    found_->Add(candidate);
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
      if (name == nullptr || gloss.other_name.size() < kNameSizeMin) continue;
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

  // 宜家公司: the word belongs to the name.
  void AddCompanyEndings() {
    for (const Candidate& candidate : chosen_) {
      if (candidate.type != EntityType::kCompany || !text::IsHan(view_.At(candidate.span.end - 1)))
        continue;
      const int32_t at = candidate.span.end;
      if (view_.folded().substr(at, 2) != U"公司") continue;
      Candidate longer = candidate;
      longer.span.end = at + 2;
      longer.source = MentionSource::kPropagated;
      found_->Add(longer);
      found_->short_names.push_back(
          {SkeletonOf(view_.document().View(longer.span)), candidate.span, "company"});
    }
  }

  // 《邮报》 where 华盛顿邮报 was named.
  void AddMarkedEndings() {
    for (const Candidate& title : chosen_) {
      if (title.type != EntityType::kWork || title.lexicon_entry != kNone) continue;
      const std::u32string_view words = view_.Folded(title.span);
      for (const Candidate& body : chosen_) {
        const bool is_body =
            body.type == EntityType::kCompany || body.type == EntityType::kOrganization;
        if (!is_body || body.span.size() <= title.span.size()) continue;
        if (!view_.Folded(body.span).ends_with(words)) continue;
        Candidate ending = body;
        ending.span = title.span;
        found_->Add(ending);
        AddShort(std::u32string(view_.document().View(title.span)), "short name", body, kFromText);
        break;
      }
    }
  }

  const ArticleView& view_;
  const std::vector<Candidate>& chosen_;
  Candidates* found_;
  std::map<std::u32string, Learnt> learnt_;       // by skeleton, so that keys are sorted
  std::map<std::u32string, Learnt> short_forms_;  // likewise; those of learnt_ and more
};

}  // namespace

void Propagate(const ArticleView& view, const std::vector<Candidate>& chosen, Candidates* found) {
  Propagator(view, chosen, found).Run();
}

}  // namespace wenmai::ingest
