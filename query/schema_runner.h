// Runs schema commands: indexes and constraints made and dropped.
#pragma once

#include "graph/graph.h"
#include "query/binder/schema_command.h"
#include "query/operators/update_counters.h"

namespace wenmai::query {

// Throws Error: kExists or kNotFound (unless the command is lenient), kUnsupported for what the store
// does not offer, or the violation that the elements there are commit.
UpdateCounters RunSchemaCommand(const SchemaCommand& command, graph::Transaction* transaction);

}  // namespace wenmai::query
