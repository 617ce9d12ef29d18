// The graph as a script of openCypher statements, to be run on an empty database:
// `wenmai query --db DIR --file SCRIPT`.
#pragma once

#include <iosfwd>

#include "graph/graph.h"

namespace wenmai::api {

// While the script runs, nodes bear a label and a number of their own, by which relationships find
// their ends; its last statements take both away. Indexes and constraints come last. Throws
// Error{kIo} if the stream fails.
void ExportCypher(const graph::View& view, std::ostream& out);

}  // namespace wenmai::api
