// What pronouns and definite descriptions (他, 该公司, 这个模型, it) refer to, where that is plain.
//
// A reference takes the nearest suitable entity of its own sentence; failing that, the one that the
// sentences before speak of first, and not further back than a few sentences. In a turn 我 is its
// speaker and, where just two speak, 你 is the other. What is not plain stays unresolved.
#pragma once

#include <array>
#include <vector>

#include "ingest/discourse/reading.h"

namespace wenmai::ingest {

struct Reference {
  Span span;
  int32_t entity = kNone;
};

// The kinds of data/discourse_reference.tsv and the phrases of each.
class ReferenceResolver {
 public:
  ReferenceResolver();

  // In text order, none overlapping a mention.
  std::vector<Reference> Resolve(const Reading& reading) const;

 private:
  CueTable phrases_;
};

}  // namespace wenmai::ingest
