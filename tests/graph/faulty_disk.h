// A disk that is full, does not sync, or waits, when it is told to: while one lives, the process's
// write, pwrite, fsync and fdatasync, also those of libraries, go through it. To be included by one source.
#pragma once

#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace wenmai::graph {

class FaultyDisk {
 public:
  enum class Fault { kWrite, kSync };

  FaultyDisk() {
    std::lock_guard lock(mutex_);
    current_ = this;
  }
  // A library's thread may be in a call, and go on after it.
  ~FaultyDisk() {
    std::lock_guard lock(mutex_);
    current_ = nullptr;
    changed_.notify_all();
  }
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  // Lets `count` more calls of a kind succeed; all that come after fail.
  void FailAfter(Fault fault, int64_t count) {
    std::lock_guard lock(mutex_);
    (fault == Fault::kWrite ? left_writes_ : left_syncs_) = count;
  }
  // Lets no sync end before `count` more writes were made to the end of a file.
  void HoldSyncsForAppends(int64_t count) {
    std::lock_guard lock(mutex_);
    append_count_wanted_ = append_count_ + count;
  }
  int64_t sync_count() {
    std::lock_guard lock(mutex_);
    return sync_count_;
  }

  enum class Call { kAppend, kWriteAt, kSync };
  // Whether the call may be made; if not, errno is set.
  static bool Allow(Call call) {
    if (current_ == nullptr) return true;  // without the lock, which a process may fork under
    std::unique_lock lock(mutex_);
    FaultyDisk* disk = current_;
    return disk == nullptr || disk->AllowHere(call, &lock);
  }

 private:
  bool AllowHere(Call call, std::unique_lock<std::mutex>* lock) {
    if (call == Call::kAppend) {
      ++append_count_;
      changed_.notify_all();
    } else if (call == Call::kSync) {
      ++sync_count_;
      changed_.wait(*lock, [this] { return current_ != this || append_count_ >= append_count_wanted_; });
      if (current_ != this) return true;
    }
    if ((call == Call::kSync ? left_syncs_ : left_writes_)-- > 0) return true;
    errno = call == Call::kSync ? EIO : ENOSPC;
    return false;
  }

  inline static std::mutex mutex_;  // guards all below
  inline static std::condition_variable changed_;
  inline static std::atomic<FaultyDisk*> current_{nullptr};
  int64_t left_writes_ = INT64_MAX, left_syncs_ = INT64_MAX;
  int64_t append_count_ = 0, append_count_wanted_ = 0, sync_count_ = 0;
};

}  // namespace wenmai::graph

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  using wenmai::graph::FaultyDisk;
  return FaultyDisk::Allow(FaultyDisk::Call::kAppend) ? syscall(SYS_write, file, bytes, size) : -1;
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
  using wenmai::graph::FaultyDisk;
  if (!FaultyDisk::Allow(FaultyDisk::Call::kWriteAt)) return -1;
  return syscall(SYS_pwrite64, file, bytes, size, offset);
}

int fsync(int file) {
  using wenmai::graph::FaultyDisk;
  if (!FaultyDisk::Allow(FaultyDisk::Call::kSync)) return -1;
  return static_cast<int>(syscall(SYS_fsync, file));
}

int fdatasync(int file) {
  using wenmai::graph::FaultyDisk;
  if (!FaultyDisk::Allow(FaultyDisk::Call::kSync)) return -1;
  return static_cast<int>(syscall(SYS_fdatasync, file));
}

}  // extern "C"
