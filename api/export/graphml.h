// The graph as GraphML, for Gephi, yEd, NetworkX and their like.
#pragma once

#include <iosfwd>

#include "graph/graph.h"

namespace wenmai::api {

// Booleans, numbers and strings keep their types; temporal values are their ISO 8601 text, lists
// are JSON. Characters that XML cannot hold become U+FFFD. Throws Error{kIo} if the stream fails.
void ExportGraphml(const graph::View& view, std::ostream& out);

}  // namespace wenmai::api
