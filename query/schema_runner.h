// Runs schema commands: indexes and constraints made and dropped.
#pragma once

#include <functional>

#include "graph/graph.h"
#include "query/binder/schema_command.h"
#include "query/operators/update_counters.h"

namespace wenmai::query {

// Throws Error: kExists or kNotFound (unless the command is lenient), kUnsupported for what the store
// does not offer, or the violation that the elements there are commit. `is_alone`: it is all that the
// transaction does. Then `report` is called with the share that is done of a large index, and may throw.
UpdateCounters RunSchemaCommand(const SchemaCommand& command, graph::Transaction* transaction,
                                bool is_alone, const std::function<void(double)>& report);

}  // namespace wenmai::query
