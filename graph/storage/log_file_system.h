// The files under RocksDB, so that a commit costs little to sync: its write-ahead log gets room ahead of
// its records, written with zeros. A sync of bytes that overwrite others need not wait for the file
// system to note, in its journal, that the file has grown.
//
// A log that was closed has no such room. Of one that was not, after a crash, log_end.h tells the end.
#pragma once

#include <memory>

#include "rocksdb/file_system.h"

namespace wenmai::graph {

// What is no log goes to RocksDB's own file system.
std::shared_ptr<rocksdb::FileSystem> NewLogFileSystem();

}  // namespace wenmai::graph
