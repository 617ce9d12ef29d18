#include "graph/storage/rocksdb_storage.h"

#include <array>
#include <filesystem>
#include <utility>
#include <vector>

#include "rocksdb/cache.h"
#include "rocksdb/db.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/merge_operator.h"
#include "rocksdb/table.h"
#include "rocksdb/utilities/checkpoint.h"
#include "rocksdb/write_batch.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

std::string_view View(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }
rocksdb::Slice Slice(std::string_view bytes) { return {bytes.data(), bytes.size()}; }

void Check(const rocksdb::Status& status) {
  if (status.ok()) return;
  ErrorCode code = ErrorCode::kIo;
  if (status.IsCorruption()) code = ErrorCode::kCorruption;
  if (status.IsInvalidArgument())
    code = ErrorCode::kCorruption;  // our calls are valid, so the files are not
  if (status.IsNotSupported()) code = ErrorCode::kUnsupported;
  throw Error(code, "store: " + status.ToString());
}

// Lets RocksDB call our Merger; a damaged operand must come back as a status, not an exception.
class MergerAdapter : public rocksdb::MergeOperator {
 public:
  explicit MergerAdapter(Table table)
      : name_("wenmai." + std::string(TableName(table))), merger_(TableMerger(table)) {}

  const char* Name() const override { return name_.c_str(); }

  bool FullMergeV2(const MergeOperationInput& in, MergeOperationOutput* out) const override {
    std::vector<std::string_view> operands;
    operands.reserve(in.operand_list.size());
    for (const rocksdb::Slice& operand : in.operand_list) operands.push_back(View(operand));
    std::optional<std::string_view> base;
    if (in.existing_value != nullptr) base = View(*in.existing_value);
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
    for (const rocksdb::Slice& operand : operand_list) operands.push_back(View(operand));
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

constexpr uint64_t kFlushBeforeCloseBytes = 16u << 20;

// An open database with its column families; closed with the last storage or snapshot that uses it.
struct Database {
  ~Database() {
    if (db != nullptr) FlushBeforeClose();
    for (rocksdb::ColumnFamilyHandle* family : families) {
      if (family == nullptr) continue;
      db->DestroyColumnFamilyHandle(family).PermitUncheckedError();
    }
    if (db != nullptr) db->Close().PermitUncheckedError();
  }
  // A long write-ahead log makes the next open slow. All of it is durable already, so a flush that
  // fails costs nothing but that.
  void FlushBeforeClose() {
    uint64_t unflushed_bytes = 0;
    for (rocksdb::ColumnFamilyHandle* family : families) {
      uint64_t bytes = 0;
      db->GetIntProperty(family, rocksdb::DB::Properties::kCurSizeAllMemTables, &bytes);
      unflushed_bytes += bytes;
    }
    if (is_read_only || unflushed_bytes < kFlushBeforeCloseBytes) return;
    db->Flush(rocksdb::FlushOptions(), {families.begin(), families.end()}).PermitUncheckedError();
  }

  rocksdb::ColumnFamilyHandle* family(Table table) const {
    return families[static_cast<size_t>(table)];
  }

  std::shared_ptr<void> guard;
  std::unique_ptr<rocksdb::DB> db;
  std::array<rocksdb::ColumnFamilyHandle*, kTableCount> families{};
  bool is_read_only = false;
};

class RocksDbSnapshot : public Snapshot {
 public:
  explicit RocksDbSnapshot(std::shared_ptr<const Database> database)
      : database_(std::move(database)), snapshot_(database_->db->GetSnapshot()) {}
  ~RocksDbSnapshot() override { database_->db->ReleaseSnapshot(snapshot_); }
  RocksDbSnapshot(const RocksDbSnapshot&) = delete;
  RocksDbSnapshot& operator=(const RocksDbSnapshot&) = delete;

  bool Get(Table table, std::string_view key, std::string* value) const override {
    const rocksdb::Status status =
        database_->db->Get(Options(), database_->family(table), Slice(key), value);
    if (status.IsNotFound()) return false;
    Check(status);
    return true;
  }

  void MultiGet(Table table, std::span<const std::string_view> keys,
                absl::FunctionRef<void(size_t, std::string_view)> found) const override {
    std::vector<rocksdb::Slice> slices;
    slices.reserve(keys.size());
    for (const std::string_view key : keys) slices.push_back(Slice(key));
    std::vector<rocksdb::PinnableSlice> values(keys.size());
    std::vector<rocksdb::Status> statuses(keys.size());
    database_->db->MultiGet(Options(), database_->family(table), keys.size(), slices.data(),
                            values.data(), statuses.data(), /*sorted_input=*/false);
    for (size_t i = 0; i < keys.size(); ++i) {
      if (statuses[i].IsNotFound()) continue;
      Check(statuses[i]);
      found(i, View(values[i]));
    }
  }

  void Scan(Table table, std::string_view begin, std::string_view end,
            absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const override {
    rocksdb::ReadOptions options = Options();
    const rocksdb::Slice bound = Slice(end);
    if (!end.empty()) options.iterate_upper_bound = &bound;
    std::unique_ptr<rocksdb::Iterator> iterator(
        database_->db->NewIterator(options, database_->family(table)));
    for (iterator->Seek(Slice(begin)); iterator->Valid(); iterator->Next()) {
      if (!visit(View(iterator->key()), View(iterator->value()))) break;
    }
    Check(iterator->status());
  }

 private:
  rocksdb::ReadOptions Options() const {
    rocksdb::ReadOptions options;
    options.snapshot = snapshot_;
    return options;
  }

  std::shared_ptr<const Database> database_;
  const rocksdb::Snapshot* snapshot_;
};

class RocksDbBatch : public Batch {
 public:
  explicit RocksDbBatch(const Database& database) : database_(database) {}

  void Put(Table table, std::string_view key, std::string_view value) override {
    Check(batch_.Put(database_.family(table), Slice(key), Slice(value)));
  }
  void Delete(Table table, std::string_view key) override {
    Check(batch_.Delete(database_.family(table), Slice(key)));
  }
  void DeleteRange(Table table, std::string_view begin, std::string_view end) override {
    Check(batch_.DeleteRange(database_.family(table), Slice(begin), Slice(end)));
  }
  void Merge(Table table, std::string_view key, std::string_view operand) override {
    Check(batch_.Merge(database_.family(table), Slice(key), Slice(operand)));
  }

  rocksdb::WriteBatch* batch() { return &batch_; }

 private:
  const Database& database_;
  rocksdb::WriteBatch batch_;
};

class RocksDbStorage : public Storage {
 public:
  explicit RocksDbStorage(std::shared_ptr<const Database> database)
      : database_(std::move(database)) {}

  std::unique_ptr<Batch> NewBatch() const override {
    return std::make_unique<RocksDbBatch>(*database_);
  }

  void Write(std::unique_ptr<Batch> batch, bool sync) override {
    rocksdb::WriteOptions options;
    options.sync = sync;
    Check(database_->db->Write(options, static_cast<RocksDbBatch&>(*batch).batch()));
  }

  std::shared_ptr<const Snapshot> TakeSnapshot() const override {
    return std::make_shared<RocksDbSnapshot>(database_);
  }

  void Checkpoint(const std::string& path) const override {
    rocksdb::Checkpoint* checkpoint = nullptr;
    Check(rocksdb::Checkpoint::Create(database_->db.get(), &checkpoint));
    std::unique_ptr<rocksdb::Checkpoint> owned(checkpoint);
    Check(owned->CreateCheckpoint(path));
  }

 private:
  std::shared_ptr<const Database> database_;
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
  db_options.keep_log_file_num = 2;
  db_options.info_log_level = rocksdb::WARN_LEVEL;
  // A torn record can only be the tail of an unacknowledged commit; any other damage is an error.
  db_options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  return db_options;
}

// The catalog lies in the default family, which RocksDB demands to be there.
std::string FamilyName(Table table) {
  return table == Table::kCatalog ? rocksdb::kDefaultColumnFamilyName
                                  : std::string(TableName(table));
}

}  // namespace

std::shared_ptr<Storage> OpenRocksDbStorage(const std::string& folder,
                                            const RocksDbOptions& options) {
  std::shared_ptr<rocksdb::Cache> cache;
  if (options.block_cache_bytes > 0) cache = rocksdb::NewLRUCache(options.block_cache_bytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (size_t i = 0; i < kTableCount; ++i) {
    const auto table = static_cast<Table>(i);
    descriptors.emplace_back(FamilyName(table), FamilyOptions(table, cache));
  }
  auto database = std::make_shared<Database>();
  database->guard = options.guard;
  database->is_read_only = options.read_only;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  const rocksdb::DBOptions db_options = DatabaseOptions(options);
  Check(options.read_only
            ? rocksdb::DB::OpenForReadOnly(db_options, folder, descriptors, &handles, &db)
            : rocksdb::DB::Open(db_options, folder, descriptors, &handles, &db));
  database->db.reset(db);
  std::copy(handles.begin(), handles.end(), database->families.begin());
  return std::make_shared<RocksDbStorage>(std::move(database));
}

}  // namespace wenmai::graph
