// HTML pages into drafts.
#pragma once

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// Whether `utf8` begins like an HTML page.
bool LooksLikeHtml(std::string_view utf8);

// Reads the page: metadata from its head, blocks from its body, without navigation, scripts and
// forms. `utf8` is the whole of the source's text. Throws Error{kLimit} if elements are nested
// beyond reason.
void ReadHtml(const SourceText& source, std::string_view utf8, Draft* draft);

}  // namespace wenmai::ingest
