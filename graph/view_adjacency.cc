// Neighbours as a View sees them: the lists of its snapshot with the pending changes over them.
#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "graph/view_state.h"

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

// The heads of `directory` that may hold entries with neighbour `other`.
std::span<const AdjacencyBlock> BlocksOf(std::span<const AdjacencyBlock> directory, NodeId other) {
  if (directory.empty()) return {};
  const size_t begin = FindBlock(directory, {other, 0});
  size_t end = begin + 1;
  while (end < directory.size() && directory[end].bound.node <= other) ++end;
  return directory.subspan(begin, end - begin);
}

}  // namespace

void View::State::ForEachList(
    NodeId node, Direction direction, std::span<const TypeId> types,
    absl::FunctionRef<void(const AdjacencyList&, std::string_view)> visit) {
  // A node made in this transaction has nothing in the snapshot.
  const bool is_stored = node < version->ids.nodes;
  if (!types.empty()) {
    std::string head;
    for (const TypeId type : types) {
      const AdjacencyList list{node, direction, type};
      if (!is_stored || !snapshot().Get(Table::kAdjacency, EncodeAdjacencyKey(list), &head)) {
        head.clear();
      }
      visit(list, head);
    }
    return;
  }
  const AdjacencyList first{node, direction, 0};
  const auto is_same = [&](const AdjacencyList& list) {
    return list.node == node && list.direction == direction;
  };
  if (pending == nullptr) {
    if (is_stored) ScanHeads(snapshot(), node, direction, visit);
    return;
  }
  auto next = pending->adjacency().lower_bound(first);
  const auto visit_pending_before = [&](TypeId type) {
    for (; next != pending->adjacency().end() && is_same(next->first) && next->first.type < type;
         ++next) {
      visit(next->first, {});
    }
  };
  if (is_stored) {
    ScanHeads(snapshot(), node, direction, [&](const AdjacencyList& list, std::string_view head) {
      visit_pending_before(list.type);
      visit(list, head);
      if (next != pending->adjacency().end() && next->first == list) ++next;
    });
  }
  visit_pending_before(std::numeric_limits<TypeId>::max());
}

void View::State::AppendList(const AdjacencyList& list, std::string_view head,
                             std::vector<Neighbor>* neighbors) {
  const size_t begin = neighbors->size();
  if (!head.empty() && !DecodeWholeList(head, neighbors)) {
    const AdjacencyValue value = DecodeAdjacencyValue(head);
    snapshot().Scan(Table::kAdjacency, EncodeAdjacencyBlockKey(list, {0, 0}),
                    PrefixEnd(EncodeAdjacencyKey(list)),
                    [neighbors](std::string_view, std::string_view block) {
                      DecodeWholeList(block, neighbors);
                      return true;
                    });
    MergeSorted(value.added, neighbors, begin);
    SubtractSorted(value.removed, neighbors, begin);
  }
  const PendingSet<Neighbor>* changes = pending == nullptr ? nullptr : pending->FindNeighbors(list);
  if (changes == nullptr) return;
  const std::vector<Neighbor> removed(changes->removed.begin(), changes->removed.end());
  SubtractSorted(removed, neighbors, begin);
  const auto middle = static_cast<std::ptrdiff_t>(neighbors->size());
  neighbors->insert(neighbors->end(), changes->added.begin(), changes->added.end());
  std::inplace_merge(neighbors->begin() + static_cast<std::ptrdiff_t>(begin),
                     neighbors->begin() + middle, neighbors->end());
}

void View::State::AppendBetween(const AdjacencyList& list, std::string_view head, NodeId other,
                                std::vector<Neighbor>* neighbors) {
  const size_t begin = neighbors->size();
  const Neighbor first{other, 0};
  const auto append_matches = [&](const auto& entries) {
    for (auto entry = std::lower_bound(entries.begin(), entries.end(), first);
         entry != entries.end() && entry->node == other; ++entry) {
      neighbors->push_back(*entry);
    }
  };
  if (!head.empty()) {
    const AdjacencyValue value = DecodeAdjacencyValue(head);
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
  const PendingSet<Neighbor>* changes = pending == nullptr ? nullptr : pending->FindNeighbors(list);
  if (changes == nullptr) return;
  neighbors->erase(
      std::remove_if(neighbors->begin() + static_cast<std::ptrdiff_t>(begin), neighbors->end(),
                     [&](const Neighbor& entry) { return changes->removed.contains(entry); }),
      neighbors->end());
  for (auto entry = changes->added.lower_bound(first);
       entry != changes->added.end() && entry->node == other; ++entry) {
    neighbors->push_back(*entry);
  }
  std::sort(neighbors->begin() + static_cast<std::ptrdiff_t>(begin), neighbors->end());
}

uint64_t View::State::CountList(const AdjacencyList& list, std::string_view head) {
  uint64_t count = head.empty() ? 0 : DecodeEntryCount(head);
  if (pending != nullptr) {
    if (const PendingSet<Neighbor>* changes = pending->FindNeighbors(list)) {
      count += changes->added.size() - changes->removed.size();
    }
  }
  return count;
}

void View::State::ReadLists(NodeId node, Direction direction, std::span<const TypeId> types,
                            std::vector<Neighbor>* neighbors, std::vector<Segment>* segments) {
  ForEachList(node, direction, types, [&](const AdjacencyList& list, std::string_view head) {
    const size_t begin = neighbors->size();
    AppendList(list, head, neighbors);
    if (neighbors->size() > begin) segments->push_back({list.type, begin, neighbors->size()});
  });
}

void View::Expand(NodeId node, Direction direction, std::span<const TypeId> types,
                  std::vector<Neighbor>* neighbors) const {
  Expand(node, direction, types, neighbors, nullptr);
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
                      [&](const AdjacencyList& list, std::string_view head) {
                        degree += state_->CountList(list, head);
                      });
  return degree;
}

void View::RelationshipsBetween(NodeId start, NodeId end, Direction direction,
                                std::span<const TypeId> types,
                                std::vector<Neighbor>* neighbors) const {
  const size_t begin = neighbors->size();
  const auto append = [&](const AdjacencyList& list, std::string_view head) {
    state_->AppendBetween(list, head, end, neighbors);
  };
  if (direction != Direction::kIn) state_->ForEachList(start, Direction::kOut, types, append);
  // A self-loop is in the out list already.
  if (direction == Direction::kIn || (direction == Direction::kBoth && start != end)) {
    state_->ForEachList(start, Direction::kIn, types, append);
  }
  std::sort(neighbors->begin() + static_cast<std::ptrdiff_t>(begin), neighbors->end());
}

}  // namespace wenmai::graph
