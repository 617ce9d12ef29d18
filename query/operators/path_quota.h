// How many more paths between two ends a selection asks for, while they are found by length.
#pragma once

#include <limits>
#include <optional>

#include "query/binder/bound_query.h"

namespace wenmai::query {

class PathQuota {
 public:
  PathQuota(PathKind kind, uint64_t count) : kind_(kind), count_(count) {}

  // The greatest length that a further path may have; nullopt if no more are asked for.
  std::optional<size_t> LengthAsked() const {
    if (kind_ == PathKind::kShortest ? found_count_ < count_ : group_count_ < count_) {
      return std::numeric_limits<size_t>::max();
    }
    if (kind_ == PathKind::kShortest || count_ == 0) return std::nullopt;
    return last_length_;
  }
  // A path was found. REQUIRES: none of those before is longer.
  void Add(size_t length) {
    group_count_ += found_count_ == 0 || length > last_length_;
    last_length_ = length;
    ++found_count_;
  }

 private:
  PathKind kind_;
  uint64_t count_;  // of paths, or of lengths
  uint64_t found_count_ = 0, group_count_ = 0;
  size_t last_length_ = 0;
};

}  // namespace wenmai::query
