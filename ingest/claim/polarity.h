// Whether a sentence denies: AWS没有自己的模型 does, 它不是在解答，而是在教学 asserts the other thing.
#pragma once

#include "ingest/claim/claim_cues.h"
#include "ingest/discourse/reading.h"

namespace wenmai::ingest {

// Looks at the main clause of `span`: not at conditions and concessions, and where 但 turns the
// sentence, at what follows it. Two denials in a clause cancel one another.
bool IsNegated(const Reading& reading, const ClaimCues& cues, Span span);

}  // namespace wenmai::ingest
