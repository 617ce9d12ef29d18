#include "graph/cache/adjacency_chunk.h"

#include <algorithm>

namespace wenmai::graph {
namespace {

// Of a longer array a commit changes too small a part to copy it all.
constexpr size_t kPatchedEntriesMax = 1 << 16;

}  // namespace

// Takes the lists of ascending nodes and packs them.
class AdjacencyChunk::ArrayBuilder {
 public:
  void Add(uint32_t node, std::span<const Neighbor> neighbors) {
    StartNode(node);
    for (const Neighbor& neighbor : neighbors) {
      nodes_.push_back(static_cast<uint32_t>(neighbor.node));
      relationships_.push_back(static_cast<uint32_t>(neighbor.relationship));
    }
  }
  void Add(uint32_t node, const NeighborSpan& neighbors) {
    StartNode(node);
    nodes_.insert(nodes_.end(), neighbors.nodes().begin(), neighbors.nodes().end());
    relationships_.insert(relationships_.end(), neighbors.relationships().begin(),
                          neighbors.relationships().end());
  }

  bool is_empty() const { return nodes_.empty(); }
  size_t bytes() const { return (offsets_.size() + 1 + 2 * nodes_.size()) * sizeof(uint32_t); }

  std::shared_ptr<const Array> Build(const std::shared_ptr<CacheBudget>& budget) {
    const auto node_count = static_cast<uint32_t>(offsets_.size());
    std::vector<uint32_t> data;
    data.reserve(offsets_.size() + 1 + 2 * nodes_.size());
    data.insert(data.end(), offsets_.begin(), offsets_.end());
    data.push_back(static_cast<uint32_t>(nodes_.size()));
    data.insert(data.end(), nodes_.begin(), nodes_.end());
    data.insert(data.end(), relationships_.begin(), relationships_.end());
    return std::make_shared<const Array>(node_count, std::move(data), budget);
  }

 private:
  void StartNode(uint32_t node) { offsets_.resize(node + 1, static_cast<uint32_t>(nodes_.size())); }

  std::vector<uint32_t> offsets_, nodes_, relationships_;
};

// Reads the rows of a run of nodes in key order.
class AdjacencyChunkLoader {
 public:
  explicit AdjacencyChunkLoader(const std::shared_ptr<CacheBudget>& budget) : budget_(budget) {}

  // False once there is more than the budget has room for.
  bool Visit(std::string_view key, std::string_view value) {
    if (key.size() == kAdjacencyKeyBytes) {
      FinishList();
      list_ = DecodeAdjacencyKey(key);
      head_ = DecodeAdjacencyValue(value);
      entries_.clear();
      entry_count_ += head_.EntryCount();
    } else {
      DecodeWholeList(value, &entries_);
    }
    return budget_->HasRoom(entry_count_ * 2 * sizeof(uint32_t));
  }

  std::shared_ptr<const AdjacencyChunk> Build() {
    FinishList();
    size_t bytes = 0;
    for (const AdjacencyChunk::ArrayBuilder& builder : builders_) bytes += builder.bytes();
    if (!budget_->HasRoom(bytes)) return nullptr;
    auto chunk = std::make_shared<AdjacencyChunk>();
    chunk->budget_ = budget_;
    for (AdjacencyChunk::ArrayBuilder& builder : builders_) {
      chunk->arrays_.push_back(builder.is_empty() ? nullptr : builder.Build(budget_));
    }
    return chunk;
  }

 private:
  void FinishList() {
    MergeSorted(head_.added, &entries_);
    SubtractSorted(head_.removed, &entries_);
    if (entries_.empty()) return;
    const size_t place = AdjacencyChunk::Place(list_.type, list_.direction);
    if (builders_.size() <= place) builders_.resize((place | 1) + 1);
    builders_[place].Add(static_cast<uint32_t>(list_.node % AdjacencyChunk::kNodeCount), entries_);
  }

  const std::shared_ptr<CacheBudget>& budget_;
  uint64_t entry_count_ = 0;  // of the lists begun
  AdjacencyList list_;
  AdjacencyValue head_;
  std::vector<Neighbor> entries_;
  std::vector<AdjacencyChunk::ArrayBuilder> builders_;  // by Place()
};

std::shared_ptr<const AdjacencyChunk> AdjacencyChunk::Load(
    const Snapshot& snapshot, uint64_t index, const std::shared_ptr<CacheBudget>& budget) {
  AdjacencyChunkLoader loader(budget);
  bool has_room = true;
  snapshot.Scan(Table::kAdjacency, EncodeAdjacencyPrefix(index * kNodeCount),
                EncodeAdjacencyPrefix((index + 1) * kNodeCount),
                [&](std::string_view key, std::string_view value) {
                  has_room = loader.Visit(key, value);
                  return has_room;
                });
  return has_room ? loader.Build() : nullptr;
}

AdjacencyChunk::List AdjacencyChunk::Array::ListIn(const std::vector<uint32_t>& data,
                                                   uint32_t node_count) {
  const uint32_t* offsets = data.data();
  const uint32_t entry_count = offsets[node_count];
  const uint32_t* nodes = offsets + node_count + 1;
  return {offsets, nodes, nodes + entry_count, node_count};
}

AdjacencyChunk::List AdjacencyChunk::Find(TypeId type, Direction direction) const {
  const size_t place = Place(type, direction);
  if (place >= arrays_.size() || arrays_[place] == nullptr) return {};
  return arrays_[place]->list;
}

std::shared_ptr<const AdjacencyChunk> AdjacencyChunk::Patched(
    std::span<const ListChange> changes) const {
  std::vector<ListChange> sorted(changes.begin(), changes.end());
  const auto place_of = [](const ListChange& change) {
    return Place(change.first.type, change.first.direction);
  };
  std::stable_sort(sorted.begin(), sorted.end(), [&](const ListChange& a, const ListChange& b) {
    return place_of(a) < place_of(b);
  });
  auto patched = std::make_shared<AdjacencyChunk>(*this);
  for (auto begin = sorted.begin(); begin != sorted.end();) {
    const size_t place = place_of(*begin);
    const auto end =
        std::find_if(begin, sorted.end(), [&](const auto& c) { return place_of(c) != place; });
    if (patched->arrays_.size() <= place) patched->arrays_.resize((place | 1) + 1);
    const std::shared_ptr<const Array>& old = patched->arrays_[place];
    if (old != nullptr && old->data.size() > 2 * kPatchedEntriesMax) return nullptr;
    patched->arrays_[place] = PatchedArray({begin, end});
    begin = end;
  }
  return patched;
}

// `changes` are of one type and direction, and of ascending nodes.
std::shared_ptr<const AdjacencyChunk::Array> AdjacencyChunk::PatchedArray(
    std::span<const ListChange> changes) const {
  const List old = Find(changes.front().first.type, changes.front().first.direction);
  ArrayBuilder builder;
  auto change = changes.begin();
  std::vector<Neighbor> entries;
  for (uint32_t node = 0; node < kNodeCount; ++node) {
    const NeighborSpan span = old.Find(node);
    if (change == changes.end() || change->first.node % kNodeCount != node) {
      if (span.size > 0) builder.Add(node, span);
      continue;
    }
    entries.clear();
    for (size_t i = 0; i < span.size; ++i) {
      entries.push_back({span.node_ids[i], span.relationship_ids[i]});
    }
    const PendingNeighbors& set = *(change++)->second;
    SubtractSorted(std::vector<Neighbor>(set.removed.begin(), set.removed.end()), &entries);
    MergeSorted(std::vector<Neighbor>(set.added.begin(), set.added.end()), &entries);
    if (!entries.empty()) builder.Add(node, entries);
  }
  return builder.is_empty() ? nullptr : builder.Build(budget_);
}

}  // namespace wenmai::graph
