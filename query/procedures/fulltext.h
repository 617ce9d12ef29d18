// Procedures that search full-text indexes.
#pragma once

#include <vector>

#include "query/procedures/procedure.h"

namespace wenmai::query {

// db.index.fulltext.queryNodes(indexName, queryString, options) and queryRelationships: what matches and
// its score, best first. Options are `skip` and `limit`.
std::vector<Procedure> FullTextProcedures();

}  // namespace wenmai::query
