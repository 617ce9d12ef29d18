// Parts: what one article's entity comes to as evidence of identity. An entity is one part, unless the
// user has split some of its names from it; then each of those is a part of its own.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "ingest/extraction.h"
#include "ingest/identity/decision.h"
#include "ingest/identity/key.h"

namespace wenmai::ingest {

struct Part {
  int32_t entity = kNone;          // index into Extraction::entities
  std::vector<int32_t> names;      // indices into its names
  Key primary;                     // the key that decides which entity of the graph the part belongs to
  std::vector<Key> keys;           // all of them, sorted
  std::vector<std::pair<Key, Key>> links;  // pairs that this part says mean the same
  // The part says enough to know the entity by, so that shorter names elsewhere can stand for it.
  bool is_full = false;
  bool is_main = false;  // facts and claims about the entity go with this part
};

// The parts of all entities of the article, a function of the extraction and the decisions alone.
std::vector<Part> DivideIntoParts(const Extraction& extraction, const Decisions& decisions);

}  // namespace wenmai::ingest
