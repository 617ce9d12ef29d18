// Relation frames: which verbs and nouns state a fact, and where its two ends stand around them.
//
//   # type       shape  trigger    subject          object    place      status
//   ACQUIRED     verb   @acquire   company          company   right
//   INVESTED_IN  verb   @invest    company/person   company   right/to
//   INVESTED_IN  noun   @investor  company/person   company   subject
//   INVESTED_IN  gift   @gain      company/person   company   @funds
//   PARTNERS_WITH peers @joint_by  body             body      both
//
// A verb's subject is the bare entity before it or, in the passive, its agent; where its part of
// the sentence has none, that of an earlier part, and at last what the sentences before spoke of.
// `place` tells where its object stands: right of it, or governed by a preposition (at, from, with,
// to, on, for, by); `swap` that its subject is what stands right of it (在上海创办了[小红书]); `topic` that
// without an object it is of what was spoken of ([红杉]领投), `left_out` that the verb needs none ([Accel]
// took part), `stake` and `series` the same where it has a share or a
// round for its object ([Meta]买下49%的股份), `round` where the text tells of a round of investment, `amount` only where a sum stands in its
// place ([红杉]投资3亿美元); `inverse` that who does it is the
// fact's object ([谷歌]将[YouTube]纳入旗下). Whatever else stands between does not matter. A noun's
// owner (X的投资方) is the one end of the fact, and what the noun is equated with (包括A、B；是A；：A)
// the other: `place` tells which end that is. A gift (获得[红杉]的投资) comes from what stands behind
// its verb; `place` names what it consists of. The members of a team (来自A和B的研究团队) and peers
// (A、B和C联合发布了) are at both ends, each with each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/relation/pattern.h"

namespace wenmai::ingest {

struct Frame {
  enum class Shape : uint8_t { kVerb, kNoun, kTeam, kGift, kPeers };
  FactType type = FactType::kWorksAt;
  Shape shape = Shape::kVerb;
  CueGroups triggers;
  uint32_t subject_types = 0, object_types = 0;  // bits of EntityType
  bool object_is_right = false;                  // of a verb
  bool subject_is_right = false;
  bool is_inverse = false;  // who does it is the fact's object: 把A纳入旗下
  bool object_may_be_topic = false;
  bool needs_amount = false;  // where the object is the topic
  bool leaves_object_out = false;
  CueGroups needed;  // of which something must stand behind the verb then
  bool needs_round = false;  // then the text must tell of a round of investment
  CueGroups object_prepositions;
  bool value_is_subject = false;  // of a noun
  CueGroups gifts;                // what is received, of a gift
  std::string status;
};

// Of a person's title and works patterns tell more closely.
inline bool IsOfPerson(const Frame& frame) {
  constexpr uint32_t kPerson = 1u << static_cast<uint32_t>(EntityType::kPerson);
  return frame.subject_types == kPerson;
}

// Throws Error{kInvalidArgument}, naming what it cannot read.
std::vector<Frame> ParseFrames(std::string_view file, std::string_view data, const CueTable& cues);

}  // namespace wenmai::ingest
