// Who publishes an article, as far as its text says so.
#pragma once

#include <string_view>

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// Fills in the publisher by the rules of data/read_publisher.tsv. Blocks that state it become
// kMetadata.
void ReadPublisher(Draft* draft);

// Whether `name` is that of a site that puts its name behind the titles of its pages.
bool IsKnownSite(std::u32string_view name);

}  // namespace wenmai::ingest
