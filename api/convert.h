// Between the graph's values and the public ones.
#pragma once

#include "graph/graph.h"
#include "wenmai/value.h"

namespace wenmai::api {

// Nodes, relationships and paths are read from `view` with labels and properties; one that was deleted
// in the view's own transaction comes with its id alone.
Value ToPublic(const graph::Value& value, const graph::View& view);

// Throws Error{kInvalidArgument} for nodes, relationships and paths: they are no parameters.
graph::Value FromPublic(const Value& value);
graph::Value FromPublic(const Value::Map& map);

}  // namespace wenmai::api
