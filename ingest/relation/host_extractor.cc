#include "ingest/relation/host_extractor.h"

#include <algorithm>

#include "ingest/discourse/topic_sort.h"

namespace wenmai::ingest {
namespace {

constexpr int32_t kShowReach = 8;         // characters from the welcome to the show's name
constexpr int32_t kNameReach = 3;         // characters from 我是 to the host's name
constexpr int32_t kIntroductionReach = 3;  // sentences behind the welcome in which hosts tell who they are

// The entity named first behind `position`, at most `reach` characters away.
const Mention* NamedBehind(const Document& document, int32_t position, int32_t reach) {
  const auto mention = std::lower_bound(
      document.mentions.begin(), document.mentions.end(), position,
      [](const Mention& candidate, int32_t at) { return candidate.span.begin < at; });
  const bool is_near =
      mention != document.mentions.end() && mention->span.begin <= position + reach;
  return is_near && mention->entity != kNone ? &*mention : nullptr;
}

bool IsPerson(const Document& document, int32_t entity) {
  return entity != kNone && document.entities[entity].type == EntityType::kPerson;
}

}  // namespace

void HostExtractor::Extract(const Reading& reading, FactSet* facts) const {
  const Document& document = reading.document();
  int32_t sentence = 0;
  for (const CueHit& cue : reading.cues()) {
    if (!cue.groups.test(welcome_)) continue;
    const int32_t sentence_count = static_cast<int32_t>(document.sentences.size());
    while (sentence < sentence_count && document.sentences[sentence].span.end <= cue.span.begin)
      ++sentence;
    if (sentence == sentence_count) return;
    const Mention* show = NamedBehind(document, cue.span.end, kShowReach);
    if (show == nullptr || show->span.end > document.sentences[sentence].span.end) continue;
    const Mention* next = NamedBehind(document, show->span.end, 1);  // [天下文化]《[书房]》
    if (next != nullptr && document.entities[next->entity].type == EntityType::kWork) show = next;
    AddHosts(reading, sentence, *show, facts);
  }
}

// Who soon says that he is somebody, and of a show the speaker of the turn; guests are welcomed to
// companies too.
void HostExtractor::AddHosts(const Reading& reading, int32_t sentence, const Mention& show,
                             FactSet* facts) const {
  const Document& document = reading.document();
  const TopicSort sort = TopicSortOf(document.entities[show.entity].type);
  if (sort != TopicSort::kWork && sort != TopicSort::kBody) return;
  Fact fact;
  fact.type = sort == TopicSort::kWork ? FactType::kAuthored : FactType::kWorksAt;
  fact.object = show.entity;
  fact.cue = document.View(show.span);
  fact.evidence = show.span;
  if (fact.type == FactType::kWorksAt) fact.status = "current";
  const int32_t turn = document.sentences[sentence].turn;
  const bool is_show = fact.type == FactType::kAuthored;
  if (is_show && turn != kNone && IsPerson(document, document.turns[turn].speaker_entity)) {
    fact.subject = document.turns[turn].speaker_entity;
    facts->Add(fact);
  }
  const int32_t last = std::min(static_cast<int32_t>(document.sentences.size()) - 1,
                                sentence + kIntroductionReach);
  const IndexRange cues =
      reading.CuesIn({document.sentences[sentence].span.begin, document.sentences[last].span.end});
  for (int32_t i = cues.begin; i < cues.end; ++i) {
    const CueHit& cue = reading.cues()[i];
    if (!cue.groups.test(i_am_)) continue;
    const Mention* host = NamedBehind(document, cue.span.end, kNameReach);
    if (host == nullptr || !IsPerson(document, host->entity)) continue;
    fact.subject = host->entity;
    fact.evidence = {std::min(show.span.begin, host->span.begin),
                     std::max(show.span.end, host->span.end)};
    facts->Add(fact);
  }
}

}  // namespace wenmai::ingest
