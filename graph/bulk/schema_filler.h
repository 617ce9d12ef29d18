// Holds new elements to the constraints of a schema, and makes the rows of its indexes.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "graph/bulk/index_builder.h"
#include "graph/catalog.h"
#include "graph/schema.h"

namespace wenmai::graph {

class SchemaFiller {
 public:
  // For a graph without elements. The catalog and the schema must outlive this; of the options
  // `memory_bytes_max` is for all indexes together. `place`: where an element was read, or empty.
  SchemaFiller(const Schema& schema, const IndexBuilderOptions& options,
               const std::function<std::string(EntityKind, uint64_t)>& place);

  // Throws a query Error naming what the element, which has no id yet, is in breach of.
  void Check(EntityKind kind, std::string_view record, PropertyDecoder decode) const;
  // Adds an element that was checked. REQUIRES: of each kind ids ascend.
  void Add(EntityKind kind, uint64_t id, std::string_view record, PropertyDecoder decode);
  // Appends the files of all indexes to *files, and counts their entries. Throws as IndexBuilder::Write.
  void Write(const Storage& storage, const std::function<void(double)>& report,
             KeptStatistics* statistics, std::vector<std::unique_ptr<SortedFile>>* files);

 private:
  const Schema& schema_;
  const Catalog& catalog_;
  std::array<std::vector<std::unique_ptr<IndexBuilder>>, 2> builders_;  // by kind of element
};

}  // namespace wenmai::graph
