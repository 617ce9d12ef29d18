// Metadata that an article states in its body: title, metadata lines, credits, the line under the
// title that clipping tools keep, self-introductions of speakers.
#pragma once

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// Fills what draft->metadata does not have yet, and marks the blocks it took from: the title
// becomes kTitle, credits and names in metadata lines kMetadata; the rest of metadata lines is
// dropped.
void ReadBodyMetadata(Draft* draft);

}  // namespace wenmai::ingest
