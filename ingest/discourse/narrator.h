// Whose words an article gives without a label: those of the one who speaks in a recording, of whom a host
// presents, of the author of a speech or letter given word for word. A column's author is the author.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "ingest/discourse/narrator_phrases.h"
#include "ingest/discourse/reading.h"

namespace wenmai::ingest {

struct Narrator {
  int32_t entity = kNone;
  int32_t begin = 0, end = 0;  // sentences that are his or her word where nothing else is told

  bool owns_turns = false;      // the turns have no names: they are his or hers too
  std::vector<int32_t> asked;  // sentences in there of the one who asks, rising

  bool Speaks(int32_t sentence) const {
    return begin <= sentence && sentence < end && !std::binary_search(asked.begin(), asked.end(), sentence);
  }
};

class NarratorFinder {
 public:
  // REQUIRES: the article's entities are known.
  std::optional<Narrator> Find(const Reading& reading) const;

 private:
  NarratorPhrases phrases_;
};

}  // namespace wenmai::ingest
