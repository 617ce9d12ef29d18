// One committed state of a graph, and what all users of one open graph share. Internal to graph/.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "graph/adjacency_writer.h"
#include "graph/cache/key_cache.h"
#include "graph/cache/version_caches.h"
#include "graph/catalog.h"
#include "graph/graph.h"
#include "graph/schema.h"
#include "graph/statistics/statistics.h"
#include "graph/storage/storage.h"
#include "wenmai/error.h"

namespace wenmai::graph {

// Never changes once published: a commit publishes a new one, and readers keep theirs.
struct Version {
  uint64_t sequence = 0;  // commits since the graph was opened
  std::shared_ptr<const Snapshot> snapshot;
  std::shared_ptr<const Catalog> catalog;
  Counters counters;
  IdCounts ids;
  std::shared_ptr<const Schema> schema;
  std::shared_ptr<VersionCaches> caches;  // nullptr: none
  std::shared_ptr<KeyCache> key_cache;    // of all versions; nullptr: none
  std::shared_ptr<KeptStatistics> statistics;  // of the last version, whichever this is
};

struct ChangedElements;

struct Graph::State {
  State();
  ~State();
  std::shared_ptr<const Version> CurrentVersion();
  std::shared_ptr<const Version> TipVersion() {
    CurrentVersion();  // makes room in the caches, where that is due
    std::lock_guard lock(mutex);
    return tip;
  }
  // Of an index build that a crash has ended.
  void ClearUnfinishedIndex();
  // Counts them where a library wrote the graph that did not keep them.
  void CompleteStatistics();
  // Lets the index build that goes on, if one does, know what a commit changes. Called by the writer.
  void NoteChanges(const Pending& pending);
  // After a commit that failed before anything was written.
  void ReloadStatistics();
  // Makes a version that was written the one that writers begin from. REQUIRES: called by the writer.
  void SetTip(std::shared_ptr<const Version> version);
  // Returns when the version, and with it every earlier one, is on disk and current. Of the commits
  // that wait here together one syncs for all. Throws Error{kIo} if that fails; from then on no
  // commit succeeds.
  void AwaitDurable(const Version& version);
  // Takes the writer's place; false if there was another writer for so long.
  bool TakeWriter(std::chrono::milliseconds wait_max);
  std::optional<Error> SyncFailure() const {
    std::lock_guard lock(mutex);
    return sync_failure;
  }
  void ReleaseWriter() {
    {
      std::lock_guard lock(mutex);
      has_writer = false;
    }
    writer_gone.notify_one();
  }

  GraphOptions options;
  std::shared_ptr<Storage> storage;
  std::string drafts_folder;         // for files on their way into the tables; empty: in memory
  AdjacencyWriter adjacency_writer;  // the writer's

  mutable std::mutex mutex;
  std::condition_variable writer_gone;
  bool has_writer = false;                              // guarded by mutex
  std::shared_ptr<const Version> current;               // guarded by mutex: what readers see
  std::shared_ptr<const Version> tip;                   // guarded by mutex: the last one written
  std::condition_variable synced;
  bool is_syncing = false;                              // guarded by mutex
  std::optional<Error> sync_failure;                    // guarded by mutex
  std::chrono::steady_clock::time_point last_eviction;  // guarded by mutex
  // Guarded by mutex: of the index build that lets others write; nullptr: there is none.
  std::unique_ptr<ChangedElements> changed_elements;
};

}  // namespace wenmai::graph
