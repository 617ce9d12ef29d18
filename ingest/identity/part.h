// Parts: what one article's entity comes to as evidence of identity. An entity is one part, unless
// the user has split some of its names from it; then each of those is a part of its own.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "ingest/extraction.h"
#include "ingest/identity/decision.h"
#include "ingest/identity/key.h"

namespace wenmai::ingest {

struct PartName {
  int32_t index = kNone;   // into ExtractedEntity::names
  bool is_strong = false;  // its rule holds beyond the article
};

struct Part {
  int32_t entity = kNone;  // index into Extraction::entities
  std::vector<PartName> names;
  Key primary;                             // decides which entity of the graph the part belongs to
  std::vector<Key> keys;                   // all of them, sorted
  std::vector<std::pair<Key, Key>> links;  // pairs that this part says mean the same
  std::vector<Key> bears;  // of kind kName: other articles may mean the part's entity by them alone
  // The part says enough to know the entity by, so that shorter names elsewhere can stand for it.
  bool is_full = false;
  bool is_main = false;  // facts and claims about the entity go with this part
};

template <typename Archive>
void Fields(Archive& archive, PartName& name) {
  archive(name.index, name.is_strong);
}
template <typename Archive>
void Fields(Archive& archive, Part& part) {
  archive(part.entity, part.names, part.primary, part.keys, part.links, part.bears, part.is_full,
          part.is_main);
}

// The parts of all entities of the article, a function of the extraction and the decisions alone.
std::vector<Part> DivideIntoParts(const Extraction& extraction, const Decisions& decisions);

// Names the code and data that DivideIntoParts depends on. Parts made under another fingerprint
// must be made anew for identity to be the same whoever built the graph.
const std::string& IdentityFingerprint();

}  // namespace wenmai::ingest
