// The bodies for whom persons say 我们, as an article's facts tell.
#pragma once

#include "ingest/discourse/reference.h"

namespace wenmai::ingest {

// Whom each entity works for, unless formerly, or founded. REQUIRES: document.facts are known.
BodiesOfSpeakers OwnBodies(const Document& document);

}  // namespace wenmai::ingest
