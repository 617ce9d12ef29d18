#include "ingest/claim/topic.h"

#include <algorithm>
#include <unordered_set>

#include "ingest/claim/eponym.h"

namespace wenmai::ingest {

std::vector<std::vector<ClaimTopic>> TopicFinder::FindAll() const {
  const std::vector<Sentence>& sentences = reading_.document().sentences;
  std::vector<std::vector<ClaimTopic>> topics;
  bool is_own = false;  // are the topics of the sentence before its own?
  for (int32_t i = 0; i < static_cast<int32_t>(sentences.size()); ++i) {
    topics.push_back(Find(sentences[i].span));
    const bool takes_over = topics[i].empty() && is_own && GoesOn(i);
    is_own = !topics[i].empty();
    if (takes_over) topics[i] = {topics[i - 1].front()};
  }
  return topics;
}

bool TopicFinder::GoesOn(int32_t sentence) const {
  constexpr int32_t kShort = 30;  // characters; a longer group has a subject of its own
  const Document& document = reading_.document();
  const Sentence& group = document.sentences[sentence];
  return reading_.PreviousInBlock(sentence) != kNone && group.span.size() <= kShort &&
         document.blocks[group.block].kind == BlockKind::kTranscript &&
         document.sentences[sentence - 1].turn == group.turn;
}

// Who speaks, who listens and for whom (我们) is seldom what a sentence is about. 它 and 其 are where they are
// its subject; within it they mean too many things.
bool TopicFinder::IsTopic(const Reference& reference, Span sentence) const {
  constexpr int32_t kHeadReach = 1;
  const bool is_third = reference.kind == ReferenceKind::kThird || reference.kind == ReferenceKind::kAnyone;
  if (!is_third || reference.entity == kNone) return false;
  const bool is_person = reading_.document().entities[reference.entity].type == EntityType::kPerson;
  const bool is_pronoun = reference.span.size() == 1 || reading_.Folded(reference.span).starts_with(U"it");
  return is_person || !is_pronoun || reference.span.begin - sentence.begin <= kHeadReach;
}

std::vector<ClaimTopic> TopicFinder::Find(Span sentence) const {
  const Document& document = reading_.document();
  std::vector<ClaimTopic> topics;
  std::unordered_set<int32_t> known;
  const auto add = [&](int32_t entity, Span surface) {
    if (entity != kNone && known.insert(entity).second) topics.push_back({entity, surface});
  };
  const IndexRange mentions = reading_.MentionsIn(sentence);
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    const Mention& mention = document.mentions[i];
    if (!IsEponym(reading_, cues_, mention)) add(mention.entity, mention.span);
  }
  const auto first = std::lower_bound(references_.begin(), references_.end(), sentence.begin,
                                      [](const Reference& r, int32_t at) { return r.span.begin < at; });
  for (auto r = first; r != references_.end() && r->span.end <= sentence.end; ++r) {
    if (IsTopic(*r, sentence)) add(r->entity, r->span);
  }
  std::sort(topics.begin(), topics.end(), [](const ClaimTopic& a, const ClaimTopic& b) {
    return a.surface < b.surface;
  });
  return topics;
}

}  // namespace wenmai::ingest
