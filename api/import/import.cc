#include "wenmai/import.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

#include "api/import/csv_reader.h"
#include "api/import/ordered_work.h"
#include "api/import/row_places.h"
#include "api/import/row_parser.h"
#include "graph/bulk/bulk_loader.h"
#include "wenmai/error.h"

namespace wenmai {
namespace api {
namespace {

using graph::EntityKind;

size_t ThreadCount(const ImportOptions& options) {
  if (options.jobs > 0) return static_cast<size_t>(options.jobs);
  return std::max(1u, std::thread::hardware_concurrency());
}

graph::BulkOptions ToBulkOptions(const ImportOptions& options, const RowPlaces& node_places,
                                 const RowPlaces& relationship_places) {
  graph::BulkOptions bulk;
  bulk.node_place = [&node_places](graph::NodeId node) { return node_places.Find(node); };
  bulk.relationship_place = [&relationship_places](uint64_t number) {
    return relationship_places.Find(number);
  };
  bulk.thread_count = ThreadCount(options);
  return bulk;
}

class Importer {
 public:
  Importer(const std::string& path, const ImportSource& source, const ImportOptions& options)
      : source_(source),
        options_(options),
        loader_(path, ToBulkOptions(options, node_places_, relationship_places_)) {}

  ImportSummary Run() {
    const auto open = [this](const std::vector<ImportFile>& files) {
      std::vector<CsvReader> readers;
      for (const ImportFile& file : files) {
        readers.emplace_back(file.path);
        progress_.bytes_total += readers.back().byte_count();
      }
      return readers;
    };
    // A file that is not there is found out before the work begins.
    std::vector<CsvReader> nodes = open(source_.nodes);
    std::vector<CsvReader> relationships = open(source_.relationships);
    for (size_t i = 0; i < nodes.size(); ++i) {
      ReadFile(EntityKind::kNode, source_.nodes[i], &nodes[i]);
    }
    for (size_t i = 0; i < relationships.size(); ++i) {
      ReadFile(EntityKind::kRelationship, source_.relationships[i], &relationships[i]);
    }
    loader_.Finish([this](double share) {
      progress_.finished_share = share;
      Report();
    });
    return summary_;
  }

 private:
  void ReadFile(EntityKind kind, const ImportFile& file, CsvReader* reader) {
    const FileShape shape = MakeShape(kind, file, reader->ReadHeader(), &loader_);
    IdTable* ids = kind == EntityKind::kNode ? IdsOf(shape) : nullptr;
    (kind == EntityKind::kNode ? node_places_ : relationship_places_).BeginFile(file.path);
    RunInOrder<CsvChunk, ParsedChunk>(
        ThreadCount(options_), [&](CsvChunk* chunk) { return reader->Read(chunk); },
        [&](CsvChunk chunk) {
          return RowParser(shape, id_spaces_, &loader_).Parse(kind, std::move(chunk));
        },
        [&](ParsedChunk parsed) {
          kind == EntityKind::kNode ? TakeNodes(shape, std::move(parsed), ids)
                                    : TakeRelationships(shape, std::move(parsed));
        });
  }

  // The space of a file's ids; nullptr if its rows have none.
  IdTable* IdsOf(const FileShape& shape) {
    for (const CsvColumn& column : shape.columns) {
      if (column.role == CsvColumn::Role::kId) return &id_spaces_[column.id_space];
    }
    return nullptr;
  }

  void TakeNodes(const FileShape& shape, ParsedChunk parsed, IdTable* ids) {
    for (size_t i = 0; i < parsed.elements.size(); ++i) {
      if (!Conforms(shape, &parsed, i)) continue;
      if (ids != nullptr && !ids->Insert(parsed.ids[i], loader_.next_node_id())) {
        parsed.bad_rows.push_back({shape.path, parsed.lines[i],
                                   "the id " + std::string(parsed.ids[i]) + " was used before"});
        continue;
      }
      node_places_.Add(loader_.AddNode(parsed.elements, i), parsed.lines[i]);
      ++summary_.nodes;
    }
    EndChunk(&parsed);
  }

  void TakeRelationships(const FileShape& shape, ParsedChunk parsed) {
    for (size_t i = 0; i < parsed.elements.size(); ++i) {
      if (!Conforms(shape, &parsed, i)) continue;
      loader_.AddRelationship(parsed.elements, i);
      relationship_places_.Add(summary_.relationships++, parsed.lines[i]);
    }
    EndChunk(&parsed);
  }

  // False, with the row among the bad ones, if it is in breach of a constraint.
  bool Conforms(const FileShape& shape, ParsedChunk* parsed, size_t i) const {
    try {
      loader_.Check(parsed->elements, i);
      return true;
    } catch (const Error& error) {
      parsed->bad_rows.push_back({shape.path, parsed->lines[i], error.what()});
      return false;
    }
  }

  void EndChunk(ParsedChunk* parsed) {
    std::stable_sort(parsed->bad_rows.begin(), parsed->bad_rows.end(),
                     [](const ImportBadRow& a, const ImportBadRow& b) { return a.line < b.line; });
    for (const ImportBadRow& row : parsed->bad_rows) {
      if (summary_.bad_rows == options_.bad_rows_max) {
        throw Error(ErrorCode::kInvalidArgument,
                    row.path + ":" + std::to_string(row.line) + ": " + row.reason);
      }
      ++summary_.bad_rows;
      if (options_.on_bad_row) options_.on_bad_row(row);
    }
    progress_.bytes_done += parsed->chunk.bytes.size();
    Report();
  }

  void Report() {
    if (!options_.on_progress) return;
    progress_.nodes = summary_.nodes;
    progress_.relationships = summary_.relationships;
    options_.on_progress(progress_);
  }

  const ImportSource& source_;
  const ImportOptions& options_;
  RowPlaces node_places_, relationship_places_;
  graph::BulkLoader loader_;
  IdSpaces id_spaces_;
  ImportSummary summary_;
  ImportProgress progress_;
};

}  // namespace
}  // namespace api

ImportSummary Import(const std::string& path, const ImportSource& source,
                     const ImportOptions& options) {
  if (path == ":memory:") {
    throw Error(ErrorCode::kUnsupported, "an import needs a folder; a database in memory has none");
  }
  return api::Importer(path, source, options).Run();
}

}  // namespace wenmai
