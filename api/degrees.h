// How many relationships the nodes of each label have.
#pragma once

#include <vector>

#include "graph/graph.h"
#include "wenmai/database.h"

namespace wenmai::api {

std::vector<Database::DegreeHistogram> ReadDegrees(const graph::View& view);

}  // namespace wenmai::api
