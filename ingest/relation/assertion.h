// Whether a clause states what its words name: denied, supposed, past and planned things are told
// apart.
#pragma once

#include <string>

#include "ingest/relation/clause.h"

namespace wenmai::ingest {

// Items of a clause, half-open.
struct ItemRange {
  int32_t begin = 0, end = 0;
};

class Assertion {
 public:
  explicit Assertion(const CueTable& cues);

  // Is what the items `words` name around the cue at `cue` neither denied nor merely supposed, nor,
  // if it is a takeover, told to have come to nothing?
  bool IsStated(FactType type, const Clause& clause, ItemRange words, int32_t cue) const;

  // `former`, `planned`, or empty where the words do not say.
  std::string StatusOf(FactType type, const Clause& clause, ItemRange words) const;

 private:
  bool Fails(FactType type, const Clause& clause, ItemRange words) const;
  bool IsPlanned(const Clause& clause, ItemRange words) const;

  int not_, if_, former_, planned_, put_, failed_;
};

// Does one of the items bear a cue of `group`?
bool AnyOf(const Clause& clause, ItemRange items, int group);

}  // namespace wenmai::ingest
