// Asks for the neighbour lists of nodes that come next while those of one are read: in a large graph a list lies
// in memory that the processor has not at hand, and it fetches several at a time as quickly as one.
#pragma once

#include <algorithm>
#include <cstddef>

#include "query/operators/row_batch.h"

namespace wenmai::query {

// Before node i of `count` is read. `reader` is an AdjacencyReader or the like, node_at(i) the node's id.
template <typename Reader, typename NodeAt>
void PrefetchAhead(const Reader& reader, size_t i, size_t count, NodeAt node_at) {
  constexpr size_t kListsAhead = 8, kPlacesAhead = 16;
  if (i == 0) {
    const size_t places = std::min(kPlacesAhead, count), lists = std::min(kListsAhead, count);
    for (size_t next = 0; next < places; ++next) reader.Prefetch(node_at(next), false);
    for (size_t next = 0; next < lists; ++next) reader.Prefetch(node_at(next), true);
  }
  if (i + kListsAhead >= count) return;
  reader.Prefetch(node_at(i + kListsAhead), true);
  if (i + kPlacesAhead < count) reader.Prefetch(node_at(i + kPlacesAhead), false);
}

// The same for a column of a batch, before its live row number `live` is read.
template <typename Reader>
void PrefetchAhead(const Reader& reader, const RowBatch& input, VariableId variable, size_t live) {
  const Column& column = input.columns[variable];
  if (column.layout() != Column::Layout::kNodes) return;
  PrefetchAhead(reader, live, input.live_count(),
                [&](size_t i) { return column.nodes()[input.live_row(i)]; });
}

}  // namespace wenmai::query
