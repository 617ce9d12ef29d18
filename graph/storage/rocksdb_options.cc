#include "graph/storage/rocksdb_options.h"

#include <string>
#include <utility>
#include <vector>

#include "graph/storage/rocksdb_status.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/merge_operator.h"
#include "rocksdb/table.h"

namespace wenmai::graph {
namespace {

// Lets RocksDB call our Merger; a damaged operand must come back as a status, not an exception.
class MergerAdapter : public rocksdb::MergeOperator {
 public:
  explicit MergerAdapter(Table table)
      : name_("wenmai." + std::string(TableName(table))), merger_(TableMerger(table)) {}

  const char* Name() const override { return name_.c_str(); }

  bool FullMergeV2(const MergeOperationInput& in, MergeOperationOutput* out) const override {
    std::vector<std::string_view> operands;
    operands.reserve(in.operand_list.size());
    for (const rocksdb::Slice& operand : in.operand_list) operands.push_back(ToView(operand));
    std::optional<std::string_view> base;
    if (in.existing_value != nullptr) base = ToView(*in.existing_value);
    try {
      out->new_value = merger_->Apply(base, operands);
      return true;
    } catch (const Error&) {
      return false;
    }
  }

  bool PartialMergeMulti(const rocksdb::Slice&, const std::deque<rocksdb::Slice>& operand_list,
                         std::string* new_value, rocksdb::Logger*) const override {
    std::vector<std::string_view> operands;
    operands.reserve(operand_list.size());
    for (const rocksdb::Slice& operand : operand_list) operands.push_back(ToView(operand));
    try {
      *new_value = merger_->Combine(operands);
      return true;
    } catch (const Error&) {
      return false;
    }
  }

 private:
  std::string name_;
  const Merger* merger_;
};

rocksdb::BlockBasedTableOptions BlockOptions(Table table, std::shared_ptr<rocksdb::Cache> cache) {
  rocksdb::BlockBasedTableOptions options;
  options.no_block_cache = cache == nullptr;
  options.block_cache = std::move(cache);
  options.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  // Point reads dominate, and a value of the last two is long or scanned with its neighbours.
  const bool is_bulky = table == Table::kLongValues || table == Table::kRecords;
  options.block_size = is_bulky ? 32u << 10 : 8u << 10;
  options.data_block_index_type = rocksdb::BlockBasedTableOptions::kDataBlockBinaryAndHash;
  return options;
}

}  // namespace

rocksdb::ColumnFamilyOptions FamilyOptions(Table table, std::shared_ptr<rocksdb::Cache> cache) {
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(
      rocksdb::NewBlockBasedTableFactory(BlockOptions(table, std::move(cache))));
  options.compression = rocksdb::kLZ4Compression;
  options.bottommost_compression = rocksdb::kZSTD;
  options.write_buffer_size = 32u << 20;
  if (TableMerger(table) != nullptr) {
    options.merge_operator = std::make_shared<MergerAdapter>(table);
    // Many small commits to one list or block must not leave a long chain for every reader to
    // apply.
    options.max_successive_merges = 64;
  }
  return options;
}

rocksdb::DBOptions DatabaseOptions(const RocksDbOptions& options) {
  rocksdb::DBOptions db_options;
  db_options.create_if_missing = !options.read_only;
  db_options.create_missing_column_families = !options.read_only;
  db_options.db_write_buffer_size = 128u << 20;
  db_options.max_total_wal_size = 128u << 20;
  db_options.max_background_jobs = 2;
  db_options.max_bgerror_resume_count = 0;  // a failed write is final, as Storage::Write promises
  // A torn record can only be the tail of an unacknowledged commit; any other damage is an error.
  db_options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  return db_options;
}

}  // namespace wenmai::graph
