// Passives: what is done, by whom, to what, in Chinese and in English.
#include <algorithm>

#include "ingest/relation/frame_reader.h"

namespace wenmai::ingest {
namespace {

// A的融资由B领投, A的电池由B供应, A的产品由B负责: it is A to whom it is done.
bool IsDoneToOwn(const Frame& frame) {
  return frame.type == FactType::kInvestedIn || frame.type == FactType::kPartnersWith ||
         frame.type == FactType::kWorksAt;
}

}  // namespace

// B被A收购, 被A收购的B, B was acquired by A. Without words where there is no agent.
FrameEnds FrameReader::ReadPassive(const Frame& frame, int32_t verb) const {
  FrameEnd agent = ends_.AgentBefore(frame.subject_types, verb), object;
  if (agent.found()) {
    if (ends_.IsCue(verb + 1, cues_.of)) object = ends_.RightOf(frame.object_types, verb + 2);
    if (!object.found()) {
      object = ends_.PatientOf(frame.object_types,
                               PhraseBegin(frame.subject_types, agent.item, cues_.agent),
                               IsDoneToOwn(frame));
    }
  } else {
    agent = ends_.AgentBehind(frame.subject_types, verb);
    if (agent.found()) object = ends_.SubjectOf(frame.object_types, verb);
  }
  if (!agent.found()) return ReadListedAgents(frame, verb);
  FrameEnds passive = Join(frame, agent, object, verb);
  passive.words.end = std::max(passive.words.end, verb + 1);
  return passive;
}

// B由三位研究员创办：[A]、…: who they are is listed behind the colon.
FrameEnds FrameReader::ReadListedAgents(const Frame& frame, int32_t verb) const {
  const int32_t size = static_cast<int32_t>(clause_.items.size());
  const int32_t colon = verb + 1;
  if (colon >= size || colon != ends_.part().end || clause_.items[colon].character != U'：')
    return {};
  int32_t by = verb - 1;
  while (by >= ends_.part().begin && !ends_.IsCue(by, cues_.agent)) --by;
  if (by < ends_.part().begin) return {};
  FrameEnds passive;
  for (int32_t i = colon + 1; i < size && !IsStop(clause_.items[i]); ++i) {
    const bool is_agent = ends_.Fits(i, frame.subject_types) &&
                          arguments_.CaseOf(reading_, clause_, i) == ArgumentCase::kBare;
    if (is_agent) passive.subjects.push_back(clause_.items[i].entity);
  }
  passive.objects = Members(ends_.PatientOf(frame.object_types, by), frame.object_types);
  passive.words = {by, colon};
  return passive.IsWhole() ? passive : FrameEnds();
}

}  // namespace wenmai::ingest
