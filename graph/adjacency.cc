#include "graph/adjacency.h"

#include "graph/view_state.h"

namespace wenmai::graph {

AdjacencyReader::AdjacencyReader(const View& view, TypeId type, Direction direction)
    : type_(type), direction_(direction) {
  Reset(view);
}

void AdjacencyReader::Reset(const View& view) {
  const View::State& state = *view.state_;
  view_ = &view;
  uncached_read_count_ = 0;
  if (state.pending == nullptr && version_.lock() == state.version) return;
  version_.reset();
  if (state.pending == nullptr) version_ = state.version;
  node_id_end_ = state.id_counts().nodes;
  lists_.assign((node_id_end_ + kChunkNodes - 1) / kChunkNodes, {});
}

NeighborSpan AdjacencyReader::NeighborsUncached(NodeId node) {
  View::State& state = *view_->state_;
  const uint64_t index = node / kChunkNodes;
  const bool is_eager = ++uncached_read_count_ > kReadsBeforeLoading;
  const AdjacencyChunk* chunk =
      index < lists_.size() ? state.FindAdjacency(node, is_eager) : nullptr;
  if (chunk != nullptr && !state.HasPendingLists(index * kChunkNodes, kChunkNodes)) {
    static constexpr uint32_t kNoEntries[1] = {0};
    lists_[index] = chunk->Find(type_, direction_);
    if (lists_[index].offsets == nullptr) lists_[index].offsets = kNoEntries;
    return lists_[index].Find(static_cast<uint32_t>(node % kChunkNodes));
  }
  neighbors_.clear();
  view_->Expand(node, direction_, {&type_, 1}, &neighbors_);
  node_ids_.clear();
  relationship_ids_.clear();
  for (const Neighbor& neighbor : neighbors_) {
    node_ids_.push_back(static_cast<uint32_t>(neighbor.node));
    relationship_ids_.push_back(static_cast<uint32_t>(neighbor.relationship));
  }
  return {node_ids_.data(), relationship_ids_.data(), node_ids_.size()};
}

}  // namespace wenmai::graph
