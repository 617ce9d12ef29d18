// A graph as lines that depend on its content only, never on ids: equal graphs give equal lines.
#pragma once

#include <string>
#include <vector>

#include "graph/graph.h"

namespace wenmai::ingest {

// Sorted. A node's line tells its labels and properties and ends in a digest of what surrounds it,
// so that two graphs whose nodes are alike but joined otherwise differ.
std::vector<std::string> DumpGraph(graph::Graph& graph);

// The entities alone: `Person Sam Altman {Altman, Sam Altman}`, sorted.
std::vector<std::string> DumpEntities(graph::Graph& graph);

}  // namespace wenmai::ingest
