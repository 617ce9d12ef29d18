// The changes a transaction has made and not yet committed: an overlay over its snapshot, above the
// storage interface, so that every storage gives the same read-your-own-writes. Ordered containers
// all through: a scan merges them with the snapshot's, and bulk additions with ascending ids
// append.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/btree_map.h"
#include "graph/catalog.h"
#include "graph/codec/adjacency_codec.h"
#include "graph/codec/member_codec.h"
#include "graph/graph.h"
#include "graph/pending_set.h"
#include "graph/schema.h"
#include "graph/storage/storage.h"

namespace wenmai::graph {

class Pending {
 public:
  // What is absent from the map is as in the snapshot.
  using Records = absl::btree_map<PackedId, PendingRecord>;
  using Rows = absl::btree_map<std::string, std::optional<std::string>, std::less<>>;

  Pending(const Counters& counters, const IdCounts& ids, std::shared_ptr<const Schema> schema)
      : counters_(counters), ids_(ids), schema_(std::move(schema)) {}

  // Encoded records of nodes and relationships.
  const Records& records(EntityKind kind) const { return records_[static_cast<size_t>(kind)]; }
  void SetRecord(EntityKind kind, uint64_t id, PendingRecord record);

  // Rows of kLongValues, kIndexes and kRecords.
  const Rows& rows(Table table) const { return rows_[static_cast<size_t>(table)]; }
  void SetRow(Table table, std::string_view key, std::optional<std::string> value);

  // REQUIRES: the change is one: what is added was not there, what is removed was.
  void AddMember(MemberSet set, uint64_t id);
  void RemoveMember(MemberSet set, uint64_t id);
  const PendingIds* FindMembers(MemberSet set) const;
  const absl::btree_map<MemberSet, PendingIds>& members() const { return members_; }

  // Same requirement.
  void AddNeighbor(const AdjacencyList& list, const Neighbor& neighbor);
  void RemoveNeighbor(const AdjacencyList& list, const Neighbor& neighbor);
  const PendingNeighbors* FindNeighbors(const AdjacencyList& list) const;
  const absl::btree_map<AdjacencyList, PendingNeighbors>& adjacency() const {
    return adjacency_;
  }

  // As they will be after the commit.
  const Counters& counters() const { return counters_; }
  const IdCounts& ids() const { return ids_; }
  void TakeNodeId() { ++ids_.nodes; }
  void TakeRelationshipId() { ++ids_.relationships; }

  const std::shared_ptr<const Schema>& schema() const { return schema_; }
  void SetSchema(std::shared_ptr<const Schema> schema);

  // What the changes take in memory, roughly. What was made and unmade again is counted, but not what was
  // rolled back.
  size_t byte_count() const { return byte_count_; }

  // From the first mark on every change is logged, so that RollbackTo can take it back.
  size_t Mark();
  void RollbackTo(size_t mark);

 private:
  // What a logged change was. The comments name the fields of Undo that it uses.
  enum class Change : uint8_t {
    kMark,         // a, b: ids_ then; c: byte_count_
    kRecord,       // kind, a: id; saved_records_.back(): the record before
    kNewRecord,    // kind, a: id; it was as in the snapshot
    kSchema,       // saved_schemas_.back(): the schema before
    kRow,          // kind: table; saved_.back(): key and value before
    kMemberAdded,  // kind, id: the set; a: member
    kMemberRemoved,
    kNeighborAdded,  // kind, id, a: the list; b, c: neighbour
    kNeighborRemoved,
  };
  struct Undo {
    Change change;
    uint8_t kind = 0;
    uint32_t id = 0;
    uint64_t a = 0, b = 0, c = 0;
  };
  struct Saved {
    std::string key;
    bool was_pending = false;
    std::optional<std::string> value;
  };

  void Log(Undo undo);
  void Save(Saved saved);
  void ApplyMember(MemberSet set, uint64_t id, bool is_added);
  void ApplyNeighbor(const AdjacencyList& list, const Neighbor& neighbor, bool is_added);
  void LogMember(MemberSet set, uint64_t id, Change change);
  void LogNeighbor(const AdjacencyList& list, const Neighbor& neighbor, Change change);
  void UndoLast();
  void UndoRow(Table table);
  Saved TakeSaved();

  std::array<Records, 2> records_;
  std::array<Rows, kTableCount> rows_;
  absl::btree_map<MemberSet, PendingIds> members_;
  absl::btree_map<AdjacencyList, PendingNeighbors> adjacency_;
  Counters counters_;
  IdCounts ids_;
  size_t byte_count_ = 0;
  std::shared_ptr<const Schema> schema_;
  bool is_logging_ = false;
  std::vector<Undo> undo_;
  std::vector<Saved> saved_;
  std::vector<PendingRecord> saved_records_;
  std::vector<std::shared_ptr<const Schema>> saved_schemas_;
};

}  // namespace wenmai::graph
