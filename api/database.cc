#include "wenmai/database.h"

#include <unistd.h>

#include <algorithm>
#include <thread>
#include <tuple>
#include <utility>

#include "api/degrees.h"
#include "api/export.h"
#include "api/export/csv.h"
#include "api/export/cypher.h"
#include "api/export/graphml.h"
#include "api/state.h"
#include "graph/schema.h"
#include "graph/storage/rocksdb_version.h"
#include "query/parser/antlr_version.h"
#include "text/icu_version.h"

namespace wenmai {
namespace {

size_t QuarterOfMemory() {
  return static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<size_t>(sysconf(_SC_PAGESIZE)) / 4;
}

}  // namespace

Database::Database(std::shared_ptr<api::DatabaseState> state) : state_(std::move(state)) {}

Database Database::Open(const std::string& path, const DatabaseOptions& options) {
  auto state = std::make_shared<api::DatabaseState>();
  state->options = options;
  graph::GraphOptions graph_options;
  graph_options.read_only = options.read_only;
  graph_options.create_if_missing = options.create_if_missing && !options.read_only;
  graph_options.sync_commits = options.sync_commits;
  graph_options.cache_bytes = options.cache_bytes ? options.cache_bytes : QuarterOfMemory();
  graph_options.write_wait_max = options.write_wait_max;
  state->graph = graph::Graph::Open(path, graph_options);
  query::EngineOptions engine_options;
  engine_options.thread_count =
      options.thread_count ? options.thread_count : std::thread::hardware_concurrency();
  engine_options.allow_load_csv = options.allow_load_csv;
  state->engine = std::make_unique<query::Engine>(state->graph.get(), engine_options);
  return Database(std::move(state));
}

Session Database::NewSession() const {
  auto session = std::make_shared<api::SessionState>();
  session->database = state_;
  return Session(std::move(session));
}

namespace {

std::vector<std::string> LabelNames(const graph::View& view, const std::vector<graph::LabelId>& ids) {
  std::vector<std::string> names;
  for (const graph::LabelId id : ids) names.emplace_back(view.LabelName(id));
  std::sort(names.begin(), names.end());
  return names;
}

void AddPatterns(const graph::View& view, const graph::GraphStatistics& counts,
                 std::vector<Database::PatternCount>* patterns) {
  for (const auto& pattern : counts.pattern_counts) {
    patterns->push_back({LabelNames(view, pattern.start_labels), std::string(view.TypeName(pattern.type)),
                         LabelNames(view, pattern.end_labels), pattern.count});
  }
  std::sort(patterns->begin(), patterns->end(), [](const auto& a, const auto& b) {
    if (a.count != b.count) return a.count > b.count;
    return std::tie(a.start_labels, a.type, a.end_labels) < std::tie(b.start_labels, b.type, b.end_labels);
  });
}

void AddIndexes(const graph::View& view, const graph::GraphStatistics& counts,
                std::vector<Database::IndexCount>* indexes) {
  for (const auto& count : counts.index_counts) {
    // One that was made since this view began has no name in it yet.
    const graph::IndexDefinition* index = view.GetSchema().FindIndex(count.index);
    if (index != nullptr) indexes->push_back({index->name, count.entry_count, count.distinct_count});
  }
  std::sort(indexes->begin(), indexes->end(), [](const auto& a, const auto& b) { return a.name < b.name; });
}

}  // namespace

Database::Statistics Database::ReadStatistics() const {
  const auto view = state_->graph->BeginRead();
  const graph::GraphStatistics counts = view->Statistics();
  Statistics statistics{.node_count = counts.node_count,
                        .relationship_count = counts.relationship_count};
  for (const auto& [label, count] : counts.label_counts) {
    if (count > 0) statistics.labels.push_back({std::string(view->LabelName(label)), count});
  }
  for (const auto& [type, count] : counts.type_counts) {
    if (count > 0) statistics.types.push_back({std::string(view->TypeName(type)), count});
  }
  const auto by_name = [](const LabelCount& a, const LabelCount& b) { return a.name < b.name; };
  std::sort(statistics.labels.begin(), statistics.labels.end(), by_name);
  std::sort(statistics.types.begin(), statistics.types.end(), by_name);
  AddPatterns(*view, counts, &statistics.patterns);
  AddIndexes(*view, counts, &statistics.indexes);
  statistics.property_keys = view->KeyNames();
  std::sort(statistics.property_keys.begin(), statistics.property_keys.end());
  return statistics;
}

Database::CacheStatistics Database::ReadCacheStatistics() const {
  const graph::CacheStatistics read = state_->graph->ReadCacheStatistics();
  CacheStatistics statistics{read.bytes_used, read.bytes_max, read.block_bytes_used,
                             read.block_bytes_max, {}};
  for (const auto& cache : read.caches) {
    statistics.caches.push_back({cache.name, cache.hits, cache.misses});
  }
  return statistics;
}

std::vector<Database::DegreeHistogram> Database::ReadDegrees() const {
  return api::ReadDegrees(*state_->graph->BeginRead());
}

void Database::Export(ExportFormat format, std::ostream& out) const {
  const auto view = state_->graph->BeginRead();
  switch (format) {
    case ExportFormat::kJsonl: return api::ExportCanonical(*view, out);
    case ExportFormat::kCypher: return api::ExportCypher(*view, out);
    case ExportFormat::kGraphml: return api::ExportGraphml(*view, out);
    case ExportFormat::kDot: return api::ExportDot(*view, out);
  }
}

void Database::ExportCsv(const std::string& folder) const {
  api::ExportCsv(*state_->graph->BeginRead(), folder);
}

bool Database::Check(const std::function<void(std::string_view)>& report) const {
  bool is_sound = true;
  state_->graph->Check([&](const std::string& problem) {
    is_sound = false;
    report(problem);
  });
  return is_sound;
}

void Database::Backup(const std::string& path) const { state_->graph->Backup(path); }

void Database::Restore(const std::string& backup, const std::string& path) {
  graph::GraphOptions options;
  options.read_only = true;
  graph::Graph::Open(backup, options)->Backup(path);
}

std::string_view Version() { return WENMAI_VERSION; }

std::string LibraryVersions() {
  return "RocksDB " + graph::RocksDbVersion() + ", ICU " + std::string(text::IcuVersion()) +
         ", ANTLR " + query::AntlrVersion();
}

}  // namespace wenmai
