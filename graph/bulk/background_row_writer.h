// A RowWriter whose rows are compressed and written by a thread of its own, while the caller makes
// the next ones.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "graph/bulk/row_writer.h"

namespace wenmai::graph {

class BackgroundRowWriter {
 public:
  // REQUIRES: nobody else uses `rows`, which outlives this.
  explicit BackgroundRowWriter(RowWriter* rows);
  ~BackgroundRowWriter();
  BackgroundRowWriter(const BackgroundRowWriter&) = delete;
  BackgroundRowWriter& operator=(const BackgroundRowWriter&) = delete;

  // As RowWriter::Put. Throws what an earlier row failed with.
  void Put(std::string_view key, std::string_view value);
  // Returns when all rows were put; throws what one failed with.
  void Finish();

 private:
  static constexpr size_t kBlockBytes = 256u << 10;
  static constexpr size_t kBlocksMax = 8;  // that wait to be written

  void HandOver();
  void Run();
  void WriteBlock(const std::string& block);

  RowWriter* rows_;
  std::string block_;  // of the caller: (key_size:varint value_size:varint key value)*
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> blocks_;  // guarded by mutex_, as are those below
  bool is_finished_ = false;
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace wenmai::graph
