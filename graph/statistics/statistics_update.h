// Keeps the statistics in step with what a transaction commits, and counts them where they were not kept.
// Internal to graph/.
#pragma once

#include "graph/statistics/statistics.h"
#include "graph/view_state.h"

namespace wenmai::graph {

// Adds what the pending changes of `state` change. Reads the labels of the nodes whose relationships they
// add or remove, and the relationships of nodes whose labels they change.
// REQUIRES: called by the writer.
void UpdateStatistics(View::State& state, KeptStatistics* statistics);

// Adds all there is in the snapshot of `state` to empty statistics: one read of all records and of all rows
// of indexes.
void CountStatistics(View::State& state, KeptStatistics* statistics);

}  // namespace wenmai::graph
