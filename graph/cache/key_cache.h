// Remembers what equality lookups in indexes found: a hash table in front of the ordered rows, so
// that a repeated point lookup costs no search.
//
// An entry holds from the version that read it on, until a commit touches its key and removes it.
// The cache is one for all versions: a reader of an older version than the entry's does not use it,
// and what such a reader finds is not remembered.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/hash/hash.h"
#include "graph/cache/budget.h"
#include "graph/cache/hit_counter.h"

namespace wenmai::graph {

class KeyCache {
 public:
  explicit KeyCache(std::shared_ptr<CacheBudget> budget) : budget_(std::move(budget)) {}

  // Appends what the lookup of `key` finds in version `sequence`; false if that is not known.
  bool Find(std::string_view key, uint64_t sequence, std::vector<uint64_t>* ids);

  // Remembers what the lookup found in version `sequence`, unless a commit has begun since.
  void Insert(std::string_view key, uint64_t sequence, std::vector<uint64_t> ids);

  // Called by the writer before version `sequence` is published, then for each key that it touches.
  void BeginCommit(uint64_t sequence);
  void Forget(std::string_view key);

  const HitCounter& hit_counter() const { return hit_counter_; }

 private:
  struct Entry {
    uint64_t since = 0;  // the version that it was read from
    std::vector<uint64_t> ids;
    CacheCharge charge;
  };
  struct KeyHash {
    using is_transparent = void;
    size_t operator()(std::string_view key) const { return absl::HashOf(key); }
  };
  struct Shard {
    std::mutex mutex;
    absl::flat_hash_map<std::string, Entry, KeyHash, std::equal_to<>> entries;
  };

  Shard& ShardOf(std::string_view key);

  std::shared_ptr<CacheBudget> budget_;
  std::atomic<uint64_t> last_sequence_{0};
  std::array<Shard, 16> shards_;
  HitCounter hit_counter_;
};

}  // namespace wenmai::graph
