#include "ingest/claim/eponym.h"

#include <algorithm>

namespace wenmai::ingest {

bool IsEponym(const Reading& reading, const ClaimCues& cues, const Mention& mention) {
  if (mention.type != EntityType::kPerson) return false;
  const auto hit = std::lower_bound(reading.cues().begin(), reading.cues().end(), mention.span.end,
                                    [](const CueHit& h, int32_t at) { return h.span.begin < at; });
  return hit != reading.cues().end() && hit->span.begin == mention.span.end &&
         hit->groups.test(cues.eponym);
}

}  // namespace wenmai::ingest
