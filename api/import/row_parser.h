// Turns a chunk of a file into encoded elements. What it needs to know of the graph it looks up; it
// changes nothing but the catalog, so several threads parse at once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/node_hash_map.h"
#include "api/import/csv_header.h"
#include "api/import/csv_reader.h"
#include "api/import/id_table.h"
#include "graph/bulk/bulk_loader.h"
#include "wenmai/import.h"

namespace wenmai::api {

using IdSpaces = absl::node_hash_map<std::string, IdTable>;

// What is the same for all rows of a file.
struct FileShape {
  std::string path;
  std::vector<CsvColumn> columns;
  std::vector<graph::KeyId> keys;      // by column; of those that are no property: unused
  std::vector<size_t> property_order;  // the columns that are properties, by key
  std::vector<graph::LabelId> labels;  // of all rows
  std::optional<graph::TypeId> type;   // of all rows
};

// Throws Error{kInvalidArgument} naming the file if its header does not fit.
FileShape MakeShape(graph::EntityKind kind, const ImportFile& file, CsvChunk header,
                    graph::BulkLoader* loader);

// The rows of a chunk.
struct ParsedChunk {
  explicit ParsedChunk(graph::EntityKind kind) : elements(kind) {}

  CsvChunk chunk;  // what `ids` look at
  graph::ElementBatch elements;
  std::vector<std::string_view> ids;  // of nodes in a file that has ids, by element
  std::vector<uint64_t> lines;        // by element
  std::vector<ImportBadRow> bad_rows;
};

class RowParser {
 public:
  // All must outlive this. `spaces` is of all nodes when relationships are parsed.
  RowParser(const FileShape& shape, const IdSpaces& spaces, graph::BulkLoader* loader)
      : shape_(shape), spaces_(spaces), loader_(loader) {}

  ParsedChunk Parse(graph::EntityKind kind, CsvChunk chunk);

 private:
  void ParseNode(const std::vector<CsvField>& fields, ParsedChunk* parsed);
  void ParseRelationship(const std::vector<CsvField>& fields, ParsedChunk* parsed);
  void ParseProperties(const std::vector<CsvField>& fields);
  const std::vector<graph::LabelId>& LabelsOf(std::string_view text);
  graph::TypeId TypeOf(std::string_view text);
  graph::NodeId FindNode(const CsvColumn& column, std::string_view id) const;

  const FileShape& shape_;
  const IdSpaces& spaces_;
  graph::BulkLoader* loader_;
  graph::Properties properties_;                                          // of the current row
  absl::flat_hash_map<std::string, std::vector<graph::LabelId>> labels_;  // by the text of a field
  absl::flat_hash_map<std::string, graph::TypeId> types_;
};

}  // namespace wenmai::api
