// A file system that fails, or waits, when it is told to.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "rocksdb/env.h"

namespace wenmai::graph {

class FaultyEnv : public rocksdb::EnvWrapper {
 public:
  enum class Fault { kWrite, kSync };

  FaultyEnv() : EnvWrapper(rocksdb::Env::Default()) {}

  // Lets `count` more operations of a kind succeed; all that come after fail.
  void FailAfter(Fault fault, int64_t count) { Left(fault) = count; }

  // Lets no sync end before `count` more writes were made.
  void HoldSyncsForWrites(int64_t count) {
    std::lock_guard lock(mutex_);
    write_count_wanted_ = write_count_ + count;
  }
  int64_t sync_count() const { return sync_count_; }

  rocksdb::Status NewWritableFile(const std::string& name,
                                  std::unique_ptr<rocksdb::WritableFile>* file,
                                  const rocksdb::EnvOptions& options) override {
    const rocksdb::Status status = EnvWrapper::NewWritableFile(name, file, options);
    if (status.ok()) *file = std::make_unique<File>(this, name, std::move(*file));
    return status;
  }

 private:
  class File : public rocksdb::WritableFileWrapper {
   public:
    File(FaultyEnv* env, std::string name, std::unique_ptr<rocksdb::WritableFile> file)
        : WritableFileWrapper(file.get()),
          env_(env),
          name_(std::move(name)),
          file_(std::move(file)) {}

    using WritableFileWrapper::Append;
    rocksdb::Status Append(const rocksdb::Slice& bytes) override {
      const rocksdb::Status status = env_->Count(Fault::kWrite, name_);
      return status.ok() ? WritableFileWrapper::Append(bytes) : status;
    }
    rocksdb::Status Append(const rocksdb::Slice& bytes,
                           const rocksdb::DataVerificationInfo&) override {
      return Append(bytes);
    }
    rocksdb::Status Sync() override {
      const rocksdb::Status status = env_->Count(Fault::kSync, name_);
      return status.ok() ? WritableFileWrapper::Sync() : status;
    }
    rocksdb::Status Fsync() override { return Sync(); }

   private:
    FaultyEnv* env_;
    std::string name_;
    std::unique_ptr<rocksdb::WritableFile> file_;
  };

  std::atomic<int64_t>& Left(Fault fault) {
    return fault == Fault::kWrite ? left_writes_ : left_syncs_;
  }

  rocksdb::Status Count(Fault fault, const std::string& name) {
    std::unique_lock lock(mutex_);
    if (fault == Fault::kWrite) {
      ++write_count_;
      written_.notify_all();
    } else {
      ++sync_count_;
      written_.wait(lock, [this] { return write_count_ >= write_count_wanted_; });
    }
    if (Left(fault).fetch_sub(1) > 0) return rocksdb::Status::OK();
    return rocksdb::Status::IOError(name, fault == Fault::kWrite ? "no space left" : "not synced");
  }

  std::atomic<int64_t> left_writes_{INT64_MAX}, left_syncs_{INT64_MAX};
  std::mutex mutex_;
  std::condition_variable written_;
  int64_t write_count_ = 0, write_count_wanted_ = 0;  // guarded by mutex_
  std::atomic<int64_t> sync_count_{0};
};

}  // namespace wenmai::graph
