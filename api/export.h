// The canonical export: one JSON object a line, sorted, without internal ids, so that the same content
// gives the same bytes.
//   node line         := {"node":KEY,"labels":[…],"properties":{…}}
//   relationship line := {"relationship":TYPE,"start":KEY,"end":KEY,"properties":{…}}
// KEY is a digest of the node's labels and properties. Nodes that are alike in both are told apart by
// what surrounds them (colour refinement: a node's colour is hashed with its neighbours', a few
// rounds), and numbered where even that is the same.
#pragma once

#include <iosfwd>

#include "graph/graph.h"

namespace wenmai::api {

void ExportCanonical(const graph::View& view, std::ostream& out);
void ExportDot(const graph::View& view, std::ostream& out);

}  // namespace wenmai::api
