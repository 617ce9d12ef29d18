// Fills a graph without elements: nodes first, then relationships, in large numbers. Rows go into
// sorted files beside the tables, which Finish adds all at once; until then the graph is as it was,
// whatever happens.
//
// Relationships get their ids in the order of type, start and end, whatever order they come in: what
// is read together, the relationships of one node, lies together, in its lists and in the records.
//
//   BulkLoader loader("/data/g", {});
//   ElementBatch nodes(EntityKind::kNode);
//   nodes.AddNode({{loader.InternLabel("Person")}}, {});
//   loader.AddNode(nodes, 0);
//   loader.Finish({});
//
// Threads: names are interned and batches filled from any thread; Add and Finish belong to one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "graph/bulk/adjacency_builder.h"
#include "graph/bulk/element_batch.h"
#include "graph/bulk/member_builder.h"
#include "graph/bulk/relationship_sorter.h"
#include "graph/bulk/row_writer.h"
#include "graph/bulk/schema_filler.h"
#include "graph/catalog.h"
#include "graph/statistics/pattern_counter.h"
#include "graph/storage/storage.h"

namespace wenmai::graph {

struct BulkOptions {
  size_t thread_count = 1;
  size_t memory_bytes_max = 1u << 30;  // for what is to be sorted; more goes to files
  // Where an element was read, for errors of Finish: a node, or the relationship that was added as the
  // `number`-th, from 0 on. Both or none.
  std::function<std::string(NodeId)> node_place;
  std::function<std::string(uint64_t number)> relationship_place;
};

class BulkLoader {
 public:
  // Opens the database in folder `path`, made if missing. Throws as Graph::Open, and Error{kExists}
  // if the graph has elements. Indexes are filled, constraints kept.
  BulkLoader(const std::string& path, const BulkOptions& options);
  ~BulkLoader();  // unless Finish returned, nothing is left of what was added
  BulkLoader(const BulkLoader&) = delete;
  BulkLoader& operator=(const BulkLoader&) = delete;

  LabelId InternLabel(std::string_view name) { return Intern(&Catalog::labels, name); }
  TypeId InternType(std::string_view name) { return Intern(&Catalog::types, name); }
  KeyId InternKey(std::string_view name) { return Intern(&Catalog::keys, name); }

  // Throws a query Error if element `i` of the batch is in breach of a constraint, as far as that can
  // be told from itself.
  void Check(const ElementBatch& batch, size_t i) const;
  // Adds element `i` of the batch. Both throw Error{kLimit} once kElementsMax ids have been given
  // out, kIo if it cannot be written. REQUIRES: it was checked; no node comes after a relationship; a
  // relationship's nodes were added before it.
  NodeId AddNode(const ElementBatch& batch, size_t i);
  void AddRelationship(const ElementBatch& batch, size_t i);
  NodeId next_node_id() const { return ids_.nodes; }

  // Writes the rest and adds all to the graph. `report` is called with the share that is done. Throws
  // a query Error with detail UniquenessViolation if two elements have the same unique values.
  void Finish(const std::function<void(double)>& report);

 private:
  uint32_t Intern(NameTable Catalog::*table, std::string_view name);
  std::string PlaceOf(EntityKind kind, uint64_t id) const;
  void WriteRelationships(const std::function<void(double)>& report);
  void WriteCatalog(std::vector<std::unique_ptr<SortedFile>>* files);
  void DeleteDrafts();

  BulkOptions options_;
  std::string path_;
  bool is_new_;         // there was nothing at `path_`
  std::string drafts_;  // the folder of the files
  std::shared_ptr<Storage> storage_;
  std::mutex catalog_mutex_;
  StoredCatalog before_;
  Schema schema_;
  Catalog catalog_;  // guarded by catalog_mutex_
  IdCounts ids_;
  Counters counters_;
  KeptStatistics statistics_;
  PatternCounter patterns_;
  std::vector<PatternCounter::LabelSet> label_sets_;  // of the nodes that were added
  std::unique_ptr<RowWriter> nodes_, relationships_, long_values_;
  MemberBuilder members_;
  std::unique_ptr<SchemaFiller> filler_;
  std::unique_ptr<RelationshipSorter> sorter_;  // until they are written
  bool keeps_numbers_ = false;
  std::vector<uint32_t> relationship_numbers_;  // by id, of those that were added, if kept
  std::unique_ptr<AdjacencyBuilder> adjacency_;  // made with the first relationship
  bool is_finished_ = false;
};

}  // namespace wenmai::graph
