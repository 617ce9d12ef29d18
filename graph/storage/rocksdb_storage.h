// A storage in a folder of RocksDB files; each table is a column family. Nothing outside of this
// folder knows RocksDB.
#pragma once

#include <memory>
#include <string>

#include "graph/storage/storage.h"

namespace wenmai::graph {

struct RocksDbOptions {
  bool read_only = false;
  size_t block_cache_bytes = 64u << 20;  // 0: no block cache
  std::shared_ptr<void> guard;           // let go when the files are closed
};

// Opens the files in `folder`, making them if there are none and not read-only. Who may open them
// when is the caller's business (folder.h). Throws Error{kCorruption} or Error{kIo}.
std::shared_ptr<Storage> OpenRocksDbStorage(const std::string& folder,
                                            const RocksDbOptions& options);

}  // namespace wenmai::graph
