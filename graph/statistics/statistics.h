// What is known of a graph as a whole beyond its counters (catalog.h): how many relationships of a type
// join nodes of which labels, and how many entries and distinct values the indexes of properties hold.
// Every commit keeps it current, on disk in its own batch.
//
//   catalog  'p' type:be32 start_label_count:be32 start_label:be32* end_label:be32* → count:varint
//            'd' index:be32 → entry_count:varint
//            'h' index:be32 block:u8 → byte{64}            of distinct_sketch.h; unique indexes have none
//            'v' →                                         all of these are there
//
// Relationships are counted by all the labels of their ends, so that each counts once, and the number for
// any choice of labels is a sum.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"
#include "graph/schema.h"
#include "graph/statistics/distinct_sketch.h"
#include "graph/storage/storage.h"

namespace wenmai::graph {

// A type, and the labels of the nodes it joins, sorted.
struct Pattern {
  TypeId type = 0;
  std::vector<LabelId> start, end;
  auto operator<=>(const Pattern&) const = default;
};

// Of an index of properties.
class IndexStatistics {
 public:
  explicit IndexStatistics(bool is_unique) {
    if (!is_unique) sketch_.emplace();
  }

  // `entry` is the key of a row without its element.
  void Add(std::string_view entry) {
    ++entry_count;
    if (sketch_) sketch_->Add(entry);
  }
  // Nothing of an index whose entries are all distinct.
  std::optional<DistinctSketch>& sketch() { return sketch_; }
  const std::optional<DistinctSketch>& sketch() const { return sketch_; }
  // Removing entries does not lower it before there are fewer of them.
  uint64_t EstimateDistinct() const;

  uint64_t entry_count = 0;

 private:
  std::optional<DistinctSketch> sketch_;
};

// Of the last commit. The writer changes it while others read: all under `mutex`.
class KeptStatistics {
 public:
  KeptStatistics() = default;
  KeptStatistics(const Snapshot& snapshot, const Schema& schema) { Reload(snapshot, schema); }
  void Reload(const Snapshot& snapshot, const Schema& schema);

  // False of a graph from a library that did not keep them.
  bool is_complete() const { return is_complete_; }

  void AddRelationships(const Pattern& pattern, int64_t count);
  IndexStatistics& AddIndex(const IndexDefinition& index);
  void SetIndex(IndexId id, IndexStatistics statistics);
  void RemoveIndex(IndexId id);
  void AddEntry(IndexId id, std::string_view entry);
  void RemoveEntry(IndexId id);

  // Puts the rows that have changed since.
  void Write(Batch* batch);

  uint64_t CountRelationships(std::optional<LabelId> start, std::optional<TypeId> type,
                              std::optional<LabelId> end) const;
  const std::map<Pattern, uint64_t>& patterns() const { return patterns_; }
  const std::map<IndexId, IndexStatistics>& indexes() const { return indexes_; }
  const IndexStatistics* FindIndex(IndexId id) const;

  mutable std::mutex mutex;

 private:
  void Load(std::string_view key, std::string_view value);
  void WriteIndex(IndexId id, IndexStatistics* index, Batch* batch);

  bool is_complete_ = false;
  std::map<Pattern, uint64_t> patterns_;
  std::map<IndexId, IndexStatistics> indexes_;
  std::set<Pattern> changed_patterns_;
  std::set<IndexId> changed_indexes_, removed_indexes_;
};

// Whether a key of the catalog is one of these.
bool IsStatisticsKey(std::string_view catalog_key);

}  // namespace wenmai::graph
