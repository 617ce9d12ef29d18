#include "ingest/relation/topic.h"

#include <algorithm>

namespace wenmai::ingest {
namespace {

constexpr int32_t kTopicReach = 3;  // sentences for which a subject is carried on
constexpr int32_t kRoundReach = 2;

}  // namespace

int32_t Topic::OfTypes(const Document& document, uint32_t types) const {
  for (const int32_t entity : entities_) {
    if (entity == kNone) continue;
    if ((types >> static_cast<uint32_t>(document.entities[entity].type) & 1) != 0) return entity;
  }
  return kNone;
}

const Topic& TopicTracker::Enter(int32_t sentence) {
  const Document& document = reading_.document();
  const Sentence& entered = document.sentences[sentence];
  if (entered.block != block_ && entered.block != kNone) EnterBlock(entered.block);
  if (entered.turn != turn_) {
    turn_ = entered.turn;
    topic_ = section_;
  }
  sentence_ = sentence;
  for (int i = 0; i < kTopicSortCount; ++i) {
    const TopicSort sort = static_cast<TopicSort>(i);
    if (sentence - last_told_[i] > kTopicReach) topic_.Set(sort, StandingTopic(sort));
  }
  topic_.TellOfRound(last_round_ != kNone && sentence - last_round_ <= kRoundReach);
  return topic_;
}

// The topic where the sentences just before have none: in running text the section's, or the article's.
int32_t TopicTracker::StandingTopic(TopicSort sort) const {
  const bool is_told = block_ != kNone && turn_ == kNone &&
                       reading_.document().blocks[block_].kind != BlockKind::kTranscript;
  const int32_t entity = section_.Of(sort);
  return entity == kNone && is_told && sort == TopicSort::kBody ? protagonists_.Of(sort) : entity;
}

void TopicTracker::EnterBlock(int32_t block) {
  const Document& document = reading_.document();
  const Block& entered = document.blocks[block];
  const bool is_listed = block_ != kNone && entered.kind == BlockKind::kListItem &&
                         document.blocks[block_].kind == BlockKind::kListItem;
  block_ = block;
  if (entered.kind == BlockKind::kHeading || entered.kind == BlockKind::kTitle)
    EnterSection(entered);
  const bool goes_on = turn_ != kNone || entered.kind == BlockKind::kTranscript;
  if (goes_on) return;
  const int32_t person = topic_.Of(TopicSort::kPerson);
  topic_ = section_;
  topic_.Set(TopicSort::kBody, StandingTopic(TopicSort::kBody));
  if (is_listed && person != kNone) {  // a life told as a list names its person once
    topic_.Set(TopicSort::kPerson, person);
    last_told_[static_cast<size_t>(TopicSort::kPerson)] = sentence_ + 1;
  }
}

// A heading that names one entity of a sort is about it.
void TopicTracker::EnterSection(const Block& heading) {
  const Document& document = reading_.document();
  section_ = Topic();
  Topic several;  // sorts of which the heading names two
  const IndexRange mentions = reading_.MentionsIn(heading.span);
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    const int32_t entity = document.mentions[i].entity;
    if (entity == kNone) continue;
    const TopicSort sort = TopicSortOf(document.entities[entity].type);
    if (several.Of(sort) != kNone || section_.Of(sort) == entity) continue;
    if (section_.Of(sort) == kNone) {
      section_.Set(sort, entity);
    } else {
      section_.Set(sort, kNone);
      several.Set(sort, entity);
    }
  }
}

void TopicTracker::Leave(const Clause& clause) {
  if ((clause.groups & rounds_).any()) last_round_ = sentence_;
  if (clause.entity_count == 0) return;
  const Document& document = reading_.document();
  const Standing standing = passing_.Find(reading_, document.sentences[clause.sentence].span);
  for (const ItemRange part : arguments_.PartsOf(reading_, clause)) {
    for (const int32_t item : centres_.CentresOf(reading_, clause, part, standing)) {
      const int32_t entity = clause.items[item].entity;
      const TopicSort sort = TopicSortOf(document.entities[entity].type);
      topic_.Set(sort, entity);
      if (sort != TopicSort::kNoTopic) last_told_[static_cast<size_t>(sort)] = sentence_;
    }
  }
}

}  // namespace wenmai::ingest
