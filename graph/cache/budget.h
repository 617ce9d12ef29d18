// The memory that all caches of one graph may use together.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <utility>

namespace wenmai::graph {

class CacheBudget {
 public:
  explicit CacheBudget(size_t bytes_max) : bytes_max_(bytes_max) {}

  bool HasRoom(size_t bytes) const { return bytes_used() + bytes <= bytes_max_; }
  size_t bytes_used() const { return bytes_used_.load(std::memory_order_relaxed); }
  size_t bytes_max() const { return bytes_max_; }

 private:
  friend class CacheCharge;

  const size_t bytes_max_;
  std::atomic<size_t> bytes_used_{0};
};

// Memory counted against a budget for as long as this lives.
class CacheCharge {
 public:
  CacheCharge() = default;
  CacheCharge(std::shared_ptr<CacheBudget> budget, size_t bytes)
      : budget_(std::move(budget)), bytes_(bytes) {
    budget_->bytes_used_.fetch_add(bytes_, std::memory_order_relaxed);
  }
  CacheCharge(CacheCharge&& other) noexcept
      : budget_(std::move(other.budget_)), bytes_(std::exchange(other.bytes_, 0)) {}
  CacheCharge& operator=(CacheCharge&& other) noexcept {
    std::swap(budget_, other.budget_);
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~CacheCharge() {
    if (budget_ != nullptr) budget_->bytes_used_.fetch_sub(bytes_, std::memory_order_relaxed);
  }

  const std::shared_ptr<CacheBudget>& budget() const { return budget_; }

 private:
  std::shared_ptr<CacheBudget> budget_;
  size_t bytes_ = 0;
};

}  // namespace wenmai::graph
