#include "ingest/discourse/focus.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace wenmai::ingest {
namespace {

constexpr int32_t kPersonReach = 6;  // sentences within which a person is still spoken of
constexpr int32_t kThingReach = 2;

// A work's name alone on its line is the caption of a still or cover.
int32_t TopicOf(const Mention& name) {
  return name.type == EntityType::kWork ? kNone : name.entity;
}

}  // namespace

void Focus::Enter(int32_t sentence) {
  const Sentence& entered = document_.sentences[sentence];
  if (entered.block != kNone && entered.block != block_) EnterBlock(entered.block);
  while (!spoken_.empty() && sentence - spoken_.front().sentence > kPersonReach)
    spoken_.pop_front();
  sentence_ = sentence;
  clause_subject_ = kNone;
  standing_ = passing_.Find(reading_, entered.span);
}

bool Focus::is_in_heading() const {
  if (block_ == kNone) return false;
  const BlockKind kind = document_.blocks[block_].kind;
  return kind == BlockKind::kTitle || kind == BlockKind::kHeading;
}

// A heading ends what was spoken of; a line that is nothing but a name begins a topic.
void Focus::EnterBlock(int32_t block) {
  block_ = block;
  centre_ = kNone;
  const Block& entered = document_.blocks[block];
  const IndexRange mentions = reading_.MentionsIn(entered.span);
  const bool is_name =
      entered.kind != BlockKind::kMetadata && mentions.end - mentions.begin == 1 &&
      HoldsOnlyName(reading_, entered.span, document_.mentions[mentions.begin].span);
  if (is_name || entered.kind == BlockKind::kHeading) {
    topic_ = is_name ? TopicOf(document_.mentions[mentions.begin]) : kNone;
  }
  if (entered.kind == BlockKind::kHeading) {
    std::erase_if(spoken_, [this](const Spoken& s) { return (TypeBit(s.entity) & kPersons) == 0; });
  }
}

void Focus::Speak(int32_t entity, Span span, bool is_name) {
  if (entity == kNone) return;
  if (clause_subject_ == kNone || BeginsClause(span)) {
    clause_subject_ = entity;
    clause_begin_ = span.begin;
  }
  clause_end_ = span.end;
  const bool is_body = (TypeBit(entity) & kBodies) != 0;
  const bool is_person = (TypeBit(entity) & kPersons) != 0;
  const bool is_passing = is_body && standing_.IsPassing(span) && !protagonists_.Has(entity);
  const bool is_governed = IsGoverned(span);
  const bool is_by = is_passing || (is_governed && !is_person);
  const uint32_t sort = is_person ? kPersons : kThings;
  spoken_.push_back({entity, sentence_, block_, span.end, is_name, !is_by && IsFirst(sort),
                     is_body && !is_by && (IsFirst(kBodies) || IsBegun(span)), is_governed,
                     is_passing});
  if (spoken_.back().is_first_body) centre_ = entity;
}

uint32_t Focus::TypeBit(int32_t entity) const { return Bit(document_.entities[entity].type); }

// Does a preposition, or a name that one governs, stand right before?
bool Focus::IsGoverned(Span span) const {
  int32_t before = span.begin;
  while (before > 0 && document_.clean[before - 1] == U' ') --before;
  if (std::find(standing_.governed.begin(), standing_.governed.end(), before) !=
      standing_.governed.end())
    return true;
  return !spoken_.empty() && spoken_.back().is_governed && spoken_.back().end == before;
}

// Does a word that tells a beginning stand before, with no other name between the two?
bool Focus::IsBegun(Span span) const {
  constexpr int32_t kBegunReach = 12;  // code points
  const int32_t last = !spoken_.empty() && spoken_.back().sentence == sentence_ ? spoken_.back().end : 0;
  return std::any_of(standing_.begun.begin(), standing_.begun.end(), [&](int32_t end) {
    return last <= end && end <= span.begin && span.begin - end <= kBegunReach;
  });
}

// Has the sentence so far named nothing of `types` but in passing and beside prepositions?
bool Focus::IsFirst(uint32_t types) const {
  for (auto s = spoken_.rbegin(); s != spoken_.rend() && s->sentence == sentence_; ++s) {
    const bool is_by = s->is_passing || (s->is_governed && (TypeBit(s->entity) & kPersons) == 0);
    if ((TypeBit(s->entity) & types) != 0 && !is_by) return false;
  }
  return true;
}

// Is there a comma or a verb of saying between the last that was named and `span`?
bool Focus::BeginsClause(Span span) const {
  constexpr std::u32string_view kCommas = U"，,；;：:";
  if (clause_end_ == kNone) return true;
  return span.begin > clause_end_ && document_.View({clause_end_, span.begin})
                                             .find_first_of(kCommas) != std::u32string_view::npos;
}

int32_t Focus::OwnClause(Span span) const {
  const bool owns = span.end < static_cast<int32_t>(document_.clean.size()) &&
                    document_.clean[span.end] == U'的';
  return owns || clause_subject_ == kNone || clause_end_ == kNone || BeginsClause(span)
             ? span.begin
             : clause_begin_;
}

// How plainly a reference means what was spoken of: near, first, often named.
double Focus::Plainness(const Spoken& spoken, uint32_t types) const {
  constexpr double kFirst = 1.5;     // for the subject, which stands first
  constexpr double kGoverned = 2.0;  // against what only stands by
  constexpr double kPassing = 4.0;
  constexpr double kProtagonist = 0.5;
  constexpr double kReferred = 0.4;  // what a pronoun goes on about
  constexpr double kBlock = 0.9;     // against the bodies of the paragraph before
  const bool asks_body = (types & ~kBodies) == 0;
  const double naming =
      types == kPersons
          ? std::log2(1.0 + static_cast<double>(document_.entities[spoken.entity].mentions.size()))
          : 0.0;
  const bool is_first = asks_body ? spoken.is_first_body : spoken.is_first;
  double plainness = naming - (sentence_ - spoken.sentence);
  if (is_first) plainness += kFirst;
  if (asks_body && spoken.is_governed) plainness -= kGoverned;
  if (spoken.is_passing) plainness -= kPassing;
  if (asks_body && spoken.block != block_) plainness -= kBlock;
  if (types != kPersons && !spoken.is_name) plainness += kReferred;
  if (types != kPersons && protagonists_.Has(spoken.entity)) plainness += kProtagonist;
  return plainness;
}

int32_t Focus::Last(uint32_t types, int32_t limit) const {
  int32_t named_by = kNone;  // the last that only stands by: 从[布朗大学]退学
  for (auto s = spoken_.rbegin(); s != spoken_.rend(); ++s) {
    if (sentence_ - s->sentence > kThingReach) break;
    if ((TypeBit(s->entity) & types) == 0 || s->end > limit) continue;
    if (!s->is_governed && !s->is_passing) return s->entity;
    if (named_by == kNone) named_by = s->entity;
  }
  return named_by;
}

int32_t Focus::Plainest(uint32_t types, const std::vector<int32_t>& speakers, int32_t limit) const {
  const int32_t reach = types == kPersons ? kPersonReach : kThingReach;
  const bool in_turn = document_.sentences[sentence_].turn != kNone;
  const auto speaks = [&](int32_t entity) {
    return std::find(speakers.begin(), speakers.end(), entity) != speakers.end();
  };
  int32_t best = kNone;
  double plainness = -std::numeric_limits<double>::infinity();
  for (auto s = spoken_.rbegin(); s != spoken_.rend() && sentence_ - s->sentence <= reach; ++s) {
    if ((TypeBit(s->entity) & types) == 0 || (in_turn && speaks(s->entity)) || s->end > limit)
      continue;
    if (types == kThings && !s->is_first && s->sentence != sentence_) continue;
    const double candidate = Plainness(*s, types);
    if (candidate <= plainness) continue;
    best = s->entity;
    plainness = candidate;
  }
  constexpr double kNever = -2.5;    // nobody is meant who is named in passing only
  constexpr double kUnclear = -0.5;  // below it, what the paragraph or the article is about is meant
  const int32_t body = centre_ == kNone ? protagonists_.Of(TopicSort::kBody) : centre_;
  const bool may_be_body =
      !in_turn && body != kNone && (types & kPersons) == 0 && (types & TypeBit(body)) != 0;
  if (may_be_body && plainness < kUnclear) return body;
  return (types & kPersons) == 0 && plainness < kNever ? kNone : best;
}

int32_t Focus::OfPair(bool is_second, int32_t limit) const {
  std::array<int32_t, kTopicSortCount> seconds;
  seconds.fill(kNone);
  for (auto s = spoken_.rbegin(); s != spoken_.rend() && sentence_ - s->sentence <= kThingReach; ++s) {
    const TopicSort sort = TopicSortOf(document_.entities[s->entity].type);
    if (!s->is_name || s->end > limit || sort == TopicSort::kNoTopic) continue;
    if (is_second) return s->entity;
    int32_t& second = seconds[static_cast<size_t>(sort)];
    if (second != kNone && second != s->entity) return s->entity;
    second = s->entity;
  }
  return kNone;
}

std::vector<int32_t> Focus::Group(uint32_t types, size_t count, int32_t limit) const {
  std::vector<int32_t> group;
  int32_t sentence = kNone;
  for (auto s = spoken_.rbegin(); s != spoken_.rend() && sentence_ - s->sentence <= kThingReach; ++s) {
    if ((TypeBit(s->entity) & types) == 0 || s->end > limit) continue;
    if (sentence == kNone) sentence = s->sentence;
    if (s->sentence != sentence) break;
    if (std::find(group.begin(), group.end(), s->entity) == group.end()) group.push_back(s->entity);
  }
  if (group.size() != count) group.clear();
  std::reverse(group.begin(), group.end());
  return group;
}

}  // namespace wenmai::ingest
