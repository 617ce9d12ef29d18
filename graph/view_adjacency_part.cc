// Neighbours of a node part by part, so that those of a hub need not all be in memory.
#include <algorithm>
#include <limits>
#include <utility>

#include "graph/view_state.h"

namespace wenmai::graph {
namespace {

constexpr Neighbor kNoBound{std::numeric_limits<uint64_t>::max(), std::numeric_limits<uint64_t>::max()};

// Of two sorted things the part in [begin, end).
std::vector<Neighbor> Between(const std::vector<Neighbor>& entries, const Neighbor& begin, const Neighbor& end) {
  const auto first = std::lower_bound(entries.begin(), entries.end(), begin);
  return {first, std::lower_bound(first, entries.end(), end)};
}
std::vector<Neighbor> Between(const absl::btree_set<PackedNeighbor>& entries, const Neighbor& begin, const Neighbor& end) {
  return {entries.lower_bound(begin), entries.lower_bound(end)};
}

}  // namespace

// Appends what the blocks hold from `begin` on until there are `limit`, and returns where the blocks not read begin.
Neighbor View::State::AppendBlocks(const AdjacencyList& list, std::span<const AdjacencyBlock> directory,
                                   const Neighbor& begin, size_t limit, std::vector<Neighbor>* neighbors) {
  const size_t first = graph::FindBlock(directory, begin);
  size_t last = first;
  for (uint64_t entry_count = 0; last < directory.size() && entry_count <= limit; ++last) {
    // The first one may have most of its entries before `begin`.
    if (last > first) entry_count += directory[last].entry_count;
  }
  const bool is_rest = last == directory.size();
  std::vector<Neighbor> entries;
  snapshot().Scan(Table::kAdjacency, EncodeAdjacencyBlockKey(list, directory[first].bound),
                  is_rest ? PrefixEnd(EncodeAdjacencyKey(list)) : EncodeAdjacencyBlockKey(list, directory[last].bound),
                  [&entries](std::string_view, std::string_view block) {
                    DecodeWholeList(block, &entries);
                    return true;
                  });
  neighbors->insert(neighbors->end(), std::lower_bound(entries.begin(), entries.end(), begin), entries.end());
  return is_rest ? kNoBound : directory[last].bound;
}

Neighbor View::State::AppendStoredPart(const AdjacencyList& list, const StoredList& stored, const Neighbor& begin,
                                       size_t limit, std::vector<Neighbor>* neighbors) {
  const NeighborSpan& cached = stored.cached;
  const std::span<const uint32_t> nodes = cached.nodes();
  size_t next = static_cast<size_t>(std::lower_bound(nodes.begin(), nodes.end(), begin.node) - nodes.begin());
  while (next < cached.size && nodes[next] == begin.node && cached.relationship_ids[next] < begin.relationship) ++next;
  for (; next < cached.size; ++next) {
    const Neighbor entry{cached.node_ids[next], cached.relationship_ids[next]};
    if (limit-- == 0) return entry;
    neighbors->push_back(entry);
  }
  if (stored.head.empty()) return kNoBound;
  const AdjacencyValue head = DecodeAdjacencyValue(stored.head);
  const size_t part_begin = neighbors->size();
  const Neighbor end =
      head.directory.empty() ? kNoBound : AppendBlocks(list, head.directory, begin, limit, neighbors);
  MergeSorted(Between(head.added, begin, end), neighbors, part_begin);
  SubtractSorted(Between(head.removed, begin, end), neighbors, part_begin);
  return end;
}

std::optional<Neighbor> View::State::AppendListPart(const AdjacencyList& list, const StoredList& stored,
                                                    const Neighbor& begin, size_t limit,
                                                    std::vector<Neighbor>* neighbors) {
  if (begin == Neighbor{} && CountList(list, stored) <= limit) {
    AppendList(list, stored, neighbors);
    return std::nullopt;
  }
  const size_t part_begin = neighbors->size();
  Neighbor end = AppendStoredPart(list, stored, begin, limit, neighbors);
  if (const PendingNeighbors* changes = pending == nullptr ? nullptr : pending->FindNeighbors(list)) {
    SubtractSorted(Between(changes->removed, begin, end), neighbors, part_begin);
    MergeSorted(Between(changes->added, begin, end), neighbors, part_begin);
  }
  if (neighbors->size() - part_begin > limit) {
    end = (*neighbors)[part_begin + limit];
    neighbors->resize(part_begin + limit);
  }
  if (end == kNoBound) return std::nullopt;
  return end;
}

void View::ExpandPart(NodeId node, Direction direction, std::span<const TypeId> types, size_t limit,
                      std::optional<ExpandPlace>* place, std::vector<Neighbor>* neighbors,
                      std::vector<TypeId>* neighbor_types) const {
  const size_t part_begin = neighbors->size();
  const std::optional<ExpandPlace> from = std::exchange(*place, std::nullopt);
  bool is_reached = !from;
  state_->ForEachList(node, direction, types, [&](const AdjacencyList& list, const State::StoredList& stored) {
    const bool is_from = !is_reached && list.type == from->type;
    is_reached = is_reached || is_from;
    if (!is_reached || *place) return;
    const size_t room = limit - std::min(limit, neighbors->size() - part_begin);
    const std::optional<Neighbor> end =
        state_->AppendListPart(list, stored, is_from ? from->neighbor : Neighbor{}, room, neighbors);
    if (end) *place = {list.type, *end};
    if (neighbor_types != nullptr) neighbor_types->resize(neighbors->size(), list.type);
  });
}

}  // namespace wenmai::graph
