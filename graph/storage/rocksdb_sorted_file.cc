#include "graph/storage/rocksdb_sorted_file.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "graph/storage/rocksdb_status.h"

namespace wenmai::graph {

RocksDbSortedFile::RocksDbSortedFile(Table table, const rocksdb::Options& options, std::string path)
    : table_(table),
      path_(std::move(path)),
      // What was just written is read next: it stays in the system's cache.
      writer_(rocksdb::EnvOptions(options), options, /*column_family=*/nullptr,
              /*invalidate_page_cache=*/false) {
  CheckStatus(writer_.Open(path_));
}

// Ingesting moves the file away; what is still here was not wanted.
RocksDbSortedFile::~RocksDbSortedFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

void RocksDbSortedFile::Put(std::string_view key, std::string_view value) {
  CheckStatus(writer_.Put(ToSlice(key), ToSlice(value)));
  byte_count_ += key.size() + value.size();
}

void RocksDbSortedFile::Finish() { CheckStatus(writer_.Finish()); }

}  // namespace wenmai::graph
