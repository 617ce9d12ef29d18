#include "graph/storage/memory_storage.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

#include "graph/storage/memory_tree.h"
#include "graph/storage/sorted_file.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

using Tables = std::array<MemoryTree, kTableCount>;

class MemorySnapshot : public Snapshot {
 public:
  explicit MemorySnapshot(Tables tables) : tables_(std::move(tables)) {}

  bool Get(Table table, std::string_view key, std::string* value) const override {
    const std::string* found = tree(table).Find(key);
    if (found == nullptr) return false;
    *value = *found;
    return true;
  }

  void MultiGet(Table table, std::span<const std::string_view> keys,
                absl::FunctionRef<void(size_t, std::string_view)> found) const override {
    for (size_t i = 0; i < keys.size(); ++i) {
      const std::string* value = tree(table).Find(keys[i]);
      if (value != nullptr) found(i, *value);
    }
  }

  void Scan(Table table, std::string_view begin, std::string_view end,
            absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const override {
    tree(table).Scan(begin, end, visit);
  }

 private:
  const MemoryTree& tree(Table table) const { return tables_[static_cast<size_t>(table)]; }

  Tables tables_;
};

class MemoryBatch : public Batch {
 public:
  enum class Kind : uint8_t { kPut, kDelete, kDeleteRange, kMerge };
  struct Write {
    Kind kind;
    Table table;
    std::string key;
    std::string value;  // of kDeleteRange: the end
  };

  void Put(Table table, std::string_view key, std::string_view value) override {
    writes_.push_back({Kind::kPut, table, std::string(key), std::string(value)});
  }
  void Delete(Table table, std::string_view key) override {
    writes_.push_back({Kind::kDelete, table, std::string(key), {}});
  }
  void DeleteRange(Table table, std::string_view begin, std::string_view end) override {
    writes_.push_back({Kind::kDeleteRange, table, std::string(begin), std::string(end)});
  }
  void Merge(Table table, std::string_view key, std::string_view operand) override {
    writes_.push_back({Kind::kMerge, table, std::string(key), std::string(operand)});
  }

  std::vector<Write>& writes() { return writes_; }

 private:
  std::vector<Write> writes_;
};

class MemorySortedFile : public SortedFile {
 public:
  explicit MemorySortedFile(Table table) : table_(table) {}

  void Put(std::string_view key, std::string_view value) override {
    rows_.Put(table_, key, value);
    byte_count_ += key.size() + value.size();
  }
  void Finish() override {}
  Table table() const override { return table_; }
  uint64_t byte_count() const override { return byte_count_; }
  MemoryBatch& rows() { return rows_; }

 private:
  Table table_;
  MemoryBatch rows_;
  uint64_t byte_count_ = 0;
};

class MemoryStorage : public Storage {
 public:
  std::unique_ptr<Batch> NewBatch() const override { return std::make_unique<MemoryBatch>(); }

  void Write(std::unique_ptr<Batch> batch, bool) override {
    std::lock_guard lock(mutex_);
    ++edit_;
    for (MemoryBatch::Write& write : static_cast<MemoryBatch&>(*batch).writes()) {
      MemoryTree& tree = tables_[static_cast<size_t>(write.table)];
      switch (write.kind) {
        case MemoryBatch::Kind::kPut:
          tree.Put(write.key, std::move(write.value), edit_);
          break;
        case MemoryBatch::Kind::kDelete:
          tree.Erase(write.key, edit_);
          break;
        case MemoryBatch::Kind::kDeleteRange:
          DeleteRange(write.key, write.value, &tree);
          break;
        case MemoryBatch::Kind::kMerge: {
          const std::string* base = tree.Find(write.key);
          const std::string_view operand = write.value;
          tree.Put(
              write.key,
              TableMerger(write.table)
                  ->Apply(base == nullptr ? std::nullopt : std::optional<std::string_view>(*base),
                          {&operand, 1}),
              edit_);
          break;
        }
      }
    }
  }

  void Sync() override {}

  std::unique_ptr<SortedFile> NewSortedFile(Table table, const std::string&) const override {
    return std::make_unique<MemorySortedFile>(table);
  }

  void Ingest(std::vector<std::unique_ptr<SortedFile>> files) override {
    auto all = std::make_unique<MemoryBatch>();
    for (const auto& file : files) {
      auto& rows = static_cast<MemorySortedFile&>(*file).rows().writes();
      std::move(rows.begin(), rows.end(), std::back_inserter(all->writes()));
    }
    Write(std::move(all), true);
  }

  std::shared_ptr<const Snapshot> TakeSnapshot() const override {
    std::lock_guard lock(mutex_);
    return std::make_shared<MemorySnapshot>(tables_);
  }

  void Checkpoint(const std::string&) const override {
    throw Error(ErrorCode::kUnsupported, "a database in memory cannot be copied to disk");
  }

  void VerifyFiles() const override {}
  BlockCacheUse ReadBlockCacheUse() const override { return {}; }

 private:
  void DeleteRange(std::string_view begin, std::string_view end, MemoryTree* tree) {
    std::vector<std::string> keys;
    tree->Scan(begin, end, [&keys](std::string_view key, std::string_view) {
      keys.emplace_back(key);
      return true;
    });
    for (const std::string& key : keys) tree->Erase(key, edit_);
  }

  mutable std::mutex mutex_;
  Tables tables_;
  uint64_t edit_ = 0;
};

}  // namespace

std::shared_ptr<Storage> OpenMemoryStorage() { return std::make_shared<MemoryStorage>(); }

}  // namespace wenmai::graph
