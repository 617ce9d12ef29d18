#include "graph/storage/log_file_system.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

using rocksdb::FileOptions;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

// A process that commits once gets no room, one that commits on and on soon gets much.
constexpr size_t kFirstRoomBytes = 64u << 10;
constexpr size_t kRoomBytesMax = 1u << 20;

// How many bytes of records were written to a log that is open.
using LogSize = std::atomic<uint64_t>;

// A log being written. As RocksDB has it, one thread appends while others sync.
class LogFile : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  LogFile(std::unique_ptr<rocksdb::FSWritableFile> file, uint64_t number, std::shared_ptr<LogSize> size,
          std::shared_ptr<SyncedLogs> synced)
      : FSWritableFileOwnerWrapper(std::move(file)),
        number_(number),
        size_(std::move(size)),
        synced_(std::move(synced)) {}

  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* context) override {
    return Grow(data.size(), target()->Append(data, options, context), options, context);
  }
  IOStatus Append(const Slice& data, const IOOptions& options,
                  const rocksdb::DataVerificationInfo& verification,
                  IODebugContext* context) override {
    return Grow(data.size(), target()->Append(data, options, verification, context), options, context);
  }

  IOStatus Sync(const IOOptions& options, IODebugContext* context) override {
    const uint64_t size = *size_;
    return NoteSync(size, target()->Sync(options, context));
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override {
    const uint64_t size = *size_;
    return NoteSync(size, target()->Fsync(options, context));
  }

  IOStatus Close(const IOOptions& options, IODebugContext* context) override {
    if (room_end_ > *size_) {
      const IOStatus status = target()->Truncate(*size_, options, context);
      if (!status.ok()) return status;
    }
    return target()->Close(options, context);
  }

  uint64_t GetFileSize(const IOOptions&, IODebugContext*) override { return *size_; }

 private:
  // RocksDB syncs a log after those before it.
  IOStatus NoteSync(uint64_t size, IOStatus status) {
    was_synced_ = true;
    if (status.ok()) synced_->NoteSync({number_, size});
    return status;
  }

  // After an append. A log that nobody syncs needs no room.
  IOStatus Grow(size_t byte_count, IOStatus status, const IOOptions& options, IODebugContext* context) {
    if (!status.ok()) return status;
    *size_ += byte_count;
    if (*size_ >= room_end_ && was_synced_.exchange(false)) MakeRoom(options, context);
    return status;
  }

  // The zeros become durable with the records, by the sync that follows. Where there is no place for
  // them on the disk, the log does without.
  void MakeRoom(const IOOptions& options, IODebugContext* context) {
    const std::string zeros(room_bytes_, '\0');
    room_end_ = *size_ + room_bytes_;
    target()->PositionedAppend(zeros, *size_, options, context).PermitUncheckedError();
    room_bytes_ = std::min(2 * room_bytes_, kRoomBytesMax);
  }

  const uint64_t number_;
  std::shared_ptr<LogSize> size_;
  std::shared_ptr<SyncedLogs> synced_;
  uint64_t room_end_ = 0;  // the file is at most as long as this, or as its records
  size_t room_bytes_ = kFirstRoomBytes;
  std::atomic<bool> was_synced_{false};  // since room was last made
};

// A log that ends before its file does.
class EndedLogReader : public rocksdb::FSSequentialFileOwnerWrapper {
 public:
  EndedLogReader(std::unique_ptr<rocksdb::FSSequentialFile> file, uint64_t byte_count)
      : FSSequentialFileOwnerWrapper(std::move(file)), left_(byte_count) {}

  IOStatus Read(size_t byte_count, const IOOptions& options, Slice* result, char* scratch,
                IODebugContext* context) override {
    const IOStatus status =
        target()->Read(std::min<uint64_t>(byte_count, left_), options, result, scratch, context);
    left_ -= result->size();
    return status;
  }
  IOStatus Skip(uint64_t byte_count) override {
    byte_count = std::min(byte_count, left_);
    left_ -= byte_count;
    return target()->Skip(byte_count);
  }

 private:
  uint64_t left_;
};

class LogFileSystem : public rocksdb::FileSystemWrapper {
 public:
  explicit LogFileSystem(std::shared_ptr<SyncedLogs> synced)
      : FileSystemWrapper(rocksdb::FileSystem::Default()), synced_(std::move(synced)) {}

  const char* Name() const override { return "wenmai.log_file_system"; }

  IOStatus NewWritableFile(const std::string& path, const FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           IODebugContext* context) override {
    const IOStatus status = target()->NewWritableFile(path, options, file, context);
    if (!status.ok() || !IsLog(path)) return status;
    auto size = std::make_shared<LogSize>(0);
    {
      const std::lock_guard lock(mutex_);
      std::erase_if(open_logs_, [](const auto& log) { return log.second.expired(); });
      open_logs_[path] = size;
      torn_log_.reset();  // those that were there have been read
    }
    *file = std::make_unique<LogFile>(std::move(*file), LogNumber(path), std::move(size), synced_);
    return status;
  }

  IOStatus NewSequentialFile(const std::string& path, const FileOptions& options,
                             std::unique_ptr<rocksdb::FSSequentialFile>* file,
                             IODebugContext* context) override {
    const IOStatus status = target()->NewSequentialFile(path, options, file, context);
    if (!status.ok() || !IsLog(path) || FindOpenLog(path) != nullptr) return status;
    try {
      *file = std::make_unique<EndedLogReader>(std::move(*file), CountBytesToRead(path));
    } catch (const Error& error) {
      return error.code() == ErrorCode::kCorruption ? IOStatus::Corruption(error.what())
                                                    : IOStatus::IOError(error.what());
    } catch (const std::filesystem::filesystem_error& error) {
      return IOStatus::IOError(error.what());
    }
    return status;
  }

  // Backups copy as much of an open log as this tells: the records, not what may come in their room.
  IOStatus GetFileSize(const std::string& path, const IOOptions& options, uint64_t* size,
                       IODebugContext* context) override {
    if (const auto log = FindOpenLog(path)) {
      *size = *log;
      return IOStatus::OK();
    }
    return target()->GetFileSize(path, options, size, context);
  }

 private:
  static bool IsLog(std::string_view path) { return path.ends_with(".log"); }

  // Of a log that is read when the database is opened, after those before it.
  uint64_t CountBytesToRead(const std::string& path) {
    const std::lock_guard lock(mutex_);
    if (torn_log_ && LogNumber(path) > *torn_log_) return 0;
    const LogEnd end = FindLogEnd(path);
    if (end.is_torn) torn_log_ = LogNumber(path);
    return end.byte_count;
  }

  std::shared_ptr<LogSize> FindOpenLog(const std::string& path) {
    const std::lock_guard lock(mutex_);
    const auto log = open_logs_.find(path);
    return log == open_logs_.end() ? nullptr : log->second.lock();
  }

  const std::shared_ptr<SyncedLogs> synced_;
  std::mutex mutex_;
  std::map<std::string, std::weak_ptr<LogSize>> open_logs_;  // guarded by mutex_
  std::optional<uint64_t> torn_log_;                         // guarded by mutex_
};

}  // namespace

std::shared_ptr<rocksdb::FileSystem> NewLogFileSystem(std::shared_ptr<SyncedLogs> synced) {
  return std::make_shared<LogFileSystem>(std::move(synced));
}

}  // namespace wenmai::graph
