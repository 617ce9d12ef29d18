// Captions under pictures.
#pragma once

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// Turns blocks that stand under a picture and only say what it shows into kCaption.
void MarkCaptions(Draft* draft);

}  // namespace wenmai::ingest
