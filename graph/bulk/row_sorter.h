// Puts rows into the order of their keys: in memory as far as that may be used, beyond in a file of
// sorted runs, which are merged as the rows are visited.
//
//   run := row*                    in order
//   row := key_size:varint value_size:varint key value
#pragma once

#include <compare>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"

namespace wenmai::graph {

class RowSorter {
 public:
  // The file is made at `path` when memory is short, and deleted in the end.
  RowSorter(std::string path, size_t memory_bytes_max);
  ~RowSorter();
  RowSorter(const RowSorter&) = delete;
  RowSorter& operator=(const RowSorter&) = delete;

  // Throws Error{kIo} if the file cannot be written.
  void Add(std::string_view key, std::string_view value);
  uint64_t row_count() const { return row_count_; }

  // Visits all rows, once, in the order of their keys, those of the same key in the order they were
  // added. Views live during the call. Throws Error{kIo} if the file cannot be read.
  void Visit(absl::FunctionRef<void(std::string_view key, std::string_view value)> visit);

 private:
  // The first 16 bytes of a key, zero where it is shorter, as integers of the same order.
  struct KeyFront {
    explicit KeyFront(std::string_view key = {});
    auto operator<=>(const KeyFront&) const = default;
    uint64_t high = 0, low = 0;
  };
  // A row in memory. The front of its key decides most comparisons without a look at the row.
  struct Item {
    KeyFront front;
    uint32_t offset;  // in rows_
  };
  struct Run {
    long begin, end;  // in the file
  };
  struct FileCloser {
    void operator()(FILE* file) const { fclose(file); }
  };
  class RunReader;

  void Sort();
  void Prefetch(size_t i) const;
  void Spill();
  void Merge(absl::FunctionRef<void(std::string_view, std::string_view)> visit);

  std::string path_;
  size_t memory_bytes_max_;
  uint64_t row_count_ = 0;
  std::string rows_;
  std::vector<Item> items_;
  std::unique_ptr<FILE, FileCloser> file_;
  std::vector<Run> runs_;
};

}  // namespace wenmai::graph
