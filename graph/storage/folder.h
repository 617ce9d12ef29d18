// The folder of a database on disk.
//
//   DIR/lock     who has it open (lock_file.h)
//   DIR/format   `wenmai graph store, format N`
//   DIR/store/   the storage's files
//   DIR/drafts/  files that are being written and will become part of the store at once
#pragma once

#include <memory>
#include <string>

#include "graph/storage/lock_file.h"
#include "graph/storage/storage.h"

namespace wenmai::graph {

// What this library writes. A change that an older library would misread raises it. 2: statistics
// (graph/statistics) are kept. An older database becomes one of this format when it is opened to write.
inline constexpr int kStoreFormat = 2;

struct FolderOptions {
  bool read_only = false;
  bool create_if_missing = true;
  size_t block_cache_bytes = 0;
};

// Locks and opens the database in `path`. The lock goes with the storage. Throws Error: kNotFound
// if there is none and none may be made, kInvalidArgument if `path` is a file or a folder of
// something else, kConflict, kIo, kUnsupported if its format is newer than kStoreFormat,
// kCorruption.
std::shared_ptr<Storage> OpenFolder(const std::string& path, const FolderOptions& options);

// Where to write files for Storage::Ingest. Who opens the database to write clears away what a crash
// left there.
std::string DraftsFolder(const std::string& path);
// Makes the folder of drafts unless it is there. Throws Error{kIo}.
void MakeDraftsFolder(const std::string& drafts_folder);

// Makes the folder `path`, which must be new or empty, a copy of the database that `storage` holds
// open. Throws Error{kExists} if there is something, kCorruption naming a file of the original that
// is damaged, kIo if it cannot be written; then nothing is left of the copy.
void CopyFolder(const Storage& storage, const std::string& path);

}  // namespace wenmai::graph
