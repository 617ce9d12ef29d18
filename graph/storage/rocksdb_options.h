// How RocksDB is set up for our tables.
#pragma once

#include <memory>

#include "graph/storage/rocksdb_storage.h"
#include "graph/storage/storage.h"
#include "rocksdb/cache.h"
#include "rocksdb/options.h"

namespace wenmai::graph {

// `cache` may be null: no block cache.
rocksdb::ColumnFamilyOptions FamilyOptions(Table table, std::shared_ptr<rocksdb::Cache> cache);
rocksdb::DBOptions DatabaseOptions(const RocksDbOptions& options);

}  // namespace wenmai::graph
