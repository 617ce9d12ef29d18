// The total of numbers or of durations: what sum and avg compute.
#pragma once

#include <cmath>
#include <cstdint>

#include "graph/value.h"

namespace wenmai::query {

// A sum of floats that keeps what rounding would lose (Neumaier's), so that it hardly depends on
// the order of the rows.
class FloatSum {
 public:
  void Add(double value) {
    const double sum = sum_ + value;
    if (std::isfinite(sum)) {
      lost_ += std::abs(sum_) >= std::abs(value) ? (sum_ - sum) + value : (value - sum) + sum_;
    }
    sum_ = sum;
  }
  void Add(const FloatSum& other) {
    Add(other.sum_);
    lost_ += other.lost_;
  }
  double Get() const { return std::isfinite(sum_) ? sum_ + lost_ : sum_; }

 private:
  double sum_ = 0, lost_ = 0;
};

class Total {
 public:
  // Nulls add nothing. Throws TypeError for what is neither a number nor a duration, and where both
  // come together.
  void Add(const graph::Value& value);
  // Adds what another has added up, with the same errors.
  void Add(const Total& other);
  // REQUIRES: no durations were added.
  void AddInteger(int64_t value) {
    integers_ += value;
    has_numbers_ = true;
    ++count_;
  }
  void AddFloat(double value) {
    floats_.Add(value);
    has_numbers_ = has_floats_ = true;
    ++count_;
  }
  bool has_durations() const { return has_durations_; }

  graph::Value Sum() const;      // throws ArithmeticError IntegerOverflow
  graph::Value Average() const;  // null if there is nothing

 private:
  double FloatTotal() const;
  void CheckKinds() const;  // throws TypeError

  int64_t count_ = 0;
  __int128 integers_ = 0;
  FloatSum floats_;
  graph::Duration durations_;
  bool has_numbers_ = false, has_floats_ = false, has_durations_ = false;
};

}  // namespace wenmai::query
