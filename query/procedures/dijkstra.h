// Paths of least weight.
#pragma once

#include "query/procedures/procedure.h"

namespace wenmai::query {

// apoc.algo.dijkstra(startNode, endNode, relTypesAndDirections, weightPropertyName, defaultWeight), as
// users of Neo4j know it: the path of least weight, if there is one, and its weight.
//
// `relTypesAndDirections` is `ROAD>|<FERRY|BRIDGE`: types joined by `|`, an arrow where only one
// direction may be walked; empty is any type. A relationship without the property counts as
// `defaultWeight`, and without that is not walked. Throws for a weight that is negative or no number.
Procedure DijkstraProcedure();

}  // namespace wenmai::query
