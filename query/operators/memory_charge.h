// Memory that an operator has taken from its query's budget; given back when the run ends.
#pragma once

#include "query/expressions/evaluation_context.h"

namespace wenmai::query {

class MemoryCharge {
 public:
  MemoryCharge() = default;
  MemoryCharge(const MemoryCharge&) = delete;
  MemoryCharge& operator=(const MemoryCharge&) = delete;
  ~MemoryCharge() { Release(); }

  // Throws Error{kLimit} past the budget.
  void Add(QueryLimits& limits, size_t bytes) {
    limits_ = &limits;
    limits.Charge(bytes);
    bytes_ += bytes;
  }
  // Charges for growth up to `bytes` in all.
  void GrowTo(QueryLimits& limits, size_t bytes) {
    if (bytes > bytes_) Add(limits, bytes - bytes_);
  }
  void Release() {
    if (bytes_ != 0) limits_->Release(bytes_);
    bytes_ = 0;
  }

 private:
  QueryLimits* limits_ = nullptr;
  size_t bytes_ = 0;
};

}  // namespace wenmai::query
