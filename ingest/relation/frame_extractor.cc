#include "ingest/relation/frame_extractor.h"

#include <algorithm>
#include <string_view>

#include "ingest/ingest_data.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFrameFile = "data/relation_frame.tsv";
constexpr size_t kItemMax = 2000;  // a longer clause is no sentence

Span Evidence(const Clause& clause, ItemRange words) {
  Span span = clause.items[words.begin].span;
  for (int32_t i = words.begin + 1; i < words.end; ++i) {
    span.begin = std::min(span.begin, clause.items[i].span.begin);
    span.end = std::max(span.end, clause.items[i].span.end);
  }
  return span;
}

CueGroups VerbsOf(const std::vector<Frame>& frames) {
  CueGroups verbs;
  for (const Frame& frame : frames) {
    if (frame.shape == Frame::Shape::kVerb || frame.shape == Frame::Shape::kGift)
      verbs |= frame.triggers;
  }
  return verbs;
}

}  // namespace

FrameExtractor::FrameExtractor(const CueTable& cues)
    : frames_(ParseFrames(kFrameFile, IngestData(kFrameFile), cues)),
      arguments_(cues),
      cues_(cues, VerbsOf(frames_)),
      assertion_(cues) {
  for (const Frame& frame : frames_) triggers_ |= frame.triggers;
}

void FrameExtractor::Extract(const Reading& reading, const Clause& clause, const Topic& topic,
                             FactSet* facts) const {
  if ((clause.groups & triggers_).none() || clause.entity_count == 0 ||
      clause.items.size() > kItemMax) {
    return;
  }
  FrameReader reader(reading, arguments_, cues_, clause, topic);
  for (int32_t i = 0; i < static_cast<int32_t>(clause.items.size()); ++i) {
    const CueGroups groups = clause.items[i].groups & triggers_;
    if (groups.none() || clause.items[i].kind != Item::Kind::kCue) continue;
    for (const Frame& frame : frames_) {
      if ((frame.triggers & groups).none()) continue;
      const FrameEnds ends = reader.Read(frame, i);
      if (ends.IsWhole() && assertion_.IsStated(frame.type, clause, ends.words, i)) {
        AddFacts(reading, clause, frame, ends, i, facts);
      }
    }
  }
}

void FrameExtractor::AddFacts(const Reading& reading, const Clause& clause, const Frame& frame,
                              const FrameEnds& ends, int32_t cue, FactSet* facts) const {
  const Document& document = reading.document();
  Fact fact;
  fact.type = frame.type;
  fact.status =
      frame.status.empty() ? assertion_.StatusOf(frame.type, clause, ends.words) : frame.status;
  fact.cue = std::u32string(document.View(clause.items[cue].span));
  fact.evidence = Evidence(clause, ends.words);
  if (ends.role.begin < ends.role.end) {
    fact.role = std::u32string(document.View(
        {clause.items[ends.role.begin].span.begin, clause.items[ends.role.end - 1].span.end}));
  }
  for (const int32_t subject : ends.subjects) {
    for (const int32_t object : ends.objects) {
      fact.subject = subject;
      fact.object = object;
      facts->Add(fact);
    }
  }
}

}  // namespace wenmai::ingest
