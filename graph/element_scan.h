// Walks the records of all elements with a label or type: to make an index or check a constraint.
// Internal to graph/.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "graph/view_state.h"

namespace wenmai::graph {

// How many elements have one of the labels (of relationships: types); those with two count twice.
uint64_t CountElements(const View::State& state, EntityKind kind, std::span<const uint32_t> labels);

// Visits each of them once, ids ascending. The record lives during the call, whatever is read in it.
void ForEachElement(View::State& state, EntityKind kind, std::span<const uint32_t> labels,
                    absl::FunctionRef<void(uint64_t id, std::string_view record)> visit);

}  // namespace wenmai::graph
