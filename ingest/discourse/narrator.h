// Whose words an article gives without a label: those of the one who speaks in a recording, of whom a host
// presents, of the author of a speech or letter given word for word. A column's author is the author.
#pragma once

#include <optional>

#include "ingest/discourse/reading.h"

namespace wenmai::ingest {

struct Narrator {
  int32_t entity = kNone;
  int32_t begin = 0, end = 0;  // sentences that are his or her word where nothing else is told

  bool Speaks(int32_t sentence) const { return begin <= sentence && sentence < end; }
};

// The groups of the phrases that tell.
struct NarratorGroups {
  int i = 0, we = 0, i_am = 0, guest = 0, you = 0, speech = 0, verbatim = 0, below = 0, byline = 0, talks = 0, with = 0, recording = 0;
};

class NarratorFinder {
 public:
  // Knows the phrases of data/discourse_narrator.tsv.
  NarratorFinder();

  // REQUIRES: the article's entities are known.
  std::optional<Narrator> Find(const Reading& reading) const;

 private:
  CueTable phrases_;
  NarratorGroups groups_;
};

}  // namespace wenmai::ingest
