// Words between quotation marks.
#pragma once

#include "ingest/document.h"

namespace wenmai::ingest {

// Fills document->quotations, in text order: the outermost ones, within one block each. A quotation
// that runs over several paragraphs and is closed in a later one makes a quotation in each of them.
void FindQuotations(Document* document);

}  // namespace wenmai::ingest
