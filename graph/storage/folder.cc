#include "graph/storage/folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "graph/storage/rocksdb_storage.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFormatLine = "wenmai graph store, format ";

std::string FormatLine() { return std::string(kFormatLine) + std::to_string(kStoreFormat) + "\n"; }

// True if the folder has files that no database of ours, however young, would have. The lock comes
// first, the format last.
bool IsForeign(const fs::path& folder) {
  const bool is_locked = fs::exists(folder / "lock");
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const fs::path name = entry.path().filename();
    if (name == "store" && is_locked) continue;
    if (name != "lock" && name != "format.new") return true;
  }
  return false;
}

// Writes `text` so that after a crash the file is there whole or not at all.
void WriteDurably(const fs::path& path, const std::string& text) {
  const fs::path draft = path.string() + ".new";
  const int file = open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  bool is_written = file >= 0 &&
                    write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                    fsync(file) == 0;
  const int error = errno;
  if (file >= 0) close(file);
  if (!is_written) {
    throw Error(ErrorCode::kIo, "cannot write " + path.string() + ": " + std::strerror(error));
  }
  fs::rename(draft, path);
  const int folder = open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  fsync(folder);
  close(folder);
}

int ReadFormat(const fs::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  int format = 0;
  if (line.starts_with(kFormatLine)) format = std::atoi(line.c_str() + kFormatLine.size());
  if (format <= 0) {
    throw Error(ErrorCode::kCorruption, "damaged format file " + path.string());
  }
  if (format > kStoreFormat) {
    throw Error(ErrorCode::kUnsupported, path.parent_path().string() + " has store format " +
                                             std::to_string(format) + ", this wenmai reads up to " +
                                             std::to_string(kStoreFormat));
  }
  return format;
}

// Makes sure that there is a database in `folder`, or a place for a new one.
void CheckFolder(const fs::path& folder, const FolderOptions& options) {
  const bool may_create = options.create_if_missing && !options.read_only;
  if (fs::exists(folder)) {
    if (!fs::is_directory(folder)) {
      throw Error(ErrorCode::kInvalidArgument, folder.string() + " is not a folder");
    }
    if (fs::exists(folder / "format")) return;
    if (IsForeign(folder)) {
      throw Error(ErrorCode::kInvalidArgument,
                  folder.string() + " is not a wenmai database, and not empty");
    }
  }
  if (!may_create) throw Error(ErrorCode::kNotFound, "no database at " + folder.string());
  fs::create_directories(folder);
}

std::shared_ptr<Storage> OpenLocked(const fs::path& folder, const FolderOptions& options) {
  CheckFolder(folder, options);
  auto lock = std::make_shared<LockFile>(
      folder / "lock", options.read_only ? LockMode::kRead : LockMode::kWrite, folder.string());
  const fs::path format = folder / "format";
  const fs::path files = folder / "store";
  const bool is_new = !fs::exists(format);
  const bool is_older = !is_new && ReadFormat(format) < kStoreFormat;
  if (options.read_only && (is_new || !fs::exists(files / "CURRENT"))) {
    throw Error(ErrorCode::kNotFound, "no database at " + folder.string());
  }
  RocksDbOptions store_options;
  store_options.read_only = options.read_only;
  store_options.block_cache_bytes = options.block_cache_bytes;
  store_options.guard = std::move(lock);
  std::shared_ptr<Storage> storage = OpenRocksDbStorage(files, store_options);
  if (!options.read_only) fs::remove_all(DraftsFolder(folder.string()));
  // Before anything is written that an older library would misread.
  if (is_older && !options.read_only) WriteDurably(format, FormatLine());
  // Last, so that whoever finds it finds all tables, whenever their making was cut short.
  if (is_new) WriteDurably(format, FormatLine());
  return storage;
}

}  // namespace

std::string DraftsFolder(const std::string& path) { return path + "/drafts"; }

void MakeDraftsFolder(const std::string& drafts_folder) {
  std::error_code error;
  fs::create_directory(drafts_folder, error);
  if (!error) return;
  throw Error(ErrorCode::kIo, "cannot write " + drafts_folder + ": " + error.message());
}

void CopyFolder(const Storage& storage, const std::string& path) {
  try {
    const fs::path folder = path;
    const bool is_there = fs::exists(folder);
    if (is_there && (!fs::is_directory(folder) || !fs::is_empty(folder))) {
      throw Error(ErrorCode::kExists, path + " is there already");
    }
    fs::create_directories(folder);
    try {
      storage.VerifyFiles();  // what is damaged is no backup
      storage.Checkpoint(folder / "store");
      // Last, so that a copy cut short is no database.
      WriteDurably(folder / "format", FormatLine());
    } catch (...) {
      std::error_code ignored;  // the first error is the one to tell
      fs::remove_all(is_there ? folder / "store" : folder, ignored);
      throw;
    }
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::kIo, "cannot write " + path + ": " + error.code().message());
  }
}

std::shared_ptr<Storage> OpenFolder(const std::string& path, const FolderOptions& options) {
  try {
    return OpenLocked(path, options);
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::kIo, "cannot open " + path + ": " + error.code().message());
  }
}

}  // namespace wenmai::graph
