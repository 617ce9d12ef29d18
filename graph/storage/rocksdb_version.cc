#include "graph/storage/rocksdb_version.h"

#include "rocksdb/version.h"

namespace wenmai::graph {

std::string RocksDbVersion() { return rocksdb::GetRocksVersionAsString(true); }

}  // namespace wenmai::graph
