#include "graph/cache/version_caches.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "graph/codec/record_codec.h"

namespace wenmai::graph {
namespace {

// A load begins only if there is room for a chunk of common size; how large it really is shows
// after.
constexpr size_t kRoomBeforeLoad = 64 << 10;

// Loading a chunk costs what a few reads of records that lie apart on disk do. Relationships are so many
// that most chunks of theirs are not come back to soon.
constexpr uint8_t kMissesBeforeLoad = 3, kRelationshipMissesBeforeLoad = 16;

uint64_t ChunkCount(uint64_t id_count, uint64_t ids_per_chunk) {
  return (id_count + ids_per_chunk - 1) / ids_per_chunk;
}

template <typename Chunk>
void GrowTable(uint64_t chunk_count, std::shared_ptr<ChunkTable<Chunk>>* table) {
  if (*table == nullptr) {
    *table = std::make_shared<ChunkTable<Chunk>>(chunk_count);
  } else if (!(*table)->Reaches(chunk_count)) {
    *table = (*table)->Next(chunk_count, {});
  }
}

template <typename Chunk>
void PatchTable(uint64_t chunk_count, std::vector<typename ChunkTable<Chunk>::Change> changes,
                std::shared_ptr<ChunkTable<Chunk>>* table) {
  if (!changes.empty()) *table = (*table)->Next(chunk_count, std::move(changes));
}

}  // namespace

VersionCaches::VersionCaches(const Catalog& catalog, const IdCounts& ids,
                             std::shared_ptr<CacheBudget> budget)
    : VersionCaches(std::move(budget), std::make_shared<HitCounters>()) {
  Grow(catalog, ids);
}

void VersionCaches::Grow(const Catalog& catalog, const IdCounts& ids) {
  ids_ = ids;
  labels_.resize(catalog.labels.size());
  GrowTable(ChunkCount(ids.nodes, AdjacencyChunk::kNodeCount), &adjacency_);
  const uint64_t node_blocks = ChunkCount(ids.nodes, MemberBlock::kIdCount);
  GrowTable(node_blocks, &all_nodes_);
  for (auto& table : labels_) GrowTable(node_blocks, &table);
  for (const EntityKind kind : {EntityKind::kNode, EntityKind::kRelationship}) {
    const uint64_t id_count = kind == EntityKind::kNode ? ids.nodes : ids.relationships;
    ColumnTables& tables = columns_[static_cast<size_t>(kind)];
    tables.resize(catalog.keys.size());
    for (auto& table : tables) GrowTable(ChunkCount(id_count, ColumnChunk::kIdCount), &table);
  }
}

std::shared_ptr<MemberTable>* VersionCaches::MembersOf(MemberSet set) {
  if (set.kind == MemberSet::Kind::kAllNodes) return &all_nodes_;
  if (set.kind == MemberSet::Kind::kType || set.id >= labels_.size()) return nullptr;
  return &labels_[set.id];
}

const AdjacencyChunk* VersionCaches::FindAdjacency(const Snapshot& snapshot, NodeId node,
                                                   bool is_eager) {
  const uint64_t index = node / AdjacencyChunk::kNodeCount;
  const AdjacencyChunk* found = adjacency_->Find(index);
  hit_counters_->adjacency.Count(found != nullptr);
  if (found != nullptr) return found;
  if (!is_eager && !adjacency_->CountMiss(index, kMissesBeforeLoad)) return nullptr;
  std::shared_ptr<const AdjacencyChunk> loaded;
  if (budget_->HasRoom(kRoomBeforeLoad)) loaded = AdjacencyChunk::Load(snapshot, index, budget_);
  if (loaded == nullptr) {
    lacked_room_.store(true, std::memory_order_relaxed);
    return nullptr;
  }
  return adjacency_->Insert(index, std::move(loaded));
}

const ColumnChunk* VersionCaches::FindColumn(const Snapshot& snapshot, EntityKind kind, KeyId key,
                                             uint64_t id, bool is_eager) {
  if (key >= columns(kind).size()) return nullptr;
  ColumnTable& table = *columns(kind)[key];
  const uint64_t index = id / ColumnChunk::kIdCount;
  const ColumnChunk* found = table.Find(index);
  hit_counters_->columns.Count(found != nullptr);
  if (found != nullptr) return found;
  const uint8_t misses_enough =
      kind == EntityKind::kNode ? kMissesBeforeLoad : kRelationshipMissesBeforeLoad;
  if (!is_eager && !table.CountMiss(index, misses_enough)) return nullptr;
  const std::vector<KeyId> keys = KeysToLoad(kind, key, index);
  std::vector<std::shared_ptr<const ColumnChunk>> loaded;
  if (budget_->HasRoom(keys.size() * kRoomBeforeLoad)) {
    loaded = LoadColumnChunks(snapshot, kind, keys, index, budget_);
  }
  if (loaded.empty()) {
    lacked_room_.store(true, std::memory_order_relaxed);
    return nullptr;
  }
  for (size_t i = 1; i < keys.size(); ++i) {
    columns(kind)[keys[i]]->Insert(index, std::move(loaded[i]), /*is_used=*/false);
  }
  return table.Insert(index, std::move(loaded.front()));
}

std::vector<KeyId> VersionCaches::KeysToLoad(EntityKind kind, KeyId key, uint64_t index) const {
  std::vector<KeyId> keys = {key};
  const ColumnTables& tables = columns_[static_cast<size_t>(kind)];
  for (KeyId other = 0; index > 0 && other < tables.size(); ++other) {
    const bool is_missing = other != key && tables[other]->Find(index) == nullptr;
    if (is_missing && tables[other]->WasUsed(index - 1)) keys.push_back(other);
  }
  return keys;
}

const MemberBlock* VersionCaches::FindMembers(const Snapshot& snapshot, MemberSet set,
                                              uint64_t block) {
  std::shared_ptr<MemberTable>* table = MembersOf(set);
  if (table == nullptr) return nullptr;
  const MemberBlock* found = (*table)->Find(block);
  hit_counters_->members.Count(found != nullptr);
  if (found != nullptr) return found;
  std::string value;
  // Blocks are so small (a bit for each element) that they need not be counted.
  const bool is_stored = snapshot.Get(Table::kMembers, EncodeMemberKey(set, block), &value);
  return (*table)->Insert(block, std::make_shared<const MemberBlock>(
                                     is_stored ? MemberBlock::Decode(value) : MemberBlock()));
}

std::shared_ptr<VersionCaches> VersionCaches::Next(const Catalog& catalog,
                                                   const Pending& pending) const {
  auto next = std::shared_ptr<VersionCaches>(new VersionCaches(budget_, hit_counters_));
  next->adjacency_ = adjacency_;
  next->all_nodes_ = all_nodes_;
  next->labels_ = labels_;
  next->columns_ = columns_;
  next->Grow(catalog, pending.ids());
  next->PatchAdjacency(pending);
  next->PatchMembers(pending);
  next->PatchColumns(pending, EntityKind::kNode);
  next->PatchColumns(pending, EntityKind::kRelationship);
  return next;
}

void VersionCaches::PatchAdjacency(const Pending& pending) {
  std::vector<AdjacencyTable::Change> changes;
  std::vector<AdjacencyChunk::ListChange> of_chunk;
  const auto& lists = pending.adjacency();
  for (auto list = lists.begin(); list != lists.end();) {
    const uint64_t index = list->first.node / AdjacencyChunk::kNodeCount;
    of_chunk.clear();
    for (; list != lists.end() && list->first.node / AdjacencyChunk::kNodeCount == index; ++list) {
      if (!list->second.is_empty()) of_chunk.emplace_back(list->first, &list->second);
    }
    if (of_chunk.empty()) continue;
    const AdjacencyChunk* chunk = adjacency_->Find(index);
    changes.emplace_back(index, chunk == nullptr ? nullptr : chunk->Patched(of_chunk));
  }
  PatchTable(ChunkCount(ids_.nodes, AdjacencyChunk::kNodeCount), std::move(changes), &adjacency_);
}

void VersionCaches::PatchMembers(const Pending& pending) {
  for (const auto& [set, members] : pending.members()) {
    std::shared_ptr<MemberTable>* table = MembersOf(set);
    if (table == nullptr) continue;
    std::vector<uint64_t> ids(members.added.begin(), members.added.end());
    const auto middle = static_cast<std::ptrdiff_t>(ids.size());
    ids.insert(ids.end(), members.removed.begin(), members.removed.end());
    std::inplace_merge(ids.begin(), ids.begin() + middle, ids.end());
    std::vector<MemberTable::Change> changes;
    for (auto id = ids.begin(); id != ids.end();) {
      const uint64_t block = MemberBlock::BlockOf(*id);
      const MemberBlock* old = (*table)->Find(block);
      auto patched = old == nullptr ? nullptr : std::make_shared<MemberBlock>(*old);
      for (; id != ids.end() && MemberBlock::BlockOf(*id) == block; ++id) {
        if (patched == nullptr) continue;
        members.added.contains(*id) ? patched->Add(*id) : patched->Remove(*id);
      }
      changes.emplace_back(block, std::move(patched));
    }
    PatchTable(ChunkCount(ids_.nodes, MemberBlock::kIdCount), std::move(changes), table);
  }
}

void VersionCaches::PatchColumns(const Pending& pending, EntityKind kind) {
  ColumnTables& tables = columns_[static_cast<size_t>(kind)];
  std::vector<std::vector<ColumnTable::Change>> changes(tables.size());  // by property key
  std::vector<ElementChange> of_chunk;
  const Pending::Records& records = pending.records(kind);
  for (auto record = records.begin(); record != records.end();) {
    const uint64_t index = record->first / ColumnChunk::kIdCount;
    of_chunk.clear();
    for (; record != records.end() && record->first / ColumnChunk::kIdCount == index; ++record) {
      of_chunk.emplace_back(record->first, record->second ? RecordProperties(kind, *record->second)
                                                          : std::string_view());
    }
    for (KeyId key = 0; key < tables.size(); ++key) {
      const ColumnChunk* chunk = tables[key]->Find(index);
      if (chunk == nullptr) {
        // Old versions may still load the chunk as they see it, so the page cannot be shared.
        changes[key].emplace_back(index, nullptr);
      } else if (auto patched = PatchColumnChunk(*chunk, key, of_chunk, budget_)) {
        changes[key].emplace_back(index, std::move(patched));
      }
    }
  }
  const uint64_t id_count = kind == EntityKind::kNode ? ids_.nodes : ids_.relationships;
  for (KeyId key = 0; key < tables.size(); ++key) {
    PatchTable(ChunkCount(id_count, ColumnChunk::kIdCount), std::move(changes[key]), &tables[key]);
  }
}

std::shared_ptr<VersionCaches> VersionCaches::WithoutUnused() const {
  auto kept = std::shared_ptr<VersionCaches>(new VersionCaches(budget_, hit_counters_));
  kept->ids_ = ids_;
  kept->adjacency_ = adjacency_->WithoutUnused();
  kept->all_nodes_ = all_nodes_;
  kept->labels_ = labels_;
  for (size_t kind = 0; kind < columns_.size(); ++kind) {
    for (const auto& table : columns_[kind]) {
      kept->columns_[kind].push_back(table->WithoutUnused());
    }
  }
  return kept;
}

}  // namespace wenmai::graph
