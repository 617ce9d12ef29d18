#include "graph/cache/key_cache.h"

#include <utility>

namespace wenmai::graph {
namespace {

constexpr size_t kEntryOverhead = 96;
// More elements than this are as well read from the index.
constexpr size_t kIdsMax = 64;

}  // namespace

KeyCache::Shard& KeyCache::ShardOf(std::string_view key) {
  return shards_[absl::HashOf(key) >> 32 & (shards_.size() - 1)];
}

bool KeyCache::Find(std::string_view key, uint64_t sequence, std::vector<uint64_t>* ids) {
  Shard& shard = ShardOf(key);
  std::lock_guard lock(shard.mutex);
  const auto found = shard.entries.find(key);
  const bool is_hit = found != shard.entries.end() && found->second.since <= sequence;
  hit_counter_.Count(is_hit);
  if (!is_hit) return false;
  ids->insert(ids->end(), found->second.ids.begin(), found->second.ids.end());
  return true;
}

void KeyCache::Insert(std::string_view key, uint64_t sequence, std::vector<uint64_t> ids) {
  if (ids.size() > kIdsMax) return;
  const size_t bytes = kEntryOverhead + key.size() + ids.size() * sizeof(uint64_t);
  Shard& shard = ShardOf(key);
  std::lock_guard lock(shard.mutex);
  // A commit announces itself before it removes what it touches, so what it touches is either seen
  // here to be out of date or removed after.
  if (last_sequence_.load() != sequence) return;
  if (!budget_->HasRoom(bytes)) shard.entries.clear();
  if (!budget_->HasRoom(bytes)) return;
  shard.entries.insert_or_assign(std::string(key),
                                 Entry{sequence, std::move(ids), CacheCharge(budget_, bytes)});
}

void KeyCache::BeginCommit(uint64_t sequence) { last_sequence_.store(sequence); }

void KeyCache::Forget(std::string_view key) {
  Shard& shard = ShardOf(key);
  std::lock_guard lock(shard.mutex);
  shard.entries.erase(key);
}

}  // namespace wenmai::graph
