// Relation frames: which verbs and nouns state a fact, and where its two ends stand around them.
//
//   # type       shape  trigger    subject          object    place      status
//   ACQUIRED     verb   @acquire   company          company   right
//   INVESTED_IN  verb   @invest    company/person   company   right/to
//   INVESTED_IN  noun   @investor  company/person   company   subject
//
// A verb's subject is the bare entity before it or, in the passive, its agent; where its part of
// the sentence has none, that of an earlier part, and at last what the sentences before spoke of.
// `place` tells where its object stands: right of it, or governed by a preposition (at, from, with,
// to); `swap` that its subject is what stands right of it (在上海创办了[小红书]); `topic` that
// without an object it is of what was spoken of ([红杉]领投). Whatever else stands between does not
// matter. A noun's owner (X的投资方) is the one end of the fact, and what the noun is equated with
// (包括A、B；是A；：A) the other: `place` tells which end that is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/relation/pattern.h"

namespace wenmai::ingest {

struct Frame {
  enum class Shape : uint8_t { kVerb, kNoun, kTeam };
  FactType type = FactType::kWorksAt;
  Shape shape = Shape::kVerb;
  CueGroups triggers;
  uint32_t subject_types = 0, object_types = 0;  // bits of EntityType
  bool object_is_right = false;                  // of a verb
  bool subject_is_right = false;
  bool object_may_be_topic = false;
  CueGroups object_prepositions;
  bool value_is_subject = false;  // of a noun
  std::string status;
};

// Throws Error{kInvalidArgument}, naming what it cannot read.
std::vector<Frame> ParseFrames(std::string_view file, std::string_view data, const CueTable& cues);

}  // namespace wenmai::ingest
