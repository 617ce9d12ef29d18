// Furniture: what a page puts around its article. Adverts, calls to subscribe, lists of other
// articles.
#pragma once

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// Drops blocks that data/read_furniture.tsv knows for furniture, lists of links to other articles
// that end the article, and blocks without a letter or digit. In doubt a block stays.
void RemoveFurniture(Draft* draft);

}  // namespace wenmai::ingest
