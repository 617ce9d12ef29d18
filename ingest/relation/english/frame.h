// English frames: which verbs and nouns state a fact, and which of their slots hold its two ends.
//
//   # type     word group     subject         object        status   the verb's object
//   ACQUIRED   verb:acquire   doer:company    done:company
//   WORKS_AT   verb:hire      done:person     from:body     former
//   WORKS_AT   noun:title     value:person    owner:body
//
// doer, done     who does it and to whom, whatever the voice: X bought Y, Y was bought by X, Y,
// bought by X.
//                A noun's doer is its owner, who bears the verb it is the object of, or its agent
//                (by).
// owner, value   of a noun, whose it is and who it is: Y's chief executive, X; X, the chief
// executive of Y. subject, behind  of a verb, what stands before and right behind it in either
// voice: Y is based on X. peers          the members of the other slot, each with each. round whose
// round of investment is spoken of. whole          what the object is of: leads [Lumen]'s cloud
// unit. of, in, …      what one of these prepositions governs.
//
// A frame with words in its last field is read only where the verb's object is one of those nouns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/relation/english/lexicon.h"

namespace wenmai::ingest::english {

enum class SlotKind : uint8_t {
  kDoer,
  kDone,
  kOwner,
  kValue,
  kSubject,
  kBehind,
  kPeers,
  kRound,
  kWhole,
  kPreposition
};

struct Slot {
  std::vector<SlotKind> kinds;  // any of them
  CueGroups prepositions;
  uint32_t types = 0;  // bits of EntityType

  bool Holds(SlotKind kind) const;
};

struct Frame {
  FactType type = FactType::kWorksAt;
  int word = 0;  // group
  bool is_noun = false;
  Slot subject, object;
  std::string status;
  CueGroups needed_object;
};

// The frames of data/relation_english_frame.tsv. Throws Error{kInvalidArgument}, naming what it
// cannot read.
std::vector<Frame> ReadFrames(const Lexicon& lexicon);

}  // namespace wenmai::ingest::english
