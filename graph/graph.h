// The property graph: the door to graph/. A Graph is one open database; a View reads one snapshot
// of it; a Transaction is a View that also writes, reads its own writes, and commits as one atomic,
// durable batch.
//
//   auto graph = Graph::Open("/data/g", {});
//   auto transaction = graph->BeginWrite();
//   NodeId ada = transaction->CreateNode({transaction->InternLabel("Person")}, {});
//   transaction->Commit();
//
// Threads: a Graph may be used from any thread. A View or Transaction belongs to one thread at a
// time; any number of Views live beside one Transaction.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/value.h"

namespace wenmai::graph {

enum class Direction : uint8_t { kOut, kIn, kBoth };
enum class EntityKind : uint8_t { kNode, kRelationship };

using Property = std::pair<KeyId, Value>;
using Properties = std::vector<Property>;  // sorted by key id, keys distinct, no nulls

struct NodeRecord {
  std::vector<LabelId> labels;  // sorted
  Properties properties;
};

struct RelationshipRecord {
  TypeId type = 0;
  NodeId start = 0;
  NodeId end = 0;
  Properties properties;
};

// One step away from a node.
struct Neighbor {
  NodeId node;
  RelationshipId relationship;
  bool operator==(const Neighbor&) const = default;
  auto operator<=>(const Neighbor&) const = default;
};

// The most nodes, and the most relationships, that a graph gives ids to.
inline constexpr uint64_t kElementsMax = 0xffff'ffff;

struct GraphOptions {
  bool read_only = false;
  bool create_if_missing = true;
  // false: a commit returns before it is on disk; a crash may lose the latest commits, never part
  // of one.
  bool sync_commits = true;
  // One budget for all caches over the store, in bytes. 0: no caches, same answers.
  size_t cache_bytes = 256u << 20;
  std::chrono::milliseconds write_wait_max{5000};  // how long BeginWrite waits for another writer
};

using IndexId = uint32_t;
using ConstraintId = uint32_t;

// Counts kept current by every commit.
struct GraphStatistics {
  // Relationships of a type between nodes of just these labels.
  struct PatternCount {
    std::vector<LabelId> start_labels;
    TypeId type;
    std::vector<LabelId> end_labels;
    uint64_t count;
  };
  struct IndexCount {
    IndexId index;
    uint64_t entry_count;
    uint64_t distinct_count;  // about, but of a unique index
  };

  uint64_t node_count = 0;
  uint64_t relationship_count = 0;
  std::vector<std::pair<LabelId, uint64_t>> label_counts;
  std::vector<std::pair<TypeId, uint64_t>> type_counts;
  std::vector<PatternCount> pattern_counts;
  std::vector<IndexCount> index_counts;  // not of full-text indexes
};

// What the caches over the store hold, and how often what was asked for was there.
struct CacheStatistics {
  struct Cache {
    std::string name;
    uint64_t hits = 0, misses = 0;
  };
  size_t bytes_used = 0, bytes_max = 0;              // of all those in `caches` together
  size_t block_bytes_used = 0, block_bytes_max = 0;  // of the storage's own cache
  std::vector<Cache> caches;
};

// An element that a full-text query found. The more it is about what was asked, the greater the score.
struct FullTextHit {
  uint64_t element;
  double score;
};

class NameTable;
class Pending;
struct Catalog;
struct ConstraintDefinition;
struct FullTextDefinition;
struct IndexDefinition;
struct IndexRange;
struct Schema;
struct Version;

class View {
 public:
  virtual ~View();

  // Whether this is a Transaction: then elements that were found may be deleted by now.
  virtual bool is_transaction() const { return false; }

  // Catalog. Names are looked up in this snapshot (and this transaction); nullopt if never used.
  std::optional<LabelId> FindLabel(std::string_view name) const;
  std::optional<TypeId> FindType(std::string_view name) const;
  std::optional<KeyId> FindKey(std::string_view name) const;
  std::string_view LabelName(LabelId id) const;
  std::string_view TypeName(TypeId id) const;
  std::string_view KeyName(KeyId id) const;
  std::vector<std::string> LabelNames() const;
  std::vector<std::string> TypeNames() const;
  std::vector<std::string> KeyNames() const;
  GraphStatistics Statistics() const;
  uint64_t CountNodes(std::optional<LabelId> label = {}) const;
  uint64_t CountRelationships(std::optional<TypeId> type = {}) const;

  // For estimates: as the last commit left them, whatever this snapshot or transaction has.
  // Relationships from nodes with a label to nodes with a label; nullopt: any.
  uint64_t EstimateRelationships(std::optional<LabelId> start, std::optional<TypeId> type,
                                 std::optional<LabelId> end) const;
  // Of an index of properties; nullopt if it is not there, or not yet committed.
  std::optional<GraphStatistics::IndexCount> EstimateIndex(IndexId index) const;

  // Elements. Reading one that does not exist (or was deleted in this transaction) gives nullopt,
  // null or nothing, never an error; damage throws Error{kCorruption}.
  bool HasNode(NodeId id) const;
  bool HasRelationship(RelationshipId id) const;
  std::optional<NodeRecord> ReadNode(NodeId id) const;
  std::optional<RelationshipRecord> ReadRelationship(RelationshipId id) const;  // with properties
  std::vector<LabelId> NodeLabels(NodeId id) const;
  bool NodeHasLabel(NodeId id, LabelId label) const;
  Value NodeProperty(NodeId id, KeyId key) const;
  Value RelationshipProperty(RelationshipId id, KeyId key) const;
  // Batched: results[i] belongs to ids[i]. One storage call for the whole batch.
  void NodeProperties(std::span<const NodeId> ids, KeyId key, Value* results) const;
  void RelationshipProperties(std::span<const RelationshipId> ids, KeyId key, Value* results) const;
  void NodesHaveLabel(std::span<const NodeId> ids, LabelId label, bool* results) const;

  // Adjacency. Appends the neighbours of `node` to *neighbors, for each asked type sorted by
  // (node, relationship). Empty `types`: every type. kBoth gives a self-loop once.
  void Expand(NodeId node, Direction direction, std::span<const TypeId> types,
              std::vector<Neighbor>* neighbors) const;
  // With each neighbour's relationship type, in parallel.
  void Expand(NodeId node, Direction direction, std::span<const TypeId> types,
              std::vector<Neighbor>* neighbors, std::vector<TypeId>* neighbor_types) const;
  // Where ExpandPart goes on.
  struct ExpandPlace {
    TypeId type;
    Neighbor neighbor;
  };
  // The same in parts, of a node with very many: appends about `limit` at most from *place on, at first
  // nullopt, and moves it to where the next part begins, to nullopt after the last. REQUIRES: not kBoth;
  // nothing is changed from part to part.
  void ExpandPart(NodeId node, Direction direction, std::span<const TypeId> types, size_t limit,
                  std::optional<ExpandPlace>* place, std::vector<Neighbor>* neighbors,
                  std::vector<TypeId>* neighbor_types) const;
  uint64_t Degree(NodeId node, Direction direction, std::span<const TypeId> types) const;
  // Visits every list of neighbours with its length, nodes ascending, past the caches: one scan,
  // which reads about a microsecond a list. REQUIRES: this is no Transaction.
  void ForEachDegree(
      const std::function<void(NodeId, Direction, TypeId, uint64_t degree)>& visit) const;
  // Relationships from `start` to `end` (kOut), without reading the whole neighbourhood of a hub.
  void RelationshipsBetween(NodeId start, NodeId end, Direction direction,
                            std::span<const TypeId> types, std::vector<Neighbor>* neighbors) const;

  // Scans in id order. `after` continues a scan: ids greater than it. Appends at most `limit` ids
  // and returns false when there are no more.
  bool ScanNodes(std::optional<LabelId> label, std::optional<NodeId> after, size_t limit,
                 std::vector<NodeId>* ids) const;
  bool ScanRelationships(std::optional<TypeId> type, std::optional<RelationshipId> after,
                         size_t limit, std::vector<RelationshipId>* ids) const;

  // Indexes and constraints (graph/schema.h), as they are in this snapshot and transaction. The
  // reference lives until a Transaction changes them or ends, with a plain View as long as it.
  const Schema& GetSchema() const;
  // Appends the elements whose leading values in the index are `values`. See IsExactInIndex.
  void SeekIndex(IndexId index, std::span<const Value> values, std::vector<uint64_t>* ids) const;
  // Visits the elements of a part of an index in the order of their values until `visit` returns
  // false.
  void ScanIndex(IndexId index, const IndexRange& range,
                 const std::function<bool(uint64_t)>& visit) const;

  // The elements of a full-text index that match a query (graph/fulltext/query.h), best first. `check`
  // is called again and again and may throw to end the search. Throws Error{kNotFound} if there is no
  // such index, kLimit if the query has too many words.
  std::vector<FullTextHit> SearchFullText(IndexId index, std::string_view query,
                                          const std::function<void()>& check) const;

  // Side records: bytes under keys of a named space, for layers that keep books of their own in the
  // same atomic batch (ingest keeps each article's extraction here). Not part of the graph.
  std::optional<std::string> GetRecord(std::string_view space, std::string_view key) const;
  // Calls `visit(key, bytes)` in key order for keys with the prefix until it returns false.
  void ScanRecords(std::string_view space, std::string_view prefix,
                   const std::function<bool(std::string_view, std::string_view)>& visit) const;

  // Another view of the same state, for another thread. Forked from a transaction it sees the
  // changes made so far, and must be gone before the next one is made.
  std::unique_ptr<View> Fork() const;
  // Another view of what was committed when the transaction began or last went on, without its changes.
  // It may outlive them.
  std::unique_ptr<View> ForkCommitted() const;

  struct State;

 protected:
  explicit View(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
  friend class AdjacencyReader;
  friend class ColumnReader;
  friend class Graph;
  friend class LabelReader;
};

class Transaction : public View {
 public:
  ~Transaction() override;  // rolls back what was not committed

  bool is_transaction() const override { return true; }

  // Writes throw a query Error with detail UniquenessViolation, and change nothing, if a unique
  // index holds the same values for another element. Writes throw Error{kNotFound} if the element
  // written to, or an end of a new relationship, does not exist; Error{kInvalidArgument} for a
  // value no property can hold and once the transaction is finished; Error{kLimit} once the changes take
  // more memory than they may.

  LabelId InternLabel(std::string_view name);
  TypeId InternType(std::string_view name);
  KeyId InternKey(std::string_view name);

  // Create throws Error{kLimit} once kElementsMax ids have been given out.
  NodeId CreateNode(std::vector<LabelId> labels, Properties properties);
  RelationshipId CreateRelationship(NodeId start, TypeId type, NodeId end, Properties properties);
  void SetNodeProperty(NodeId id, KeyId key, Value value);  // null removes
  void SetRelationshipProperty(RelationshipId id, KeyId key, Value value);
  bool AddLabel(NodeId id, LabelId label);     // false if it had it
  bool RemoveLabel(NodeId id, LabelId label);  // false if it had it not
  // Deleting what does not exist, or was deleted before, changes nothing. A node may go before its
  // relationships; the query layer checks at the end of each statement that none is left dangling.
  void DeleteNode(NodeId id);
  void DeleteRelationship(RelationshipId id);
  // Deletes all relationships of a node, at a fraction of the cost; how many there were.
  uint64_t DeleteRelationshipsOf(NodeId id);
  // True if a node deleted in this transaction still has a relationship that was not deleted.
  bool HasDanglingRelationships() const;

  void PutRecord(std::string_view space, std::string_view key, std::string_view bytes);
  void DeleteRecord(std::string_view space, std::string_view key);

  // Each takes effect at once, over the elements there are, and lasts with the commit. Ids are
  // given here; a name is made where none is given. Throws Error{kExists} if there is the like
  // already, and a query Error with detail UniquenessViolation, ExistenceViolation or TypeViolation
  // if the elements there are do not conform.
  IndexId CreateIndex(IndexDefinition definition);
  IndexId CreateFullTextIndex(FullTextDefinition definition);
  // The same for a transaction that has changed no element and does nothing more but Commit or
  // Rollback. Rows are sorted in files, in bounded memory; others write meanwhile, and this then goes on
  // from what they wrote. `report` is called with the share that is done, and may throw to end it.
  IndexId BuildIndex(IndexDefinition definition, const std::function<void(double)>& report);
  IndexId BuildIndex(FullTextDefinition definition, const std::function<void(double)>& report);
  void DropIndex(IndexId id);  // of either kind; throws Error{kNotFound} if there is none
  ConstraintId CreateConstraint(ConstraintDefinition definition);
  void DropConstraint(ConstraintId id);

  // What the changes may take in memory, roughly, until the transaction ends; else without bound.
  void SetMemoryLimit(size_t memory_bytes_max);

  // Statement atomicity: RollbackTo(mark) undoes every change made since Mark() returned it.
  size_t Mark() const;
  void RollbackTo(size_t mark);

  // Throws a query Error with detail DeleteConnectedNode if relationships are left dangling, or as
  // CreateConstraint does if an element changed here does not conform to a constraint, and
  // the transaction goes on; Error{kIo} if the batch could not be made durable. After Commit the
  // transaction reads what it committed, after Rollback what it began with.
  void Commit();
  // Commits as Commit does, and goes on as a new transaction that no other writer comes before. Marks
  // begin at 0 again; what was undone or read before stays so.
  void CommitAndContinue();
  void Rollback();

 private:
  using View::View;
  friend class Graph;
  uint32_t Intern(NameTable Catalog::*table, std::string_view name);
  Pending& Changes();      // throws if the transaction is finished
  Pending& MoreChanges();  // and if there are too many
  void CheckNodeExists(NodeId id) const;
  void SetProperty(EntityKind kind, uint64_t id, KeyId key, const Value& value);
  std::string EncodeProperties(EntityKind kind, uint64_t id, Properties properties);
  void DeleteElement(EntityKind kind, uint64_t id, const std::string& record);
  void DeleteRelationship(RelationshipId id, const std::string& record);
  IndexDefinition AddToSchema(IndexDefinition definition);
  FullTextDefinition AddToSchema(FullTextDefinition definition);
  template <typename Definition>
  bool IsWorthFiles(const Definition& definition) const;
  template <typename Definition>
  IndexId BuildFromFiles(Definition definition, const std::function<void(double)>& report);
  void WriteChanges();
  std::shared_ptr<const Version> Publish();
  void Finish(std::shared_ptr<const Version> version);
};

class Graph {
 public:
  // Opens the database in folder `path`; `:memory:` opens an empty one that is never written to
  // disk. Throws Error: kConflict if another process holds it (the message names its process id and
  // command), kIo or kInvalidArgument if the path is a file or cannot be written, kUnsupported if
  // the format is newer than this library, kCorruption if it is damaged.
  static std::unique_ptr<Graph> Open(const std::string& path, const GraphOptions& options);
  ~Graph();

  std::unique_ptr<View> BeginRead() const;
  // Waits for another writer up to options.write_wait_max, then throws Error{kConflict}.
  std::unique_ptr<Transaction> BeginWrite();

  // Writes a copy of the last committed state into the new folder `path`, which Open then opens. Writers
  // go on meanwhile. Throws Error{kExists} if `path` is there, kIo if it cannot be written, kUnsupported
  // for a graph in memory.
  void Backup(const std::string& path) const;

  // Reads all there is, on disk and past the caches, and holds every table against the others. Calls
  // `report` with a line for each thing that is wrong.
  void Check(const std::function<void(const std::string&)>& report) const;

  CacheStatistics ReadCacheStatistics() const;

  const GraphOptions& options() const;

  struct State;

 private:
  explicit Graph(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;  // shared with transactions, which may outlive the Graph
};

}  // namespace wenmai::graph
