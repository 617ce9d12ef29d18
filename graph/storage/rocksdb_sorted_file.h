// A sorted file as one of RocksDB's table files.
#pragma once

#include <string>

#include "graph/storage/sorted_file.h"
#include "rocksdb/options.h"
#include "rocksdb/sst_file_writer.h"

namespace wenmai::graph {

class RocksDbSortedFile : public SortedFile {
 public:
  // `options` of the table's column family. Throws Error{kIo}.
  RocksDbSortedFile(Table table, const rocksdb::Options& options, std::string path);
  ~RocksDbSortedFile() override;

  void Put(std::string_view key, std::string_view value) override;
  void Finish() override;
  Table table() const override { return table_; }
  uint64_t byte_count() const override { return byte_count_; }
  const std::string& path() const { return path_; }

 private:
  Table table_;
  std::string path_;
  rocksdb::SstFileWriter writer_;
  uint64_t byte_count_ = 0;
};

}  // namespace wenmai::graph
