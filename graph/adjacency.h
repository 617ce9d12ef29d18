// Neighbours as spans, without copying: for operators that walk much of the graph. Where the
// graph's cache holds what is asked for, a span points into it; otherwise the reader keeps a copy
// of its own.
//
//   AdjacencyReader follows(view, type, Direction::kOut);
//   for (uint32_t other : follows.Neighbors(node).nodes()) ...
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "graph/graph.h"

namespace wenmai::graph {

struct Version;

// Sorted by (node, relationship). Ids fit 32 bits: a graph holds no more (kElementsMax).
struct NeighborSpan {
  std::span<const uint32_t> nodes() const { return {node_ids, size}; }
  std::span<const uint32_t> relationships() const { return {relationship_ids, size}; }

  const uint32_t* node_ids = nullptr;
  const uint32_t* relationship_ids = nullptr;
  size_t size = 0;
};

// Reads the neighbours of many nodes over one type in one direction (not kBoth). Once it
// has read a few, whatever it touches is loaded into the cache, as far as that has room.
//
// Threads: as the View it reads; each thread has a View (View::Fork) and a reader of its own.
class AdjacencyReader {
 public:
  // REQUIRES: `view` outlives the reader or its next Reset; a transaction makes no changes in the
  // meantime.
  AdjacencyReader(const View& view, TypeId type, Direction direction);

  // Reads another view from now on. Where that is of the same version as the one before, which may be
  // gone by now, it still knows where the lists lie in the cache.
  void Reset(const View& view);

  // Valid until the next call on this reader. Empty for a node that does not exist.
  NeighborSpan Neighbors(NodeId node) {
    const uint64_t index = node / kChunkNodes;
    if (index < lists_.size() && lists_[index].offsets != nullptr) {
      return lists_[index].Find(static_cast<uint32_t>(node % kChunkNodes));
    }
    return NeighborsUncached(node);
  }

  // Brings what Neighbors will look at nearer to the processor: first with is_list false, so that the place of
  // the list is at hand when is_list asks for the list itself.
  void Prefetch(NodeId node, bool is_list) const {
    const uint64_t index = node / kChunkNodes;
    if (index >= lists_.size() || lists_[index].offsets == nullptr) return;
    const ChunkList& list = lists_[index];
    const auto place = static_cast<uint32_t>(node % kChunkNodes);
    if (place >= list.node_count) return;
    if (is_list) {
      const uint32_t* begin = list.nodes + list.offsets[place];
      __builtin_prefetch(begin);
      __builtin_prefetch(begin + kCacheLineIds);  // what common lists fill; longer ones the processor foresees
    } else {
      __builtin_prefetch(list.offsets + place);
    }
  }

  uint64_t Degree(NodeId node) { return Neighbors(node).size; }

  // Ids below this one may have neighbours.
  uint64_t node_id_end() const { return node_id_end_; }

  static constexpr uint64_t kChunkNodes = 1024;

  // The neighbours of consecutive nodes: those of node i lie from offsets[i] to offsets[i + 1].
  struct ChunkList {
    NeighborSpan Find(uint32_t node) const {
      if (node >= node_count) return {};
      const uint32_t begin = offsets[node];
      return {nodes + begin, relationships + begin, offsets[node + 1] - begin};
    }
    const uint32_t* offsets = nullptr;  // nullptr: not known yet, or not in the cache
    const uint32_t* nodes = nullptr;
    const uint32_t* relationships = nullptr;
    uint32_t node_count = 0;  // nodes from here on have none
  };

 private:
  static constexpr uint32_t kReadsBeforeLoading = 64;
  static constexpr size_t kCacheLineIds = 64 / sizeof(uint32_t);

  NeighborSpan NeighborsUncached(NodeId node);

  const View* view_ = nullptr;
  TypeId type_;
  Direction direction_;
  uint64_t node_id_end_ = 0;
  uint32_t uncached_read_count_ = 0;
  // By chunk; they point into the caches of version_, and into none if that is gone.
  std::vector<ChunkList> lists_;
  std::weak_ptr<const Version> version_;  // empty for a view with changes of its own
  std::vector<Neighbor> neighbors_;
  std::vector<uint32_t> node_ids_, relationship_ids_;  // of the last node read without the cache
};

}  // namespace wenmai::graph
