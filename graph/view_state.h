// What a View reads through: a version, and over it the pending changes of a transaction. Internal
// to graph/.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "graph/adjacency.h"
#include "graph/codec/adjacency_codec.h"
#include "graph/codec/member_codec.h"
#include "graph/codec/record_codec.h"
#include "graph/graph.h"
#include "graph/pending.h"
#include "graph/version.h"

namespace wenmai::graph {

struct IndexBuild;

struct View::State {
  const Snapshot& snapshot() const { return *version->snapshot; }
  const Counters& counters() const {
    return pending == nullptr ? version->counters : pending->counters();
  }

  const Schema& schema() const {
    return pending == nullptr ? *version->schema : *pending->schema();
  }
  // Throws Error{kNotFound} if there is no such index.
  void CheckIndex(IndexId index) const;
  const IdCounts& id_counts() const { return pending == nullptr ? version->ids : pending->ids(); }
  // Whether the transaction has changed anything of the ids from `begin` on.
  bool HasPendingRecords(EntityKind kind, uint64_t begin, uint64_t id_count) const;
  bool HasPendingLists(NodeId begin, uint64_t id_count) const;

  // The record of an element, nullopt if there is none. It lives until the next call or change.
  std::optional<std::string_view> FindRecord(EntityKind kind, uint64_t id);
  // Calls found(i, record) for each ids[i] that exists, in no particular order.
  void FindRecords(EntityKind kind, std::span<const uint64_t> ids,
                   absl::FunctionRef<void(size_t, std::string_view)> found);
  // Of those at some places, which the transaction has not changed: of a run that ascends and lies together, and of
  // any.
  void ScanRecords(EntityKind kind, std::span<const uint64_t> ids, std::span<const size_t> run,
                   absl::FunctionRef<void(size_t, std::string_view)> found);
  void LookUpRecords(EntityKind kind, std::span<const uint64_t> ids, std::span<const size_t> apart,
                     absl::FunctionRef<void(size_t, std::string_view)> found);

  // The cached chunk that holds a property of an element; nullptr if the storage must be asked.
  const ColumnChunk* FindColumn(EntityKind kind, uint64_t id, KeyId key, bool is_eager);

  // The value of an encoded property of an element, fetched from its own key if it is long.
  Value DecodeProperty(EntityKind kind, uint64_t id, KeyId key, std::string_view encoded);
  // The same for one element: decode(key, encoded).
  auto Decoder(EntityKind kind, uint64_t id) {
    return [this, kind, id](KeyId key, std::string_view encoded) {
      return DecodeProperty(kind, id, key, encoded);
    };
  }
  Properties DecodeProperties(EntityKind kind, uint64_t id, std::string_view record);
  Value ReadProperty(EntityKind kind, uint64_t id, KeyId key);
  void ReadProperties(EntityKind kind, std::span<const uint64_t> ids, KeyId key, Value* results);
  // See ColumnReader::Locate.
  void LocateProperties(EntityKind kind, std::span<const uint64_t> ids, KeyId key,
                        std::vector<ColumnPlace>* places);

  bool HasMember(MemberSet set, uint64_t id);
  // The members of a block in the snapshot; good until ForgetRead.
  const MemberBlock& FindBlock(MemberSet set, uint64_t block);
  // See View::ScanNodes.
  bool ScanMembers(MemberSet set, std::optional<uint64_t> after, size_t limit,
                   std::vector<uint64_t>* ids);
  bool ScanAllRelationships(std::optional<uint64_t> after, size_t limit,
                            std::vector<uint64_t>* ids);

  // Rows of kLongValues, kIndexes and kRecords. Scans visit the keys in [begin, end) in order.
  bool FindRow(Table table, std::string_view key, std::string* value);
  void ScanRows(Table table, std::string_view begin, std::string_view end,
                absl::FunctionRef<bool(std::string_view, std::string_view)> visit);

  // Neighbours of one node over one type, part of a longer vector.
  struct Segment {
    TypeId type;
    size_t begin;
    size_t end;
  };
  // Appends the lists of a node in one direction to *neighbors and where each lies to *segments.
  void ReadLists(NodeId node, Direction direction, std::span<const TypeId> types,
                 std::vector<Neighbor>* neighbors, std::vector<Segment>* segments);
  // A list as the snapshot has it: from the cache, or as its stored head. Both empty: it has none.
  struct StoredList {
    NeighborSpan cached;
    std::string_view head;
  };
  using ListVisitor = absl::FunctionRef<void(const AdjacencyList&, const StoredList&)>;
  // Visits the lists of a node in one direction that are in the snapshot or pending; ascending by
  // type where no types are given, else in the order given.
  void ForEachList(NodeId node, Direction direction, std::span<const TypeId> types,
                   ListVisitor visit);
  void AppendList(const AdjacencyList& list, const StoredList& stored,
                  std::vector<Neighbor>* neighbors);
  // Those from `begin` on, about `limit` at most; returns where the ones after them begin, if there are any.
  std::optional<Neighbor> AppendListPart(const AdjacencyList& list, const StoredList& stored, const Neighbor& begin,
                                         size_t limit, std::vector<Neighbor>* neighbors);
  void AppendBetween(const AdjacencyList& list, const StoredList& stored, NodeId other,
                     std::vector<Neighbor>* neighbors);
  uint64_t CountList(const AdjacencyList& list, const StoredList& stored);
  // nullptr if the storage must be asked.
  const AdjacencyChunk* FindAdjacency(NodeId node, bool is_eager);

  // Call when the version becomes another.
  void ForgetRead() {
    blocks_.clear();
    record_of_.reset();
  }

  std::shared_ptr<const Version> version;
  std::shared_ptr<const Catalog> catalog;  // the version's, or grown by the transaction
  Pending* pending = nullptr;              // of the transaction this view is or was forked from

  // Of a transaction only.
  std::shared_ptr<Graph::State> graph;
  std::unique_ptr<Pending> own_pending;
  size_t memory_bytes_max = SIZE_MAX;       // of own_pending
  std::shared_ptr<Catalog> grown_catalog;   // `catalog`, if the transaction has added names
  std::vector<std::shared_ptr<const Version>> outlived;  // what readers opened earlier may still look into
  std::vector<NodeId> unchecked_deletions;  // deleted, not yet known to be free of relationships
  std::shared_ptr<IndexBuild> index_build;  // of the index whose rows it has added from files

 private:
  bool ScanCachedMembers(MemberSet set, uint64_t first, size_t limit, std::vector<uint64_t>* ids);
  void ForEachStoredList(NodeId node, Direction direction, ListVisitor visit);
  void AppendStored(const AdjacencyList& list, const StoredList& stored,
                    std::vector<Neighbor>* neighbors);
  Neighbor AppendStoredPart(const AdjacencyList& list, const StoredList& stored, const Neighbor& begin, size_t limit,
                            std::vector<Neighbor>* neighbors);
  Neighbor AppendBlocks(const AdjacencyList& list, std::span<const AdjacencyBlock> directory, const Neighbor& begin,
                        size_t limit, std::vector<Neighbor>* neighbors);
  void AppendStoredBetween(const AdjacencyList& list, const StoredList& stored, NodeId other,
                           std::vector<Neighbor>* neighbors);

  std::string record_;  // the last record read
  std::optional<std::pair<EntityKind, uint64_t>> record_of_;  // whose it is, if it may be asked for again
  std::vector<ColumnPlace> places_;
  // Member blocks of the snapshot read so far, where there is no cache for them.
  absl::flat_hash_map<std::pair<uint64_t, uint64_t>, std::unique_ptr<MemberBlock>> blocks_;
};

}  // namespace wenmai::graph
