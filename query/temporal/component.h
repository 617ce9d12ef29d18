// The parts of temporal values that a query reads with a dot: `d.year`, `t.offset`,
// `p.monthsOfYear`.
#pragma once

#include <string_view>

#include "graph/value.h"

namespace wenmai::query::temporal {

// Throws TypeError InvalidArgumentValue where the type has no such component. REQUIRES: a temporal
// value.
graph::Value Component(const graph::Value& value, std::string_view name);

}  // namespace wenmai::query::temporal
