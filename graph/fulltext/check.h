// Holds full-text indexes against the elements. Internal to graph/.
#pragma once

#include <functional>
#include <string>

#include "graph/view_state.h"

namespace wenmai::graph {

// Calls `report` with a line for each thing that is wrong. Throws Error{kCorruption} on rows that cannot
// be read. REQUIRES: state.pending == nullptr.
void CheckFullText(View::State& state, const std::function<void(const std::string&)>& report);

}  // namespace wenmai::graph
