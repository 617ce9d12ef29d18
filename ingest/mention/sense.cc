#include "ingest/mention/sense.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "ingest/lexicon/skeleton.h"
#include "ingest/mention/type_vote.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kUsualSensePrior = 1.0f, kSecondSensePrior = 0.4f;
constexpr float kHabitWeight =
    0.6f;  // of the article's mean evidence beside that of the occurrence
constexpr float kTaggedCountMax = 3;       // tagged occurrences count as no more than these
constexpr float kOpenTypePrior = 0.5f;     // for the type that the source guessed
constexpr float kMarginOfMinority = 1.0f;  // what it takes to leave the article's main sense
// What it takes the tagger to overrule the only sense that is known, in votes of an occurrence.
constexpr float kMarginOverLexicon = 0.75f, kMarginOverPattern = 0.45f;

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
  if (candidate.lexicon_entry == kNone) {
    if (!candidate.is_type_open) return candidate.score;
    return candidate.source == MentionSource::kTagger ? 0 : kOpenTypePrior;  // it votes itself
  }
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

// How far a candidate may speak about the type: the lexicon and labels before patterns, guesses
// last.
int RankOf(const Candidate& candidate) {
  if (candidate.is_type_open) return 0;
  const bool is_known = candidate.lexicon_entry != kNone ||
                        candidate.source == MentionSource::kSpeakerLabel ||
                        candidate.source == MentionSource::kMetadata;
  return is_known ? 2 : 1;
}

class SenseDecider {
 public:
  SenseDecider(const ArticleView& view, const TypeCues& cues,
               const std::vector<TaggedName>& tagged, std::vector<Candidate>* chosen)
      : view_(view), cues_(cues), chosen_(*chosen), vote_(view, tagged, *chosen) {}

  void Run(const std::vector<Candidate>& all) {
    CollectSenses(all);
    // Those of one sense first: they tell the types of their neighbours.
    for (auto& [name, group] : groups_) {
      if (!group.is_open && group.senses.size() == 1) SetAll(group);
    }
    for (auto& [name, group] : groups_) {
      if (!group.is_open && group.senses.size() > 1) DecideEach(&group);
    }
    for (const auto& [name, group] : groups_) {
      if (group.is_open) continue;
      for (const size_t member : group.members) vote_.CountForColumn(member);
    }
    // Twice, so that a decision travels along a list in either direction.
    for (int round = 0; round < 2; ++round) {
      for (auto& [name, group] : groups_) {
        if (group.is_open) DecideOpen(group);
      }
    }
  }

 private:
  void CollectSenses(const std::vector<Candidate>& all) {
    std::map<Span, Group*> group_of_span;
    for (size_t i = 0; i < chosen_.size(); ++i) {
      Group& group = groups_[SkeletonOf(view_.document().View(chosen_[i].span))];
      group.members.push_back(i);
      group_of_span[chosen_[i].span] = &group;
    }
    std::map<Group*, int> rank_of_group;
    for (const Candidate& candidate : all) {
      const auto found = group_of_span.find(candidate.span);
      if (found == group_of_span.end()) continue;
      int& rank = rank_of_group.try_emplace(found->second, -1).first->second;
      if (RankOf(candidate) < rank) continue;
      if (RankOf(candidate) > rank) found->second->senses.clear();
      rank = RankOf(candidate);
      found->second->is_open = rank == 0;
      AddSense(view_, candidate, found->second);
    }
  }

  void SetAll(const Group& group) {
    const Sense& known = group.senses.front();
    const EntityType tagged = TypeAgainst(group, known);
    if (tagged != known.type) {
      for (const size_t member : group.members) Set({tagged, kNone, 0}, member);
      return;
    }
    for (const size_t member : group.members) Set(group.senses.front(), member);
  }

  // The type that the tagger or an apposition gives the occurrences, if it is quite another one than
  // the known sense's.
  EntityType TypeAgainst(const Group& group, const Sense& known) const {
    TypeScores mean = {};
    for (const size_t member : group.members) {
      TypeScores tagged = {};
      vote_.AddTagged(member, &tagged);
      for (int type = 0; type < kEntityTypeCount; ++type) {
        mean[type] += tagged[type] / static_cast<float>(group.members.size());
      }
      const bool may_be_another = known.type != EntityType::kPerson && known.type != EntityType::kPlace;
      if (may_be_another) vote_.AddApposition(member, &mean);
    }
    const auto best = std::max_element(mean.begin(), mean.end());
    const float margin = known.lexicon_entry != kNone ? kMarginOverLexicon : kMarginOverPattern;
    if (*best < mean[static_cast<size_t>(known.type)] + margin) return known.type;
    return static_cast<EntityType>(best - mean.begin());
  }

  // All occurrences have the type that their cues and neighbours together ask for.
  void DecideOpen(const Group& group) {
    TypeScores sum = {};
    const auto count = static_cast<float>(group.members.size());
    const float tagged_weight = std::min(count, kTaggedCountMax) / count;
    for (const size_t member : group.members) {
      const TypeScores beside = cues_.ScoreBeside(view_, chosen_[member].span);
      const TypeScores near = cues_.ScoreNear(view_, chosen_[member].span);
      TypeScores tagged = {};
      vote_.AddTagged(member, &tagged);
      for (int type = 0; type < kEntityTypeCount; ++type) {
        sum[type] += beside[type] + near[type] / count + tagged_weight * tagged[type];
      }
      vote_.AddNeighbours(member, &sum);
      vote_.AddListNoun(member, &sum);
      vote_.AddApposition(member, &sum);
      vote_.AddColumn(member, &sum);
    }
    vote_.AddMakeup(group.members.front(), &sum);
    sum[static_cast<size_t>(EntityType::kPlace)] = 0;  // unknown places have endings, are known, or are in a sentence
    for (const size_t member : group.members) vote_.AddPreposition(member, &sum);
    for (const Sense& sense : group.senses) sum[static_cast<size_t>(sense.type)] += sense.prior;
    if (!CanBePerson(chosen_[group.members.front()].span))
      sum[static_cast<size_t>(EntityType::kPerson)] = 0;
    const auto best = std::max_element(sum.begin(), sum.end()) - sum.begin();
    for (const size_t member : group.members)
      Set({static_cast<EntityType>(best), kNone, 0}, member);
  }

  // A person's name in Latin letters is of capitalised words, not all of them everyday ones.
  bool CanBePerson(Span span) const {
    if (view_.IsHandle(span)) return true;
    bool has_rare = false;
    for (size_t w = view_.WordFrom(span.begin);
         w < view_.words().size() && view_.words()[w].span.begin < span.end; ++w) {
      const LatinWord& word = view_.words()[w];
      if (word.shape == WordShape::kNumber || word.shape == WordShape::kLower) return false;
      const bool has_digit = std::any_of(word.folded.begin(), word.folded.end(), text::IsDigit);
      if (has_digit) return false;
      has_rare |= !word.is_ordinary && !word.is_term;
    }
    return has_rare;
  }

  // Each occurrence has the sense that its own cues ask for; where they are silent, the article's
  // main one.
  void DecideEach(Group* group) {
    std::vector<TypeScores> scores;
    TypeScores mean = {};
    for (const size_t member : group->members) {
      scores.push_back(cues_.Score(view_, chosen_[member].span));
      vote_.AddNeighbours(member, &scores.back());
      vote_.AddListNoun(member, &scores.back());
      vote_.AddApposition(member, &scores.back());
      vote_.AddTagged(member, &scores.back());
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
  TypeVote vote_;
};

}  // namespace

void DecideSenses(const ArticleView& view, const TypeCues& cues,
                  const std::vector<TaggedName>& tagged, const std::vector<Candidate>& all,
                  std::vector<Candidate>* chosen) {
  SenseDecider(view, cues, tagged, chosen).Run(all);
}

}  // namespace wenmai::ingest
