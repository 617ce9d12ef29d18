#include "graph/bulk/background_row_writer.h"

#include <utility>

#include "base/bytes.h"

namespace wenmai::graph {

BackgroundRowWriter::BackgroundRowWriter(RowWriter* rows)
    : rows_(rows), thread_([this] { Run(); }) {}

BackgroundRowWriter::~BackgroundRowWriter() {
  if (!thread_.joinable()) return;
  {
    std::lock_guard lock(mutex_);
    blocks_.clear();
    is_finished_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void BackgroundRowWriter::Put(std::string_view key, std::string_view value) {
  AppendVarint(key.size(), &block_);
  AppendVarint(value.size(), &block_);
  block_.append(key).append(value);
  if (block_.size() >= kBlockBytes) HandOver();
}

void BackgroundRowWriter::HandOver() {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return blocks_.size() < kBlocksMax || failure_ != nullptr; });
    if (failure_ != nullptr) std::rethrow_exception(failure_);
    blocks_.push_back(std::move(block_));
  }
  changed_.notify_all();
  block_.clear();
  block_.reserve(kBlockBytes + kBlockBytes / 8);
}

void BackgroundRowWriter::Finish() {
  HandOver();
  {
    std::lock_guard lock(mutex_);
    is_finished_ = true;
  }
  changed_.notify_all();
  thread_.join();
  if (failure_ != nullptr) std::rethrow_exception(failure_);
}

void BackgroundRowWriter::Run() {
  while (true) {
    std::string block;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !blocks_.empty() || is_finished_; });
      if (blocks_.empty()) return;
      block = std::move(blocks_.front());
      blocks_.pop_front();
    }
    changed_.notify_all();
    try {
      WriteBlock(block);
    } catch (...) {
      std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      changed_.notify_all();
      return;
    }
  }
}

void BackgroundRowWriter::WriteBlock(const std::string& block) {
  ByteReader reader(block, "rows to write");
  while (!reader.empty()) {
    const size_t key_size = reader.ReadVarint(), value_size = reader.ReadVarint();
    const std::string_view key = reader.ReadBytes(key_size);
    rows_->Put(key, reader.ReadBytes(value_size));
  }
}

}  // namespace wenmai::graph
