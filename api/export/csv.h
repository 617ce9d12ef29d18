// The graph as CSV files in the header style that Import reads.
#pragma once

#include <string>

#include "graph/graph.h"

namespace wenmai::api {

// Writes `nodes.csv` and `relationships.csv` into `folder`, made if missing. A property has a
// column for each type its values have. Throws Error{kUnsupported} naming what CSV cannot hold: a
// list whose elements differ in type or lack a value, a label with a semicolon. Throws Error{kIo}.
void ExportCsv(const graph::View& view, const std::string& folder);

}  // namespace wenmai::api
