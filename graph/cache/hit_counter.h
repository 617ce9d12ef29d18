// How often a cache had what was asked for, about: this is counted once a node that a query looks at, so
// it may cost no more than an addition. Threads count in places of their own; where there are more
// threads than places some counts are lost.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace wenmai::graph {

class HitCounter {
 public:
  void Count(bool is_hit) {
    Place& place = places_[PlaceOfThread()];
    std::atomic<uint64_t>& count = is_hit ? place.hits : place.misses;
    count.store(count.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
  }
  uint64_t hits() const { return Sum(&Place::hits); }
  uint64_t misses() const { return Sum(&Place::misses); }

 private:
  static constexpr size_t kPlaces = 16;
  struct alignas(64) Place {
    std::atomic<uint64_t> hits{0}, misses{0};
  };

  static size_t PlaceOfThread() {
    static std::atomic<size_t> thread_count{0};
    thread_local const size_t place = thread_count.fetch_add(1) % kPlaces;
    return place;
  }
  uint64_t Sum(std::atomic<uint64_t> Place::*count) const {
    uint64_t sum = 0;
    for (const Place& place : places_) sum += (place.*count).load(std::memory_order_relaxed);
    return sum;
  }

  std::array<Place, kPlaces> places_;
};

// Of the caches of all versions of one graph.
struct HitCounters {
  HitCounter adjacency, columns, members;
};

}  // namespace wenmai::graph
