// What `merge` and `split` say, put into terms of keys.
#pragma once

#include <string>
#include <vector>

#include "graph/graph.h"
#include "ingest/load/session.h"

namespace wenmai::ingest {

// Says in the session that the two are one entity; nothing if they are.
void DecideMerge(const graph::View& view, NodeId first, NodeId second, LoadSession* session);

// Says in the session that the aliases do not mean the entity. Throws Error{kNotFound} if it is not
// known by one of them, Error{kInvalidArgument} if no name would be left to it.
void DecideSplit(const graph::View& view, NodeId entity, const std::vector<std::string>& aliases,
                 LoadSession* session);

}  // namespace wenmai::ingest
