// The heart of identity: which keys mean one entity.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/identity/decision.h"
#include "ingest/identity/key.h"

namespace wenmai::ingest {

struct KeyLink {
  Key first, second;
  int64_t article_count = 0;  // articles that say so
};

// Divides `keys` into entities, each with its keys sorted, in the order of their first keys. Links
// are taken from the surest to the vaguest: what the user merged, then what most articles say,
// sounds last. A link is refused if it would join two entries of the lexicon, or what the user
// split. The result depends on the sets of keys and links alone, not on their order.
std::vector<std::vector<Key>> PartitionKeys(std::vector<Key> keys, std::vector<KeyLink> links,
                                            const Decisions& decisions);

}  // namespace wenmai::ingest
