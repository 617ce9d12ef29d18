// Markdown of every make into a draft. Blocks are CommonMark's (with GitHub's tables); the text
// inside them is read by ParseInline.
#pragma once

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// Reads `source` from line number `first_line` on. `utf8` is the whole of the source's text.
void ReadMarkdown(const SourceText& source, std::string_view utf8, int32_t first_line,
                  Draft* draft);

}  // namespace wenmai::ingest
