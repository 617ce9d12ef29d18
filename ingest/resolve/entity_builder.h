// Makes the entities of an article from names that were joined.
#pragma once

#include <vector>

#include "ingest/document.h"
#include "ingest/lexicon/lexicon.h"
#include "ingest/resolve/name_node.h"

namespace wenmai::ingest {

// Adds document->entities, in order of first mention, and sets Mention::entity.
void BuildEntities(const Lexicon& lexicon, const std::vector<NameNode>& nodes,
                   const NodeUnion& identity, Document* document);

}  // namespace wenmai::ingest
