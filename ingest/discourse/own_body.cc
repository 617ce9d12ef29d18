#include "ingest/discourse/own_body.h"

#include <algorithm>

namespace wenmai::ingest {

BodiesOfSpeakers OwnBodies(const Document& document) {
  BodiesOfSpeakers bodies(document.entities.size());
  for (const Fact& fact : document.facts) {
    const bool is_own = fact.type == FactType::kFounded ||
                        (fact.type == FactType::kWorksAt && fact.status != "former");
    std::vector<int32_t>& own = bodies[fact.subject];
    if (is_own && std::find(own.begin(), own.end(), fact.object) == own.end()) {
      own.push_back(fact.object);
    }
  }
  return bodies;
}

}  // namespace wenmai::ingest
