// The files under RocksDB, so that a commit costs little to sync: its write-ahead log gets room ahead of
// its records, written with zeros. A sync of bytes that overwrite others need not wait for the file
// system to note, in its journal, that the file has grown.
//
// A log that was closed has no such room. Of one that was not, after a crash, log_end.h tells the end, by
// what batches tell of the syncs before them.
#pragma once

#include <algorithm>
#include <memory>
#include <mutex>

#include "graph/storage/log_end.h"
#include "rocksdb/file_system.h"

namespace wenmai::graph {

// How far the logs of an open database are on the disk.
class SyncedLogs {
 public:
  LogPosition end() const {
    const std::lock_guard lock(mutex_);
    return end_;
  }
  void NoteSync(const LogPosition& end) {
    const std::lock_guard lock(mutex_);
    end_ = std::max(end_, end);
  }

 private:
  mutable std::mutex mutex_;
  LogPosition end_;  // guarded by mutex_
};

// What is no log goes to RocksDB's own file system.
std::shared_ptr<rocksdb::FileSystem> NewLogFileSystem(std::shared_ptr<SyncedLogs> synced);

}  // namespace wenmai::graph
