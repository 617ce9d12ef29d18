#include "ingest/relation/topic.h"

#include <algorithm>

namespace wenmai::ingest {
namespace {

constexpr int32_t kTopicReach = 3;  // sentences for which a subject is carried on
constexpr int32_t kRoundReach = 2;

bool IsOf(const Document& document, int32_t entity, uint32_t types) {
  return entity != kNone &&
         (types >> static_cast<uint32_t>(document.entities[entity].type) & 1) != 0;
}

}  // namespace

int32_t Topic::OfTypes(const Document& document, uint32_t types) const {
  const auto found = std::find_if(entities_.begin(), entities_.end(), [&](int32_t entity) {
    return IsOf(document, entity, types);
  });
  return found == entities_.end() ? kNone : *found;
}

int32_t Topic::BridgeTo(const Document& document, uint32_t types) const {
  const int32_t topic = OfTypes(document, types);
  return topic == kNone && IsOf(document, main_, types) ? main_ : topic;
}

int32_t Topic::OfRound(const Document& document, uint32_t types) const {
  return IsOf(document, main_, types) ? main_ : OfTypes(document, types);
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
    if (sentence - last_told_[i] > kTopicReach) topic_.Set(sort, section_.Of(sort));
  }
  topic_.SetMain(MainBody());
  topic_.TellOfRound(last_round_ != kNone && sentence - last_round_ <= kRoundReach);
  return topic_;
}

// The body that the section or else the article is about; in speech there is none.
int32_t TopicTracker::MainBody() const {
  const bool is_told = block_ != kNone && turn_ == kNone &&
                       reading_.document().blocks[block_].kind != BlockKind::kTranscript;
  const int32_t body = section_.Of(TopicSort::kBody);
  return is_told && body == kNone ? protagonists_.Of(TopicSort::kBody) : body;
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
