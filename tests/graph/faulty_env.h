// A file system that fails when it is told to.
#pragma once

#include <atomic>
#include <memory>
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
  void Heal() { left_writes_ = left_syncs_ = INT64_MAX; }
  bool has_failed() const { return has_failed_; }

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
    if (Left(fault).fetch_sub(1) > 0) return rocksdb::Status::OK();
    has_failed_ = true;
    return rocksdb::Status::IOError(name, fault == Fault::kWrite ? "no space left" : "not synced");
  }

  std::atomic<int64_t> left_writes_{INT64_MAX}, left_syncs_{INT64_MAX};
  std::atomic<bool> has_failed_{false};
};

}  // namespace wenmai::graph
