// The narrow interface between the graph and whatever keeps its bytes: ordered tables of byte
// strings with snapshots, atomic batches and merges. RocksDB stands behind it for databases on disk
// (rocksdb_storage.h), a versioned tree for those in memory (memory_storage.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"

namespace wenmai::graph {

// Each table is an ordered map of its own. The order of the enumerators is not on disk, their names
// are.
enum class Table : uint8_t {
  kCatalog,        // names, counters, index definitions
  kNodes,          // node records
  kRelationships,  // relationship records
  kLongValues,     // property values too long for their record
  kAdjacency,      // neighbour blocks
  kMembers,        // which nodes bear a label, which relationships have a type
  kIndexes,        // property index entries
  kFullText,       // postings of full-text indexes
  kRecords,        // side records of the layers above
};
inline constexpr size_t kTableCount = 9;
std::string_view TableName(Table table);

// How operands given to Batch::Merge become part of a value. Implementations are pure functions,
// called from any thread at any time between the merge and a much later read or compaction.
class Merger {
 public:
  virtual ~Merger() = default;
  // The value after `operands`, first to last, are applied to `base` (nullopt: the key was absent).
  // Throws Error{kCorruption} on bytes it cannot read.
  virtual std::string Apply(std::optional<std::string_view> base,
                            std::span<const std::string_view> operands) const = 0;
  // One operand that does what `operands` do in their order.
  virtual std::string Combine(std::span<const std::string_view> operands) const = 0;
};

// The merger of a table, nullptr where the table takes no merges.
const Merger* TableMerger(Table table);

// One state of the database, unchanged by later writes. Safe to read from several threads.
class Snapshot {
 public:
  virtual ~Snapshot() = default;
  // False, leaving *value unspecified, if the key is absent.
  virtual bool Get(Table table, std::string_view key, std::string* value) const = 0;
  // Calls found(i, value) for every keys[i] that is present. `value` lives during the call only.
  virtual void MultiGet(Table table, std::span<const std::string_view> keys,
                        absl::FunctionRef<void(size_t, std::string_view)> found) const = 0;
  // Visits the keys in [begin, end) in order until `visit` returns false. An empty `end` is no
  // bound.
  virtual void Scan(Table table, std::string_view begin, std::string_view end,
                    absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const = 0;
};

// Writes that happen together or not at all. Of several to one key the order given counts.
class Batch {
 public:
  virtual ~Batch() = default;
  virtual void Put(Table table, std::string_view key, std::string_view value) = 0;
  virtual void Delete(Table table, std::string_view key) = 0;
  // Deletes the keys in [begin, end). REQUIRES: `end` is not empty.
  virtual void DeleteRange(Table table, std::string_view begin, std::string_view end) = 0;
  // REQUIRES: TableMerger(table) != nullptr.
  virtual void Merge(Table table, std::string_view key, std::string_view operand) = 0;
};

// The memory that a storage keeps blocks of its files in.
struct BlockCacheUse {
  size_t bytes_used = 0, bytes_max = 0;
};

class SortedFile;

class Storage : public std::enable_shared_from_this<Storage> {
 public:
  virtual ~Storage() = default;
  virtual std::unique_ptr<Batch> NewBatch() const = 0;
  // `sync`: does not return before the batch is on disk. Throws Error{kIo} if it could not be
  // written; from then on every write is refused, reads go on. REQUIRES: a batch of this storage,
  // and one caller at a time.
  virtual void Write(std::unique_ptr<Batch> batch, bool sync) = 0;
  // Returns when all batches written before are on disk. Other threads write meanwhile. Throws as
  // Write.
  virtual void Sync() = 0;
  // A file for rows of `table`, whose bytes may lie at `path`: on the storage's own file system.
  virtual std::unique_ptr<SortedFile> NewSortedFile(Table table, const std::string& path) const = 0;
  // Adds the rows of finished files, durably, all of them or none. REQUIRES: files of this storage;
  // those of one table do not overlap; as Write.
  virtual void Ingest(std::vector<std::unique_ptr<SortedFile>> files) = 0;
  // The state after the last Write. The snapshot keeps the storage open.
  virtual std::shared_ptr<const Snapshot> TakeSnapshot() const = 0;
  // Writes an openable copy of the state after the last Write into the new folder `path`, which
  // shares no bytes on disk with the original.
  virtual void Checkpoint(const std::string& path) const = 0;
  // Reads all that is on disk against its checksums. Throws Error{kCorruption} naming the first file
  // that is not as it was written.
  virtual void VerifyFiles() const = 0;
  virtual BlockCacheUse ReadBlockCacheUse() const = 0;
};

// The end of the range of keys that begin with `prefix`; empty (no bound) if there is none.
std::string PrefixEnd(std::string_view prefix);

}  // namespace wenmai::graph
