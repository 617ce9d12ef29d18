#include "graph/graph.h"

#include <chrono>
#include <string>
#include <utility>

#include "graph/codec/schema_codec.h"
#include "graph/index_build.h"
#include "graph/storage/folder.h"
#include "graph/statistics/statistics_update.h"
#include "graph/storage/memory_storage.h"
#include "graph/view_state.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

constexpr std::string_view kMemoryPath = ":memory:";

// The part of the cache budget that goes to the storage's own cache of blocks; the rest is for what
// is decoded from them.
constexpr size_t kBlockCacheShare = 4;

std::shared_ptr<Storage> OpenStorage(const std::string& path, const GraphOptions& options) {
  if (path == kMemoryPath) return OpenMemoryStorage();
  FolderOptions folder_options;
  folder_options.read_only = options.read_only;
  folder_options.create_if_missing = options.create_if_missing;
  folder_options.block_cache_bytes = options.cache_bytes / kBlockCacheShare;
  return OpenFolder(path, folder_options);
}

// What was not used for this long makes room for what is asked for.
constexpr std::chrono::milliseconds kEvictionInterval{500};

}  // namespace

// Also makes room in the caches where the current ones lacked it: a version cannot lose what its
// readers may be using, so the same version without it takes its place.
std::shared_ptr<const Version> Graph::State::CurrentVersion() {
  std::lock_guard lock(mutex);
  if (current->caches == nullptr || !current->caches->lacked_room()) return current;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_eviction < kEvictionInterval) return current;
  last_eviction = now;
  auto roomier = std::make_shared<Version>(*current);
  roomier->caches = current->caches->WithoutUnused();
  if (tip == current) tip = roomier;
  current = std::move(roomier);
  return current;
}

void Graph::State::CompleteStatistics() {
  KeptStatistics& statistics = *tip->statistics;
  if (statistics.is_complete()) return;
  View::State counted;
  counted.version = tip;
  counted.catalog = tip->catalog;
  CountStatistics(counted, &statistics);
  std::unique_ptr<Batch> batch = storage->NewBatch();
  statistics.Write(batch.get());
  storage->Write(std::move(batch), /*sync=*/false);
}

void Graph::State::ReloadStatistics() {
  const std::lock_guard lock(tip->statistics->mutex);
  tip->statistics->Reload(*tip->snapshot, *tip->schema);
}

bool Graph::State::TakeWriter(std::chrono::milliseconds wait_max) {
  std::unique_lock lock(mutex);
  if (!writer_gone.wait_for(lock, wait_max, [this] { return !has_writer; })) return false;
  has_writer = true;
  return true;
}

void Graph::State::NoteChanges(const Pending& pending) {
  const std::lock_guard lock(mutex);
  if (changed_elements == nullptr) return;
  for (const auto& [id, record] : pending.records(changed_elements->entity)) {
    if (id < changed_elements->id_end) changed_elements->ids.insert(id);
  }
}

void Graph::State::ClearUnfinishedIndex() {
  const IndexId next_id = tip->schema->next_id;
  bool is_found = false;
  for (const Table table : {Table::kIndexes, Table::kFullText}) {
    tip->snapshot->Scan(table, EncodeIndexPrefix(next_id), {}, [&](std::string_view, std::string_view) {
      is_found = true;
      return false;
    });
  }
  if (!is_found) return;
  std::unique_ptr<Batch> batch = storage->NewBatch();
  DeleteIndexRows(next_id, UINT32_MAX, batch.get());
  storage->Write(std::move(batch), /*sync=*/false);
  auto cleared = std::make_shared<Version>(*tip);
  cleared->snapshot = storage->TakeSnapshot();
  tip = cleared;
  current = std::move(cleared);
}

void Graph::State::SetTip(std::shared_ptr<const Version> version) {
  std::lock_guard lock(mutex);
  tip = std::move(version);
  if (!options.sync_commits) current = tip;
}

void Graph::State::AwaitDurable(const Version& version) {
  std::unique_lock lock(mutex);
  while (current->sequence < version.sequence) {
    if (sync_failure) throw Error(*sync_failure);
    if (is_syncing) {
      synced.wait(lock);
      continue;
    }
    is_syncing = true;
    std::shared_ptr<const Version> reached = tip;
    lock.unlock();
    std::optional<Error> failure;
    try {
      storage->Sync();
    } catch (const Error& error) {
      failure = error;
    }
    lock.lock();
    is_syncing = false;
    if (failure) {
      sync_failure = std::move(failure);
    } else {
      current = std::move(reached);
    }
    synced.notify_all();
  }
}

Graph::State::State() = default;
Graph::State::~State() = default;

Graph::Graph(std::shared_ptr<State> state) : state_(std::move(state)) {}
Graph::~Graph() = default;

std::unique_ptr<Graph> Graph::Open(const std::string& path, const GraphOptions& options) {
  auto state = std::make_shared<State>();
  state->options = options;
  state->storage = OpenStorage(path, options);
  if (path != kMemoryPath) state->drafts_folder = DraftsFolder(path);
  auto version = std::make_shared<Version>();
  version->snapshot = state->storage->TakeSnapshot();
  StoredCatalog stored = LoadCatalog(*version->snapshot);
  version->catalog = std::make_shared<const Catalog>(std::move(stored.catalog));
  version->counters = std::move(stored.counters);
  version->ids = stored.ids;
  version->schema = std::make_shared<const Schema>(LoadSchema(*version->snapshot));
  version->statistics = std::make_shared<KeptStatistics>(*version->snapshot, *version->schema);
  if (options.cache_bytes > 0) {
    const size_t bytes = options.cache_bytes - options.cache_bytes / kBlockCacheShare;
    auto budget = std::make_shared<CacheBudget>(bytes);
    version->caches = std::make_shared<VersionCaches>(*version->catalog, version->ids, budget);
    version->key_cache = std::make_shared<KeyCache>(std::move(budget));
  }
  state->tip = version;
  state->current = std::move(version);
  if (!options.read_only) {
    state->ClearUnfinishedIndex();
    state->CompleteStatistics();
  }
  return std::unique_ptr<Graph>(new Graph(std::move(state)));
}

std::unique_ptr<View> Graph::BeginRead() const {
  auto view_state = std::make_unique<View::State>();
  view_state->version = state_->CurrentVersion();
  view_state->catalog = view_state->version->catalog;
  return std::unique_ptr<View>(new View(std::move(view_state)));
}

std::unique_ptr<Transaction> Graph::BeginWrite() {
  if (state_->options.read_only) {
    throw Error(ErrorCode::kInvalidArgument, "the database is open for reading only");
  }
  if (!state_->TakeWriter(state_->options.write_wait_max)) {
    throw Error(ErrorCode::kConflict, "another transaction has been writing for more than " +
                                          std::to_string(state_->options.write_wait_max.count()) +
                                          " ms");
  }
  if (const std::optional<Error> failure = state_->SyncFailure()) {
    state_->ReleaseWriter();
    throw Error(*failure);
  }
  auto view_state = std::make_unique<View::State>();
  view_state->version = state_->TipVersion();
  view_state->catalog = view_state->version->catalog;
  view_state->graph = state_;
  view_state->own_pending = std::make_unique<Pending>(
      view_state->version->counters, view_state->version->ids, view_state->version->schema);
  view_state->pending = view_state->own_pending.get();
  return std::unique_ptr<Transaction>(new Transaction(std::move(view_state)));
}

void Graph::Backup(const std::string& path) const { CopyFolder(*state_->storage, path); }

const GraphOptions& Graph::options() const { return state_->options; }

}  // namespace wenmai::graph
