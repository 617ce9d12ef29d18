// Values that a query returned, as the canonical text of notation.h.
#pragma once

#include <string>

#include "graph/graph.h"
#include "tests/tck/notation.h"

namespace wenmai::tck {

// Reads what graph elements hold from `view`. Temporal values are strings in the notation.
std::string Render(const graph::Value& value, const graph::View& view, ListOrder order);

}  // namespace wenmai::tck
