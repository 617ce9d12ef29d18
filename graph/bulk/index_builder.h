// Makes the rows of a new index from any number of elements, in bounded memory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "graph/bulk/row_writer.h"
#include "graph/catalog.h"
#include "graph/index_update.h"
#include "graph/schema.h"
#include "graph/statistics/statistics.h"

namespace wenmai::graph {

class IndexBuilder {
 public:
  virtual ~IndexBuilder() = default;

  // Adds what the element says to the index, if anything. Throws a query Error if it lacks a
  // property of a key, Error{kIo}. REQUIRES: ids ascend.
  virtual void Add(uint64_t id, std::string_view record, PropertyDecoder decode) = 0;

  // Writes all rows into sorted files and appends these to *files. Calls `report` now and then with
  // the share that is done; it may throw. Throws a query Error with detail UniquenessViolation if two
  // elements have the same values in a unique index, Error{kIo}.
  virtual void Write(const Storage& storage, const std::function<void(double)>& report,
                     std::vector<std::unique_ptr<SortedFile>>* files) = 0;

  // After Write: adds what is counted of an index of properties.
  virtual void AddTo(KeptStatistics* statistics) const = 0;
};

// What does not fit into so much memory is sorted in a file in `folder`, where the sorted files are
// made, too. The catalog must outlive the builder.
struct IndexBuilderOptions {
  const Catalog* catalog = nullptr;
  std::string folder;
  size_t memory_bytes_max = 64u << 20;
  std::function<std::string(uint64_t)> place;  // where an element was read; empty: errors name ids
};
std::unique_ptr<IndexBuilder> NewIndexBuilder(const IndexDefinition& index,
                                              const IndexBuilderOptions& options);
std::unique_ptr<IndexBuilder> NewIndexBuilder(const FullTextDefinition& index,
                                              const IndexBuilderOptions& options);

}  // namespace wenmai::graph
