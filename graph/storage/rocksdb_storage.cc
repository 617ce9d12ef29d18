#include "graph/storage/rocksdb_storage.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "graph/storage/log_file_system.h"
#include "graph/storage/rocksdb_options.h"
#include "graph/storage/rocksdb_sorted_file.h"
#include "graph/storage/rocksdb_status.h"
#include "rocksdb/db.h"
#include "rocksdb/env.h"
#include "rocksdb/utilities/checkpoint.h"
#include "rocksdb/write_batch.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kFlushBeforeCloseBytes = 16u << 20;

// An open database with its column families; closed with the last storage or snapshot that uses it.
struct Database {
  ~Database() {
    if (db != nullptr) MarkSyncedEnd();
    if (db != nullptr) FlushBeforeClose();
    for (rocksdb::ColumnFamilyHandle* family : families) {
      if (family == nullptr) continue;
      db->DestroyColumnFamilyHandle(family).PermitUncheckedError();
    }
    if (db != nullptr) db->Close().PermitUncheckedError();
  }
  // So that damage to the last commits is known for what it is.
  void MarkSyncedEnd() {
    if (has_failed || synced_logs->end() == LogPosition{}) return;
    rocksdb::WriteBatch mark;
    mark.PutLogData(EncodeSyncMark(synced_logs->end())).PermitUncheckedError();
    db->Write(rocksdb::WriteOptions(), &mark).PermitUncheckedError();
  }
  // A long write-ahead log makes the next open slow. All of it is durable already, so a flush that
  // fails costs nothing but that.
  void FlushBeforeClose() {
    uint64_t unflushed_bytes = 0;
    for (rocksdb::ColumnFamilyHandle* family : families) {
      uint64_t bytes = 0;
      db->GetIntProperty(family, rocksdb::DB::Properties::kCurSizeAllMemTables, &bytes);
      unflushed_bytes += bytes;
    }
    if (is_read_only || unflushed_bytes < kFlushBeforeCloseBytes) return;
    db->Flush(rocksdb::FlushOptions(), {families.begin(), families.end()}).PermitUncheckedError();
  }

  rocksdb::ColumnFamilyHandle* family(Table table) const {
    return families[static_cast<size_t>(table)];
  }

  std::shared_ptr<void> guard;
  std::shared_ptr<SyncedLogs> synced_logs = std::make_shared<SyncedLogs>();
  std::unique_ptr<rocksdb::Env> env;  // what the database writes through
  std::unique_ptr<rocksdb::DB> db;
  std::array<rocksdb::ColumnFamilyHandle*, kTableCount> families{};
  rocksdb::DBOptions options;
  std::shared_ptr<rocksdb::Cache> block_cache;  // nullptr: none
  bool is_read_only = false;
  mutable std::atomic<bool> has_failed{false};  // a write: none may come after
};

void CopyFile(const fs::path& from, const fs::path& to) {
  fs::copy_file(from, to);
  const int file = open(to.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_synced = file >= 0 && fsync(file) == 0;
  const int error = errno;
  if (file >= 0) close(file);
  if (!is_synced) {
    throw Error(ErrorCode::kIo, "cannot write " + to.string() + ": " + std::strerror(error));
  }
}

void CopyFiles(const fs::path& from, const fs::path& to) {
  fs::create_directory(to);
  for (const fs::directory_entry& entry : fs::directory_iterator(from)) {
    if (entry.path().filename() != "LOCK") CopyFile(entry.path(), to / entry.path().filename());
  }
}

// A checkpoint links to the tables' files where it can. A copy must outlive damage to them.
void ReplaceLinks(const fs::path& folder) {
  std::vector<fs::path> links;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.hard_link_count() > 1) links.push_back(entry.path());
  }
  for (const fs::path& link : links) {
    const fs::path copy = link.string() + ".copy";
    CopyFile(link, copy);
    fs::rename(copy, link);
  }
}

class RocksDbSnapshot : public Snapshot {
 public:
  explicit RocksDbSnapshot(std::shared_ptr<const Database> database)
      : database_(std::move(database)), snapshot_(database_->db->GetSnapshot()) {}
  ~RocksDbSnapshot() override { database_->db->ReleaseSnapshot(snapshot_); }
  RocksDbSnapshot(const RocksDbSnapshot&) = delete;
  RocksDbSnapshot& operator=(const RocksDbSnapshot&) = delete;

  bool Get(Table table, std::string_view key, std::string* value) const override {
    const rocksdb::Status status =
        database_->db->Get(Options(), database_->family(table), ToSlice(key), value);
    if (status.IsNotFound()) return false;
    CheckStatus(status);
    return true;
  }

  void MultiGet(Table table, std::span<const std::string_view> keys,
                absl::FunctionRef<void(size_t, std::string_view)> found) const override {
    std::vector<rocksdb::Slice> slices;
    slices.reserve(keys.size());
    for (const std::string_view key : keys) slices.push_back(ToSlice(key));
    std::vector<rocksdb::PinnableSlice> values(keys.size());
    std::vector<rocksdb::Status> statuses(keys.size());
    database_->db->MultiGet(Options(), database_->family(table), keys.size(), slices.data(),
                            values.data(), statuses.data(), /*sorted_input=*/false);
    for (size_t i = 0; i < keys.size(); ++i) {
      if (statuses[i].IsNotFound()) continue;
      CheckStatus(statuses[i]);
      found(i, ToView(values[i]));
    }
  }

  void Scan(Table table, std::string_view begin, std::string_view end,
            absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const override {
    rocksdb::ReadOptions options = Options();
    const rocksdb::Slice bound = ToSlice(end);
    if (!end.empty()) options.iterate_upper_bound = &bound;
    std::unique_ptr<rocksdb::Iterator> iterator(
        database_->db->NewIterator(options, database_->family(table)));
    for (iterator->Seek(ToSlice(begin)); iterator->Valid(); iterator->Next()) {
      if (!visit(ToView(iterator->key()), ToView(iterator->value()))) break;
    }
    CheckStatus(iterator->status());
  }

 private:
  rocksdb::ReadOptions Options() const {
    rocksdb::ReadOptions options;
    options.snapshot = snapshot_;
    return options;
  }

  std::shared_ptr<const Database> database_;
  const rocksdb::Snapshot* snapshot_;
};

class RocksDbBatch : public Batch {
 public:
  explicit RocksDbBatch(const Database& database) : database_(database) {}

  void Put(Table table, std::string_view key, std::string_view value) override {
    CheckStatus(batch_.Put(database_.family(table), ToSlice(key), ToSlice(value)));
  }
  void Delete(Table table, std::string_view key) override {
    CheckStatus(batch_.Delete(database_.family(table), ToSlice(key)));
  }
  void DeleteRange(Table table, std::string_view begin, std::string_view end) override {
    CheckStatus(batch_.DeleteRange(database_.family(table), ToSlice(begin), ToSlice(end)));
  }
  void Merge(Table table, std::string_view key, std::string_view operand) override {
    CheckStatus(batch_.Merge(database_.family(table), ToSlice(key), ToSlice(operand)));
  }

  rocksdb::WriteBatch* batch() { return &batch_; }

 private:
  const Database& database_;
  rocksdb::WriteBatch batch_;
};

class RocksDbStorage : public Storage {
 public:
  explicit RocksDbStorage(std::shared_ptr<const Database> database)
      : database_(std::move(database)) {}

  std::unique_ptr<Batch> NewBatch() const override {
    return std::make_unique<RocksDbBatch>(*database_);
  }

  void Write(std::unique_ptr<Batch> batch, bool sync) override {
    rocksdb::WriteOptions options;
    options.sync = sync;
    RequireNoFailure();
    rocksdb::WriteBatch* changes = static_cast<RocksDbBatch&>(*batch).batch();
    CheckStatus(changes->PutLogData(EncodeSyncMark(database_->synced_logs->end())));
    CheckWritten(database_->db->Write(options, changes));
  }

  void Sync() override {
    RequireNoFailure();
    CheckWritten(database_->db->SyncWAL());
  }

  std::unique_ptr<SortedFile> NewSortedFile(Table table, const std::string& path) const override {
    const rocksdb::Options options(database_->options, FamilyOptions(table, nullptr));
    return std::make_unique<RocksDbSortedFile>(table, options, path);
  }

  void Ingest(std::vector<std::unique_ptr<SortedFile>> files) override {
    std::array<rocksdb::IngestExternalFileArg, kTableCount> by_table;
    for (const auto& file : files) {
      by_table[static_cast<size_t>(file->table())].external_files.push_back(
          static_cast<const RocksDbSortedFile&>(*file).path());
    }
    std::vector<rocksdb::IngestExternalFileArg> arguments;
    for (size_t i = 0; i < kTableCount; ++i) {
      if (by_table[i].external_files.empty()) continue;
      by_table[i].column_family = database_->families[i];
      by_table[i].options.move_files = true;
      by_table[i].options.write_global_seqno = false;  // all our readers know it from the manifest
      arguments.push_back(std::move(by_table[i]));
    }
    RequireNoFailure();
    if (!arguments.empty()) CheckStatus(database_->db->IngestExternalFiles(arguments));
  }

  std::shared_ptr<const Snapshot> TakeSnapshot() const override {
    return std::make_shared<RocksDbSnapshot>(database_);
  }

  void Checkpoint(const std::string& path) const override {
    if (database_->is_read_only) {
      CopyFiles(database_->db->GetName(), path);  // nobody writes to them meanwhile
      return;
    }
    rocksdb::Checkpoint* checkpoint = nullptr;
    CheckStatus(rocksdb::Checkpoint::Create(database_->db.get(), &checkpoint));
    std::unique_ptr<rocksdb::Checkpoint> owned(checkpoint);
    CheckStatus(owned->CreateCheckpoint(path));
    ReplaceLinks(path);
  }

  void VerifyFiles() const override { CheckStatus(database_->db->VerifyChecksum()); }

  BlockCacheUse ReadBlockCacheUse() const override {
    if (database_->block_cache == nullptr) return {};
    return {database_->block_cache->GetUsage(), database_->block_cache->GetCapacity()};
  }

 private:
  // A failed write is final. RocksDB takes up writing again by itself once a full disk has room, and then aborts the
  // process over the log that it could not write to before.
  void RequireNoFailure() const {
    const std::lock_guard lock(failure_mutex_);
    if (!failure_) return;
    throw Error(ErrorCode::kIo, std::string("an earlier write failed, the database must be opened again: ") + failure_->what());
  }
  void CheckWritten(const rocksdb::Status& status) {
    try {
      CheckStatus(status, database_->db->GetName());
    } catch (const Error& error) {
      database_->has_failed = true;
      const std::lock_guard lock(failure_mutex_);
      if (!failure_) failure_ = error;
      throw;
    }
  }

  std::shared_ptr<const Database> database_;
  mutable std::mutex failure_mutex_;
  std::optional<Error> failure_;  // the first
};

// What RocksDB says while it opens: of a damaged write-ahead log only this tells the file.
class OpenLog : public rocksdb::Logger {
 public:
  OpenLog() : Logger(rocksdb::WARN_LEVEL) {}

  using Logger::Logv;
  void Logv(const char* format, va_list arguments) override {
    char line[1024];
    vsnprintf(line, sizeof line, format, arguments);
    // `PATH.log: dropping 312 bytes; Corruption: checksum mismatch`
    const std::string_view text = line;
    const size_t end = text.find(".log: dropping");
    if (end == std::string_view::npos) return;
    const size_t begin = text.rfind(' ', end) + 1;
    std::lock_guard lock(mutex_);
    damaged_log_ = text.substr(begin, end + 4 - begin);
  }

  std::optional<std::string> DamagedLog() {
    std::lock_guard lock(mutex_);
    return damaged_log_;
  }

 private:
  std::mutex mutex_;
  std::optional<std::string> damaged_log_;
};

// The catalog lies in the default family, which RocksDB demands to be there.
std::string FamilyName(Table table) {
  return table == Table::kCatalog ? rocksdb::kDefaultColumnFamilyName
                                  : std::string(TableName(table));
}

}  // namespace

std::shared_ptr<Storage> OpenRocksDbStorage(const std::string& folder,
                                            const RocksDbOptions& options) {
  std::shared_ptr<rocksdb::Cache> cache;
  if (options.block_cache_bytes > 0) cache = rocksdb::NewLRUCache(options.block_cache_bytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (size_t i = 0; i < kTableCount; ++i) {
    const auto table = static_cast<Table>(i);
    descriptors.emplace_back(FamilyName(table), FamilyOptions(table, cache));
  }
  auto database = std::make_shared<Database>();
  database->guard = options.guard;
  database->block_cache = cache;
  database->is_read_only = options.read_only;
  database->options = DatabaseOptions(options);
  database->env = rocksdb::NewCompositeEnv(NewLogFileSystem(database->synced_logs));
  database->options.env = database->env.get();
  const auto log = std::make_shared<OpenLog>();
  database->options.info_log = log;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  const rocksdb::Status status =
      options.read_only
          ? rocksdb::DB::OpenForReadOnly(database->options, folder, descriptors, &handles, &db)
          : rocksdb::DB::Open(database->options, folder, descriptors, &handles, &db);
  if (status.IsCorruption() && status.ToString().find(folder) == std::string::npos) {
    throw Error(ErrorCode::kCorruption,
                "store: " + status.ToString() + " in " + log->DamagedLog().value_or(folder));
  }
  CheckStatus(status);
  database->db.reset(db);
  std::copy(handles.begin(), handles.end(), database->families.begin());
  return std::make_shared<RocksDbStorage>(std::move(database));
}

}  // namespace wenmai::graph
