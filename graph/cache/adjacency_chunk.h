// The neighbour lists of 1,024 consecutive nodes, decoded: for each type and direction an array of
// offsets and the neighbours behind it. Never changes once made.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "graph/adjacency.h"
#include "graph/cache/budget.h"
#include "graph/cache/chunk_table.h"
#include "graph/codec/adjacency_codec.h"
#include "graph/pending.h"
#include "graph/storage/storage.h"

namespace wenmai::graph {

class AdjacencyChunk {
 public:
  static constexpr uint64_t kNodeCount = AdjacencyReader::kChunkNodes;
  using List = AdjacencyReader::ChunkList;
  using ListChange = std::pair<AdjacencyList, const PendingNeighbors*>;

  // Reads chunk number `index`. nullptr if the budget has no room for it.
  static std::shared_ptr<const AdjacencyChunk> Load(const Snapshot& snapshot, uint64_t index,
                                                    const std::shared_ptr<CacheBudget>& budget);

  // A list without entries has no offsets.
  List Find(TypeId type, Direction direction) const;
  NeighborSpan Neighbors(const AdjacencyList& list) const {
    return Find(list.type, list.direction).Find(static_cast<uint32_t>(list.node % kNodeCount));
  }
  // Types are below this.
  TypeId type_end() const { return static_cast<TypeId>(arrays_.size() / 2); }

  // The chunk after a commit; nullptr where loading it anew is better than patching it.
  // REQUIRES: the changed lists are of this chunk's nodes.
  std::shared_ptr<const AdjacencyChunk> Patched(std::span<const ListChange> changes) const;

 private:
  friend class AdjacencyChunkLoader;

  // One list: offsets[node_count + 1] nodes[n] relationships[n].
  struct Array {
    Array(uint32_t nodes_with_offsets, std::vector<uint32_t> contents,
          const std::shared_ptr<CacheBudget>& budget)
        : data(std::move(contents)),
          list(ListIn(data, nodes_with_offsets)),
          charge(budget, data.capacity() * sizeof(uint32_t)) {}
    static List ListIn(const std::vector<uint32_t>& data, uint32_t node_count);

    const std::vector<uint32_t> data;
    const List list;
    CacheCharge charge;
  };
  class ArrayBuilder;

  static size_t Place(TypeId type, Direction direction) {
    return type * size_t{2} + (direction == Direction::kOut ? 0 : 1);
  }
  std::shared_ptr<const Array> PatchedArray(std::span<const ListChange> changes) const;

  std::vector<std::shared_ptr<const Array>> arrays_;  // by Place()
  std::shared_ptr<CacheBudget> budget_;
};

using AdjacencyTable = ChunkTable<AdjacencyChunk>;

}  // namespace wenmai::graph
