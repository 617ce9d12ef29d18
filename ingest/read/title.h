// The title that the body of an article shows, without the name of the site.
#pragma once

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// Fills metadata.title if it is empty; the block that shows the title becomes kTitle.
void ReadTitle(Draft* draft);

}  // namespace wenmai::ingest
