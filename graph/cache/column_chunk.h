// How chunks of columns (graph/column.h) come to be and follow commits.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "graph/cache/chunk_table.h"
#include "graph/column.h"
#include "graph/storage/storage.h"

namespace wenmai::graph {

using ColumnTable = ChunkTable<ColumnChunk>;

// Reads chunk number `index` of each of the properties, in one pass over the records. Empty if the
// budget has no room for them.
std::vector<std::shared_ptr<const ColumnChunk>> LoadColumnChunks(
    const Snapshot& snapshot, EntityKind kind, std::span<const KeyId> keys, uint64_t index,
    const std::shared_ptr<CacheBudget>& budget);

// An element's encoded properties after a commit, empty if it is gone.
using ElementChange = std::pair<uint64_t, std::string_view>;

// The chunk after a commit that changed these elements of its range; nullptr if none of them has
// another value of this property than before.
std::shared_ptr<const ColumnChunk> PatchColumnChunk(const ColumnChunk& chunk, KeyId key,
                                                    std::span<const ElementChange> changes,
                                                    const std::shared_ptr<CacheBudget>& budget);

}  // namespace wenmai::graph
