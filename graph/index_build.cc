// Transaction::BuildIndex: an index over elements there already are, whatever their number (index_build.h).
#include "graph/index_build.h"

#include <chrono>
#include <exception>
#include <optional>
#include <utility>

#include "graph/bulk/index_builder.h"
#include "graph/codec/schema_codec.h"
#include "graph/element_scan.h"
#include "graph/index_update.h"
#include "graph/storage/folder.h"
#include "graph/view_state.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

// Below, a batch of the write-ahead log costs less than files do.
constexpr uint64_t kFilesWorthElements = 10'000;
constexpr uint64_t kReportInterval = 1 << 12;
constexpr double kScanShare = 0.7;  // of the work, as far as it is reported

std::span<const uint32_t> LabelsOf(const IndexDefinition& index) { return {&index.label, 1}; }
std::span<const uint32_t> LabelsOf(const FullTextDefinition& index) { return index.labels; }

using Files = std::vector<std::unique_ptr<SortedFile>>;

template <typename Definition>
Files BuildInFiles(View::State& state, const Definition& index, KeptStatistics* statistics,
                   const std::function<void(double)>& report) {
  const std::string& folder = state.graph->drafts_folder;
  MakeDraftsFolder(folder);
  IndexBuilderOptions options;
  options.catalog = state.catalog.get();
  options.folder = folder;
  const auto builder = NewIndexBuilder(index, options);
  const uint64_t element_count = CountElements(state, index.entity, LabelsOf(index));
  uint64_t visited_count = 0;
  ForEachElement(state, index.entity, LabelsOf(index), [&](uint64_t id, std::string_view record) {
    builder->Add(id, record, state.Decoder(index.entity, id));
    if (++visited_count % kReportInterval != 0) return;
    report(kScanShare * static_cast<double>(visited_count) / static_cast<double>(element_count));
  });
  Files files;
  builder->Write(
      *state.graph->storage,
      [&report](double share) { report(kScanShare + (1 - kScanShare) * share); }, &files);
  builder->AddTo(statistics);
  return files;
}

uint64_t IdEnd(const Version& version, EntityKind kind) {
  return kind == EntityKind::kNode ? version.ids.nodes : version.ids.relationships;
}

// Whether all that the transaction has done can be done again on a later version.
bool MayOthersWrite(const View::State& state) {
  return state.grown_catalog == nullptr && state.pending->schema() == state.version->schema &&
         state.pending->rows(Table::kRecords).empty();
}

void LetOthersWrite(View::State& state, EntityKind entity) {
  auto changed = std::make_unique<ChangedElements>(
      ChangedElements{entity, IdEnd(*state.version, entity), {}});
  {
    const std::lock_guard lock(state.graph->mutex);
    state.graph->changed_elements = std::move(changed);
  }
  state.graph->ReleaseWriter();
}

// Takes the writer's place again, whatever happens, and begins anew on the last version, where `mark` and
// those before it mark the beginning. `report` is called now and then unless there was a failure, and may
// cause one. Returns what others have changed meanwhile.
std::vector<uint64_t> AwaitTurn(View::State& state, size_t mark, const std::function<void(double)>& report,
                                std::exception_ptr* failure) {
  Graph::State& graph = *state.graph;
  constexpr std::chrono::milliseconds kReportEvery{100};
  while (!graph.TakeWriter(kReportEvery)) {
    if (*failure != nullptr) continue;
    try {
      report(1);
    } catch (...) {
      *failure = std::current_exception();
    }
  }
  std::unique_ptr<ChangedElements> changed;
  {
    const std::lock_guard lock(graph.mutex);
    changed = std::move(graph.changed_elements);
  }
  state.outlived.push_back(std::move(state.version));
  state.version = graph.TipVersion();
  state.catalog = state.version->catalog;
  state.own_pending = std::make_unique<Pending>(state.version->counters, state.version->ids,
                                                state.version->schema);
  while (state.own_pending->Mark() < mark) continue;
  state.pending = state.own_pending.get();
  state.ForgetRead();
  std::vector<uint64_t> ids(changed->ids.begin(), changed->ids.end());
  for (uint64_t id = changed->id_end; id < IdEnd(*state.version, changed->entity); ++id) ids.push_back(id);
  return ids;
}

// Lets the transaction read the rows that the tables hold by now.
void RenewSnapshot(View::State& state) {
  auto renewed = std::make_shared<Version>(*state.version);
  renewed->snapshot = state.graph->storage->TakeSnapshot();
  state.outlived.push_back(std::move(state.version));
  state.version = std::move(renewed);
  state.ForgetRead();
}

void AddFiles(View::State& state, std::shared_ptr<IndexBuild> build, Files files) {
  state.index_build = std::move(build);
  state.graph->storage->Ingest(std::move(files));
  RenewSnapshot(state);
}

std::optional<IndexEntry> ReadEntry(View::State& state, const IndexDefinition& index, uint64_t id) {
  const std::optional<std::string_view> record = state.FindRecord(index.entity, id);
  if (!record) return std::nullopt;
  const std::string bytes(*record);  // reading a long value reads through the same buffer
  CheckKey(*state.catalog, index, id, bytes);
  return EntryOf(index, bytes, state.Decoder(index.entity, id));
}

// Brings the rows of the files up to date. What goes, goes first: values may have been exchanged.
void CatchUp(View::State& state, const IndexDefinition& index) {
  const IndexBuild& build = *state.index_build;
  View::State built;
  built.version = build.before;
  built.catalog = state.catalog;
  std::vector<std::pair<uint64_t, IndexEntry>> added;
  for (const uint64_t id : build.changed) {
    const std::optional<IndexEntry> before = ReadEntry(built, index, id);
    std::optional<IndexEntry> after = ReadEntry(state, index, id);
    if (before == after) continue;
    if (before) state.own_pending->SetRow(Table::kIndexes, before->key + EncodeRecordKey(id), std::nullopt);
    if (after) added.emplace_back(id, std::move(*after));
  }
  for (const auto& [id, entry] : added) AddIndexEntry(state, index, id, entry);
}

// Its postings are brought up to date by the commit.
void CatchUp(View::State&, const FullTextDefinition&) {}

}  // namespace

void DeleteIndexRows(IndexId begin, IndexId end, Batch* batch) {
  for (const Table table : {Table::kIndexes, Table::kFullText}) {
    batch->DeleteRange(table, EncodeIndexPrefix(begin), EncodeIndexPrefix(end));
  }
}

// Rows that are left are those of an index that nobody knows: the next opening clears them away.
void DropIndexBuild(View::State& state) {
  const IndexId index = state.index_build->index;
  state.index_build.reset();
  try {
    std::unique_ptr<Batch> batch = state.graph->storage->NewBatch();
    DeleteIndexRows(index, index + 1, batch.get());
    state.graph->storage->Write(std::move(batch), /*sync=*/false);
  } catch (const Error&) {
  }
  RenewSnapshot(state);
}

template <typename Definition>
bool Transaction::IsWorthFiles(const Definition& definition) const {
  const Pending& changes = *state_->own_pending;
  return !state_->graph->drafts_folder.empty() && state_->index_build == nullptr &&
         changes.records(EntityKind::kNode).empty() &&
         changes.records(EntityKind::kRelationship).empty() &&
         CountElements(*state_, definition.entity, LabelsOf(definition)) >= kFilesWorthElements;
}

template <typename Definition>
IndexId Transaction::BuildFromFiles(Definition definition,
                                    const std::function<void(double)>& report) {
  const size_t mark = Changes().Mark();
  const bool may_others_write = MayOthersWrite(*state_);
  Definition index = AddToSchema(std::move(definition));
  auto build = std::make_shared<IndexBuild>();
  build->index = index.id;
  build->before = state_->version;
  Files files;
  std::exception_ptr failure;
  if (may_others_write) LetOthersWrite(*state_, index.entity);
  try {
    files = BuildInFiles(*state_, index, &build->statistics, report);
  } catch (...) {
    failure = std::current_exception();
  }
  if (may_others_write) build->changed = AwaitTurn(*state_, mark, report, &failure);
  try {
    if (failure != nullptr) std::rethrow_exception(failure);
    if (may_others_write) AddToSchema(index);
    AddFiles(*state_, std::move(build), std::move(files));
    CatchUp(*state_, index);
  } catch (...) {
    RollbackTo(mark);
    throw;
  }
  return index.id;
}

IndexId Transaction::BuildIndex(IndexDefinition definition,
                                const std::function<void(double)>& report) {
  Changes();
  if (!IsWorthFiles(definition)) return CreateIndex(std::move(definition));
  return BuildFromFiles(std::move(definition), report);
}

IndexId Transaction::BuildIndex(FullTextDefinition definition,
                                const std::function<void(double)>& report) {
  Changes();
  if (!IsWorthFiles(definition)) return CreateFullTextIndex(std::move(definition));
  return BuildFromFiles(std::move(definition), report);
}

}  // namespace wenmai::graph
