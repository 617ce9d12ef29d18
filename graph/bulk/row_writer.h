// Rows of one table in key order, cut into sorted files of bounded size.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/storage/sorted_file.h"

namespace wenmai::graph {

class RowWriter {
 public:
  // Files get names of their own in `folder`, made of the table's name and `part`. REQUIRES:
  // `storage` outlives this.
  RowWriter(const Storage& storage, Table table, std::string folder, size_t part = 0);

  // REQUIRES: `key` is greater than the last.
  void Put(std::string_view key, std::string_view value);
  // Finishes the last file and appends all to *files.
  void Finish(std::vector<std::unique_ptr<SortedFile>>* files);

 private:
  static constexpr uint64_t kFileBytesMax = 128u << 20;

  const Storage& storage_;
  Table table_;
  std::string path_;  // of the files, up to their number
  std::vector<std::unique_ptr<SortedFile>> files_;
  bool is_open_ = false;  // the last of the files takes more rows
};

}  // namespace wenmai::graph
