// Builds the neighbour lists of new nodes from their relationships, which come in any order.
//
// Entries are dealt out to partitions, each of a range of nodes. What exceeds the memory that may
// be used goes to a file of segments. In the end each partition is sorted by itself, which gives
// all lists in key order. One node's entries must fit into memory.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "graph/bulk/row_writer.h"
#include "graph/codec/adjacency_codec.h"
#include "graph/codec/record_codec.h"

namespace wenmai::graph {

class AdjacencyBuilder {
 public:
  // For the nodes [node_begin, node_end). `folder` is for the file of segments.
  AdjacencyBuilder(NodeId node_begin, NodeId node_end, std::string folder, size_t memory_bytes_max);
  ~AdjacencyBuilder();
  AdjacencyBuilder(const AdjacencyBuilder&) = delete;
  AdjacencyBuilder& operator=(const AdjacencyBuilder&) = delete;

  // Adds the relationship to the list of its start and that of its end. Throws Error{kIo} if the
  // file cannot be written.
  void Add(RelationshipId id, const RelationshipHead& head);

  // Writes all lists as sorted files, on several threads, and appends them to *files. `report` is
  // called now and then, by one thread at a time, with the share that is done.
  void Write(const Storage& storage, size_t thread_count, const std::function<void(double)>& report,
             std::vector<std::unique_ptr<SortedFile>>* files);

 private:
  // An entry of a list, as two integers whose order is the order of the table.
  struct Entry {
    uint64_t list;      // node:32 direction:1 type:31
    uint64_t neighbor;  // node:32 relationship:32
    auto operator<=>(const Entry&) const = default;
  };
  struct Segment {
    long offset;
    size_t entry_count;
  };
  struct Partition {
    std::vector<Entry> entries;     // not in the file, unsorted
    std::vector<Segment> segments;  // in the file
    size_t entry_count = 0;         // of both
  };
  class ListWriter;

  void Add(NodeId node, Direction direction, TypeId type, const Neighbor& neighbor);
  void Spill();
  std::vector<Entry> TakeSorted(Partition* partition);
  // The first partitions of the files to write, and the end.
  std::vector<size_t> CutIntoParts(size_t thread_count) const;

  NodeId node_begin_;
  uint64_t partition_nodes_;
  std::string path_;
  size_t memory_entries_max_;
  size_t memory_entries_ = 0;
  uint64_t entry_count_ = 0;
  std::vector<Partition> partitions_;
  FILE* file_ = nullptr;
};

}  // namespace wenmai::graph
