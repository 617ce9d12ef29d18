#include "graph/view_state.h"

namespace wenmai::graph {

CacheStatistics Graph::ReadCacheStatistics() const {
  CacheStatistics statistics;
  const BlockCacheUse blocks = state_->storage->ReadBlockCacheUse();
  statistics.block_bytes_used = blocks.bytes_used;
  statistics.block_bytes_max = blocks.bytes_max;
  const std::shared_ptr<const Version> version = state_->CurrentVersion();
  if (version->caches == nullptr) return statistics;
  statistics.bytes_used = version->caches->budget().bytes_used();
  statistics.bytes_max = version->caches->budget().bytes_max();
  const auto add = [&statistics](const char* name, const HitCounter& counter) {
    statistics.caches.push_back({name, counter.hits(), counter.misses()});
  };
  const HitCounters& counters = version->caches->hit_counters();
  add("adjacency", counters.adjacency);
  add("columns", counters.columns);
  add("members", counters.members);
  add("keys", version->key_cache->hit_counter());
  return statistics;
}

}  // namespace wenmai::graph
