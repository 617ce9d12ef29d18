// A cache of something by dense id: an array of chunks, each for a run of ids, loaded one by one
// when they are asked for, and versioned with the graph.
//
// A table belongs to one version. A commit derives the next version's table from it (Next): the two
// share every page of chunks that the commit did not touch, so the derivation costs a few pages
// however much is cached, and a reader of an older version keeps reading what that version was.
// What a reader loads into a shared page serves every version that shares it: none of their commits
// has touched it.
//
// Threads: any number find and load at the same time. Finding takes no lock. A chunk lives as long
// as a table that it can be found in.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace wenmai::graph {

template <typename Chunk>
class ChunkTable {
 public:
  // What Next() puts in the place of a chunk; nullptr: to be loaded when asked for.
  using Change = std::pair<uint64_t, std::shared_ptr<const Chunk>>;

  explicit ChunkTable(uint64_t chunk_count) : places_(PageCount(chunk_count)) {}

  // nullptr if the chunk is not loaded.
  const Chunk* Find(uint64_t index) const {
    Page* page = FindPage(index);
    if (page == nullptr) return nullptr;
    Slot& slot = page->slots[index % kPageChunks];
    const Chunk* chunk = slot.chunk.load(std::memory_order_acquire);
    if (chunk != nullptr && !slot.was_used.load(std::memory_order_relaxed)) {
      slot.was_used.store(true, std::memory_order_relaxed);
    }
    return chunk;
  }

  // Whether the chunk is loaded and was used since. Does not count as use.
  bool WasUsed(uint64_t index) const {
    const Page* page = FindPage(index);
    return page != nullptr && page->slots[index % kPageChunks].chunk.load() != nullptr &&
           page->slots[index % kPageChunks].was_used.load(std::memory_order_relaxed);
  }

  // Counts a read that found nothing loaded; true once there were `enough` of them to make loading pay.
  bool CountMiss(uint64_t index, uint8_t enough) {
    Page* page = MakePage(index);
    if (page == nullptr) return false;
    std::atomic<uint8_t>& count = page->slots[index % kPageChunks].miss_count;
    return count.fetch_add(1, std::memory_order_relaxed) + 1 >= enough;
  }

  // Puts a loaded chunk into its place unless another thread was faster; returns the one in place,
  // or nullptr if the table does not reach that far. `is_used`: it is asked for, not only expected to
  // be.
  const Chunk* Insert(uint64_t index, std::shared_ptr<const Chunk> chunk, bool is_used = true) {
    Page* page = MakePage(index);
    if (page == nullptr) return nullptr;
    Slot& slot = page->slots[index % kPageChunks];
    std::lock_guard lock(page->mutex);
    if (slot.owner == nullptr) slot.Set(std::move(chunk));
    if (is_used) slot.was_used.store(true, std::memory_order_relaxed);
    return slot.owner.get();
  }

  // The table after a commit that touched the chunks in `changes` (indices ascend) and no others.
  std::shared_ptr<ChunkTable> Next(uint64_t chunk_count, std::vector<Change> changes) const {
    auto next = std::make_shared<ChunkTable>(chunk_count);
    CopyPagesTo(next.get());
    uint64_t own_page = UINT64_MAX;  // the page that is next's alone
    for (auto& [index, chunk] : changes) {
      PagePlace& place = next->places_[index / kPageChunks];
      if (place.owner == nullptr && chunk == nullptr) continue;
      if (index / kPageChunks != own_page) {
        own_page = index / kPageChunks;
        place.Set(place.owner == nullptr ? std::make_shared<Page>() : place.owner->Copy());
      }
      place.owner->slots[index % kPageChunks].Set(std::move(chunk));
    }
    return next;
  }

  // The same table without the chunks that were not used since the last call.
  std::shared_ptr<ChunkTable> WithoutUnused() const {
    auto kept = std::make_shared<ChunkTable>(places_.size() * kPageChunks);
    CopyPagesTo(kept.get());
    for (PagePlace& place : kept->places_) {
      if (place.owner == nullptr) continue;
      place.Set(place.owner->Copy());
      for (Slot& slot : place.owner->slots) {
        if (!slot.was_used.exchange(false, std::memory_order_relaxed)) slot.Set(nullptr);
      }
    }
    return kept;
  }

  // Whether the table has room for all chunks below `chunk_count`.
  bool Reaches(uint64_t chunk_count) const { return PageCount(chunk_count) <= places_.size(); }

 private:
  static constexpr uint64_t kPageChunks = 32;
  struct Slot {
    void Set(std::shared_ptr<const Chunk> new_owner) {
      owner = std::move(new_owner);
      chunk.store(owner.get(), std::memory_order_release);
    }
    std::atomic<const Chunk*> chunk{nullptr};
    std::atomic<uint8_t> miss_count{0};
    std::atomic<bool> was_used{false};
    std::shared_ptr<const Chunk> owner;  // guarded by the page's mutex
  };

  struct Page {
    std::shared_ptr<Page> Copy() {
      auto copy = std::make_shared<Page>();
      std::lock_guard lock(mutex);
      for (size_t i = 0; i < kPageChunks; ++i) {
        copy->slots[i].Set(slots[i].owner);
        copy->slots[i].was_used = slots[i].was_used.load(std::memory_order_relaxed);
      }
      return copy;
    }
    std::array<Slot, kPageChunks> slots;
    std::mutex mutex;
  };

  struct PagePlace {
    void Set(std::shared_ptr<Page> new_owner) {
      owner = std::move(new_owner);
      page.store(owner.get(), std::memory_order_release);
    }
    std::atomic<Page*> page{nullptr};
    std::shared_ptr<Page> owner;  // guarded by the table's mutex
  };

  static uint64_t PageCount(uint64_t chunk_count) {
    return (chunk_count + kPageChunks - 1) / kPageChunks;
  }

  Page* FindPage(uint64_t index) const {
    const uint64_t place = index / kPageChunks;
    if (place >= places_.size()) return nullptr;
    return places_[place].page.load(std::memory_order_acquire);
  }

  Page* MakePage(uint64_t index) {
    if (Page* page = FindPage(index)) return page;
    if (index / kPageChunks >= places_.size()) return nullptr;
    PagePlace& place = places_[index / kPageChunks];
    std::lock_guard lock(mutex_);
    if (place.owner == nullptr) place.Set(std::make_shared<Page>());
    return place.owner.get();
  }

  // REQUIRES: *target is not yet seen by any other thread, and reaches as far as this table.
  void CopyPagesTo(ChunkTable* target) const {
    std::lock_guard lock(mutex_);
    for (size_t i = 0; i < places_.size(); ++i) target->places_[i].Set(places_[i].owner);
  }

  std::vector<PagePlace> places_;
  mutable std::mutex mutex_;
};

}  // namespace wenmai::graph
