// YAML front matter: metadata between two lines of `---` at the head of a file.
#pragma once

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// The line after the front matter of `source`, 0 if it has none.
int32_t FrontMatterEnd(const SourceText& source);

// Takes metadata from the front matter, which is the first `end` lines of `source`, and appends the
// title and the names of author and speaker as blocks. Values that YAML cannot read are taken line
// by line, as they were meant.
void ReadFrontMatter(const SourceText& source, int32_t end, Draft* draft);

}  // namespace wenmai::ingest
