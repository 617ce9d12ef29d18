// Neighbours as a View sees them: the lists of its snapshot with the pending changes over them.
#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "graph/view_state.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

// Calls visit(list, head) for the heads of a node in one direction, passing over the blocks of
// hubs.
template <typename Visit>
void ScanHeads(const Snapshot& snapshot, NodeId node, Direction direction, Visit visit) {
  std::string begin = EncodeAdjacencyPrefix(node, direction);
  const std::string end = PrefixEnd(begin);
  while (!begin.empty()) {
    std::string next_begin;
    snapshot.Scan(Table::kAdjacency, begin, end, [&](std::string_view key, std::string_view value) {
      if (key.size() == kAdjacencyKeyBytes) {
        visit(DecodeAdjacencyKey(key), value);
        return true;
      }
      next_begin = PrefixEnd(key.substr(0, kAdjacencyKeyBytes));
      return false;
    });
    begin = std::move(next_begin);
  }
}

// The blocks of `directory` that may hold entries with neighbour `other`.
std::span<const AdjacencyBlock> BlocksOf(std::span<const AdjacencyBlock> directory, NodeId other) {
  if (directory.empty()) return {};
  const size_t begin = FindBlock(directory, {other, 0});
  size_t end = begin + 1;
  while (end < directory.size() && directory[end].bound.node <= other) ++end;
  return directory.subspan(begin, end - begin);
}

}  // namespace

const AdjacencyChunk* View::State::FindAdjacency(NodeId node, bool is_eager) {
  if (version->caches == nullptr || node >= version->ids.nodes) return nullptr;
  return version->caches->FindAdjacency(snapshot(), node, is_eager);
}

void View::State::ForEachStoredList(NodeId node, Direction direction, ListVisitor visit) {
  // A node made in this transaction has nothing in the snapshot.
  if (node >= version->ids.nodes) return;
  const AdjacencyChunk* chunk = FindAdjacency(node, /*is_eager=*/false);
  if (chunk == nullptr) {
    ScanHeads(snapshot(), node, direction,
              [visit](const AdjacencyList& list, std::string_view head) {
                visit(list, {{}, head});
              });
    return;
  }
  for (TypeId type = 0; type < chunk->type_end(); ++type) {
    const AdjacencyList list{node, direction, type};
    const NeighborSpan span = chunk->Neighbors(list);
    if (span.size > 0) visit(list, {span, {}});
  }
}

void View::State::ForEachList(NodeId node, Direction direction, std::span<const TypeId> types,
                              ListVisitor visit) {
  if (!types.empty()) {
    const AdjacencyChunk* chunk = FindAdjacency(node, /*is_eager=*/false);
    const bool is_stored = chunk == nullptr && node < version->ids.nodes;
    record_of_.reset();  // its buffer is taken for the heads
    for (const TypeId type : types) {
      const AdjacencyList list{node, direction, type};
      StoredList stored;
      if (chunk != nullptr) stored.cached = chunk->Neighbors(list);
      if (is_stored && snapshot().Get(Table::kAdjacency, EncodeAdjacencyKey(list), &record_)) {
        stored.head = record_;
      }
      visit(list, stored);
    }
    return;
  }
  if (pending == nullptr) {
    ForEachStoredList(node, direction, visit);
    return;
  }
  const auto& changes = pending->adjacency();
  auto next = changes.lower_bound(AdjacencyList{node, direction, 0});
  const auto visit_pending_before = [&](TypeId type) {
    while (next != changes.end() && next->first.node == node &&
           next->first.direction == direction && next->first.type < type) {
      visit((next++)->first, {});
    }
  };
  ForEachStoredList(node, direction, [&](const AdjacencyList& list, const StoredList& stored) {
    visit_pending_before(list.type);
    visit(list, stored);
    if (next != changes.end() && next->first == list) ++next;
  });
  visit_pending_before(std::numeric_limits<TypeId>::max());
}

void View::State::AppendStored(const AdjacencyList& list, const StoredList& stored,
                               std::vector<Neighbor>* neighbors) {
  const NeighborSpan& cached = stored.cached;
  for (size_t i = 0; i < cached.size; ++i) {
    neighbors->push_back({cached.node_ids[i], cached.relationship_ids[i]});
  }
  if (stored.head.empty() || DecodeWholeList(stored.head, neighbors)) return;
  const size_t begin = neighbors->size();
  const AdjacencyValue value = DecodeAdjacencyValue(stored.head);
  snapshot().Scan(Table::kAdjacency, EncodeAdjacencyBlockKey(list, {0, 0}),
                  PrefixEnd(EncodeAdjacencyKey(list)),
                  [neighbors](std::string_view, std::string_view block) {
                    DecodeWholeList(block, neighbors);
                    return true;
                  });
  MergeSorted(value.added, neighbors, begin);
  SubtractSorted(value.removed, neighbors, begin);
  if (neighbors->size() - begin != value.EntryCount()) {
    throw Error(ErrorCode::kCorruption, "damaged adjacency list: its blocks are not what its head says");
  }
}

void View::State::AppendList(const AdjacencyList& list, const StoredList& stored,
                             std::vector<Neighbor>* neighbors) {
  const size_t begin = neighbors->size();
  AppendStored(list, stored, neighbors);
  const PendingNeighbors* changes = pending == nullptr ? nullptr : pending->FindNeighbors(list);
  if (changes == nullptr) return;
  const std::vector<Neighbor> removed(changes->removed.begin(), changes->removed.end());
  SubtractSorted(removed, neighbors, begin);
  const std::vector<Neighbor> added(changes->added.begin(), changes->added.end());
  MergeSorted(added, neighbors, begin);
}

void View::State::AppendStoredBetween(const AdjacencyList& list, const StoredList& stored,
                                      NodeId other, std::vector<Neighbor>* neighbors) {
  const size_t begin = neighbors->size();
  const std::span<const uint32_t> nodes = stored.cached.nodes();
  for (auto node = std::lower_bound(nodes.begin(), nodes.end(), other);
       node != nodes.end() && *node == other; ++node) {
    neighbors->push_back({*node, stored.cached.relationship_ids[node - nodes.begin()]});
  }
  if (stored.head.empty()) return;
  const auto append_matches = [&](const std::vector<Neighbor>& entries) {
    for (auto entry = std::lower_bound(entries.begin(), entries.end(), Neighbor{other, 0});
         entry != entries.end() && entry->node == other; ++entry) {
      neighbors->push_back(*entry);
    }
  };
  const AdjacencyValue value = DecodeAdjacencyValue(stored.head);
  std::string block_value;
  for (const AdjacencyBlock& block : BlocksOf(value.directory, other)) {
    if (snapshot().Get(Table::kAdjacency, EncodeAdjacencyBlockKey(list, block.bound),
                       &block_value)) {
      append_matches(DecodeAdjacencyValue(block_value).added);
    }
  }
  append_matches(value.added);
  std::sort(neighbors->begin() + static_cast<std::ptrdiff_t>(begin), neighbors->end());
  SubtractSorted(value.removed, neighbors, begin);
}

void View::State::AppendBetween(const AdjacencyList& list, const StoredList& stored, NodeId other,
                                std::vector<Neighbor>* neighbors) {
  const size_t begin = neighbors->size();
  AppendStoredBetween(list, stored, other, neighbors);
  const PendingNeighbors* changes = pending == nullptr ? nullptr : pending->FindNeighbors(list);
  if (changes == nullptr) return;
  const auto first = neighbors->begin() + static_cast<std::ptrdiff_t>(begin);
  neighbors->erase(
      std::remove_if(first, neighbors->end(),
                     [changes](const Neighbor& entry) { return changes->removed.contains(entry); }),
      neighbors->end());
  for (auto entry = changes->added.lower_bound(Neighbor{other, 0});
       entry != changes->added.end() && entry->node == other; ++entry) {
    neighbors->push_back(*entry);
  }
  std::sort(neighbors->begin() + static_cast<std::ptrdiff_t>(begin), neighbors->end());
}

uint64_t View::State::CountList(const AdjacencyList& list, const StoredList& stored) {
  uint64_t count = stored.head.empty() ? stored.cached.size : DecodeEntryCount(stored.head);
  if (pending != nullptr) {
    if (const PendingNeighbors* changes = pending->FindNeighbors(list)) {
      count += changes->added.size() - changes->removed.size();
    }
  }
  return count;
}

void View::State::ReadLists(NodeId node, Direction direction, std::span<const TypeId> types,
                            std::vector<Neighbor>* neighbors, std::vector<Segment>* segments) {
  ForEachList(node, direction, types, [&](const AdjacencyList& list, const StoredList& stored) {
    const size_t begin = neighbors->size();
    AppendList(list, stored, neighbors);
    if (neighbors->size() > begin) segments->push_back({list.type, begin, neighbors->size()});
  });
}

void View::Expand(NodeId node, Direction direction, std::span<const TypeId> types,
                  std::vector<Neighbor>* neighbors) const {
  if (direction == Direction::kBoth) return Expand(node, direction, types, neighbors, nullptr);
  state_->ForEachList(node, direction, types,
                      [&](const AdjacencyList& list, const State::StoredList& stored) {
                        state_->AppendList(list, stored, neighbors);
                      });
}

void View::Expand(NodeId node, Direction direction, std::span<const TypeId> types,
                  std::vector<Neighbor>* neighbors, std::vector<TypeId>* neighbor_types) const {
  std::vector<State::Segment> segments;
  const auto append_types = [neighbor_types](TypeId type, size_t count) {
    if (neighbor_types != nullptr) neighbor_types->insert(neighbor_types->end(), count, type);
  };
  if (direction != Direction::kBoth) {
    state_->ReadLists(node, direction, types, neighbors, &segments);
    for (const auto& segment : segments) append_types(segment.type, segment.end - segment.begin);
    return;
  }
  std::vector<Neighbor> entries;
  state_->ReadLists(node, Direction::kOut, types, &entries, &segments);
  state_->ReadLists(node, Direction::kIn, types, &entries, &segments);
  std::stable_sort(segments.begin(), segments.end(),
                   [](const auto& a, const auto& b) { return a.type < b.type; });
  const auto begin_of = [&](const State::Segment& segment) {
    return entries.begin() + static_cast<std::ptrdiff_t>(segment.begin);
  };
  const auto end_of = [&](const State::Segment& segment) {
    return entries.begin() + static_cast<std::ptrdiff_t>(segment.end);
  };
  for (size_t i = 0; i < segments.size(); ++i) {
    const size_t count_before = neighbors->size();
    const TypeId type = segments[i].type;
    if (i + 1 < segments.size() && segments[i + 1].type == type) {
      // What is in both lists is a self-loop: a union takes it once.
      std::set_union(begin_of(segments[i]), end_of(segments[i]), begin_of(segments[i + 1]),
                     end_of(segments[i + 1]), std::back_inserter(*neighbors));
      ++i;
    } else {
      neighbors->insert(neighbors->end(), begin_of(segments[i]), end_of(segments[i]));
    }
    append_types(type, neighbors->size() - count_before);
  }
}

uint64_t View::Degree(NodeId node, Direction direction, std::span<const TypeId> types) const {
  if (direction == Direction::kBoth) {
    std::vector<Neighbor> loops;
    RelationshipsBetween(node, node, Direction::kOut, types, &loops);
    return Degree(node, Direction::kOut, types) + Degree(node, Direction::kIn, types) -
           loops.size();
  }
  uint64_t degree = 0;
  state_->ForEachList(node, direction, types,
                      [&](const AdjacencyList& list, const State::StoredList& stored) {
                        degree += state_->CountList(list, stored);
                      });
  return degree;
}

void View::RelationshipsBetween(NodeId start, NodeId end, Direction direction,
                                std::span<const TypeId> types,
                                std::vector<Neighbor>* neighbors) const {
  const size_t begin = neighbors->size();
  const auto append = [&](const AdjacencyList& list, const State::StoredList& stored) {
    state_->AppendBetween(list, stored, end, neighbors);
  };
  if (direction != Direction::kIn) state_->ForEachList(start, Direction::kOut, types, append);
  // A self-loop is in the out list already.
  if (direction == Direction::kIn || (direction == Direction::kBoth && start != end)) {
    state_->ForEachList(start, Direction::kIn, types, append);
  }
  std::sort(neighbors->begin() + static_cast<std::ptrdiff_t>(begin), neighbors->end());
}

void View::ForEachDegree(
    const std::function<void(NodeId, Direction, TypeId, uint64_t)>& visit) const {
  state_->snapshot().Scan(Table::kAdjacency, {}, {},
                          [&](std::string_view key, std::string_view value) {
                            if (key.size() != kAdjacencyKeyBytes) return true;  // a block of a list
                            const AdjacencyList list = DecodeAdjacencyKey(key);
                            const uint64_t degree = DecodeEntryCount(value);
                            if (degree > 0) visit(list.node, list.direction, list.type, degree);
                            return true;
                          });
}

}  // namespace wenmai::graph
