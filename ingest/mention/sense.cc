#include "ingest/mention/sense.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "ingest/lexicon/skeleton.h"

namespace wenmai::ingest {
namespace {

constexpr float kUsualSensePrior = 1.0f, kSecondSensePrior = 0.4f;
constexpr float kHabitWeight = 0.6f;        // of the article's mean evidence beside that of the occurrence
constexpr float kOpenTypePrior = 0.5f;      // for the type that the source guessed
constexpr float kMarginOfMinority = 1.0f;   // what it takes to leave the article's main sense

struct Sense {
  EntityType type = EntityType::kPerson;
  int32_t lexicon_entry = kNone;
  float prior = 0;
};

// One name throughout the article.
struct Group {
  std::vector<size_t> members;  // indices of the chosen
  std::vector<Sense> senses;
  bool is_open = true;
};

float PriorOf(const ArticleView& view, const Candidate& candidate) {
  if (candidate.lexicon_entry == kNone) return candidate.is_type_open ? kOpenTypePrior : candidate.score;
  const LexiconEntry& entry = view.lexicon().entry(candidate.lexicon_entry);
  return entry.flags & kLexiconSecond ? kSecondSensePrior : kUsualSensePrior;
}

void AddSense(const ArticleView& view, const Candidate& candidate, Group* group) {
  const float prior = PriorOf(view, candidate);
  const auto same = std::find_if(group->senses.begin(), group->senses.end(),
                                 [&](const Sense& sense) { return sense.type == candidate.type; });
  if (same == group->senses.end()) {
    group->senses.push_back({candidate.type, candidate.lexicon_entry, prior});
  } else {
    if (same->lexicon_entry == kNone) same->lexicon_entry = candidate.lexicon_entry;
    same->prior = std::max(same->prior, prior);
  }
}

class SenseDecider {
 public:
  SenseDecider(const ArticleView& view, const TypeCues& cues, std::vector<Candidate>* chosen)
      : view_(view), cues_(cues), chosen_(*chosen) {}

  void Run(const std::vector<Candidate>& all) {
    std::map<std::tuple<int32_t, int32_t>, Group*> group_of_span;
    for (size_t i = 0; i < chosen_.size(); ++i) {
      Group& group = groups_[SkeletonOf(view_.document().View(chosen_[i].span))];
      group.members.push_back(i);
      group_of_span[{chosen_[i].span.begin, chosen_[i].span.end}] = &group;
    }
    for (const Candidate& candidate : all) {
      const auto found = group_of_span.find({candidate.span.begin, candidate.span.end});
      if (found == group_of_span.end()) continue;
      AddSense(view_, candidate, found->second);
      found->second->is_open &= candidate.is_type_open;
    }
    for (auto& [name, group] : groups_) Decide(&group);
  }

 private:
  void Decide(Group* group) {
    if (group->is_open) {
      DecideOpen(group);
    } else if (group->senses.size() == 1) {
      for (const size_t member : group->members) Set(group->senses[0], member);
    } else {
      DecideEach(group);
    }
  }

  // All occurrences have the type that their cues together ask for.
  void DecideOpen(Group* group) {
    TypeScores sum = {};
    for (const size_t member : group->members) {
      const TypeScores scores = cues_.Score(view_, chosen_[member].span);
      for (int type = 0; type < kEntityTypeCount; ++type) sum[type] += scores[type];
    }
    for (const Sense& sense : group->senses) sum[static_cast<size_t>(sense.type)] += sense.prior;
    const auto best = std::max_element(sum.begin(), sum.end()) - sum.begin();
    for (const size_t member : group->members) Set({static_cast<EntityType>(best)}, member);
  }

  // Each occurrence has the sense that its own cues ask for; where they are silent, the article's main one.
  void DecideEach(Group* group) {
    std::vector<TypeScores> scores;
    TypeScores mean = {};
    for (const size_t member : group->members) {
      scores.push_back(cues_.Score(view_, chosen_[member].span));
      for (int type = 0; type < kEntityTypeCount; ++type) {
        mean[type] += scores.back()[type] / static_cast<float>(group->members.size());
      }
    }
    const auto total = [&](const Sense& sense, const TypeScores& local) {
      const auto type = static_cast<size_t>(sense.type);
      return sense.prior + local[type] + kHabitWeight * mean[type];
    };
    const auto best_of = [&](const TypeScores& local) -> const Sense& {
      return *std::max_element(
          group->senses.begin(), group->senses.end(),
          [&](const Sense& a, const Sense& b) { return total(a, local) < total(b, local); });
    };
    const Sense& main = best_of(mean);
    for (size_t i = 0; i < group->members.size(); ++i) {
      const Sense& local = best_of(scores[i]);
      const bool leaves = total(local, scores[i]) >= total(main, scores[i]) + kMarginOfMinority;
      Set(leaves ? local : main, group->members[i]);
    }
  }

  void Set(const Sense& sense, size_t member) {
    chosen_[member].type = sense.type;
    chosen_[member].lexicon_entry = sense.lexicon_entry;
  }

  const ArticleView& view_;
  const TypeCues& cues_;
  std::vector<Candidate>& chosen_;
  std::map<std::u32string, Group> groups_;
};

}  // namespace

void DecideSenses(const ArticleView& view, const TypeCues& cues, const std::vector<Candidate>& all,
                  std::vector<Candidate>* chosen) {
  SenseDecider(view, cues, chosen).Run(all);
}

}  // namespace wenmai::ingest
