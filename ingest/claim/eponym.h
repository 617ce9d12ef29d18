// Names of persons within the names of other things: 杰文斯悖论 is not Jevons.
#pragma once

#include "ingest/claim/claim_cues.h"
#include "ingest/discourse/reading.h"

namespace wenmai::ingest {

bool IsEponym(const Reading& reading, const ClaimCues& cues, const Mention& mention);

}  // namespace wenmai::ingest
