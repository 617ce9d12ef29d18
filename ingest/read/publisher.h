// Who publishes an article, as far as its text says so.
#pragma once

#include <string_view>

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// Fills in the publisher by the rules of data/read_publisher.tsv. Blocks that state it become
// kMetadata.
void ReadPublisher(Draft* draft);

// Takes author and publisher from a sentence that says where the article comes from:
// `本文来自微信公众号：孤独大脑（ID：lonelybrain），作者：老喻`. The block becomes kMetadata.
void ReadAttribution(Draft* draft);

// Whether `name` is that of a site that puts its name behind the titles of its pages.
bool IsKnownSite(std::u32string_view name);

}  // namespace wenmai::ingest
