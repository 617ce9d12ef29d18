// The caches of one version of a graph, and how a commit makes those of the next.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "graph/cache/adjacency_chunk.h"
#include "graph/cache/budget.h"
#include "graph/cache/column_chunk.h"
#include "graph/cache/hit_counter.h"
#include "graph/catalog.h"
#include "graph/codec/member_codec.h"
#include "graph/graph.h"
#include "graph/pending.h"
#include "graph/storage/storage.h"

namespace wenmai::graph {

using MemberTable = ChunkTable<MemberBlock>;

class VersionCaches {
 public:
  VersionCaches(const Catalog& catalog, const IdCounts& ids, std::shared_ptr<CacheBudget> budget);

  // Each returns nullptr if what is asked for is neither there nor worth loading nor affordable, so
  // that the storage must be asked. `is_eager`: one read is reason enough to load. `snapshot` is
  // the version's. What is returned lives as long as this.
  const AdjacencyChunk* FindAdjacency(const Snapshot& snapshot, NodeId node, bool is_eager);
  const ColumnChunk* FindColumn(const Snapshot& snapshot, EntityKind kind, KeyId key, uint64_t id,
                                bool is_eager);
  const MemberBlock* FindMembers(const Snapshot& snapshot, MemberSet set, uint64_t block);

  // The caches of the version that a commit of `pending` makes.
  std::shared_ptr<VersionCaches> Next(const Catalog& catalog, const Pending& pending) const;

  // These caches without what was not used of late: to be tried when something found no room.
  std::shared_ptr<VersionCaches> WithoutUnused() const;
  bool lacked_room() const { return lacked_room_.load(std::memory_order_relaxed); }

  const CacheBudget& budget() const { return *budget_; }
  const HitCounters& hit_counters() const { return *hit_counters_; }

 private:
  VersionCaches(std::shared_ptr<CacheBudget> budget, std::shared_ptr<HitCounters> hit_counters)
      : budget_(std::move(budget)), hit_counters_(std::move(hit_counters)) {}

  using ColumnTables = std::vector<std::shared_ptr<ColumnTable>>;  // by property key

  // nullptr for sets that are not cached: those of relationships.
  std::shared_ptr<MemberTable>* MembersOf(MemberSet set);
  const ColumnTables& columns(EntityKind kind) const { return columns_[static_cast<size_t>(kind)]; }
  // The property, and others that are read beside it: what was used of the chunk before. They cost
  // little more when read together.
  std::vector<KeyId> KeysToLoad(EntityKind kind, KeyId key, uint64_t index) const;
  // Makes the tables that the catalog and the ids of a version call for and that are not there.
  void Grow(const Catalog& catalog, const IdCounts& ids);
  void PatchAdjacency(const Pending& pending);
  void PatchMembers(const Pending& pending);
  void PatchColumns(const Pending& pending, EntityKind kind);

  std::shared_ptr<CacheBudget> budget_;
  std::shared_ptr<HitCounters> hit_counters_;
  IdCounts ids_;
  std::shared_ptr<AdjacencyTable> adjacency_;
  std::shared_ptr<MemberTable> all_nodes_;
  std::vector<std::shared_ptr<MemberTable>> labels_;
  std::array<ColumnTables, 2> columns_;
  std::atomic<bool> lacked_room_{false};
};

}  // namespace wenmai::graph
