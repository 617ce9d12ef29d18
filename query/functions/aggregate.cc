// count, collect, sum, avg, min and max.

#include <cmath>
#include <utility>

#include "query/expressions/arithmetic.h"
#include "query/expressions/comparison.h"
#include "query/expressions/errors.h"
#include "query/functions/definition.h"
#include "query/temporal/duration.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;
using Arguments = std::span<const Value>;

// Rows, or values that are not null.
class CountAccumulator : public Accumulator {
 public:
  void Add(Arguments arguments) override {
    if (arguments.empty() || !arguments[0].is_null()) ++count_;
  }
  Value Finish() override { return Value::Integer(count_); }

 private:
  int64_t count_ = 0;
};

class CollectAccumulator : public Accumulator {
 public:
  void Add(Arguments arguments) override {
    if (arguments[0].is_null()) return;
    bytes_ += sizeof(Value) + arguments[0].MemoryUse();
    values_.push_back(arguments[0]);
  }
  Value Finish() override { return Value::MakeList(std::move(values_)); }
  size_t MemoryUse() const override { return bytes_; }

 private:
  graph::List values_;
  size_t bytes_ = 0;
};

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
  double Get() const { return std::isfinite(sum_) ? sum_ + lost_ : sum_; }

 private:
  double sum_ = 0, lost_ = 0;
};

// What sum and avg share: numbers or durations, not both.
class TotalAccumulator : public Accumulator {
 public:
  void Add(Arguments arguments) override {
    const Value& value = arguments[0];
    switch (value.kind()) {
      case ValueKind::kNull:
        return;
      case ValueKind::kInteger:
        integers_ += value.integer();
        break;
      case ValueKind::kFloat:
        floats_.Add(value.floating());
        has_floats_ = true;
        break;
      case ValueKind::kDuration:
        durations_ = temporal::Add(durations_, value.duration());
        has_durations_ = true;
        break;
      default:
        throw TypeError("InvalidArgumentType",
                        "numbers or Durations are added up, not " + WithArticle(value.kind()));
    }
    has_numbers_ = has_numbers_ || value.is_number();
    ++count_;
    if (has_numbers_ && has_durations_) {
      throw TypeError("InvalidArgumentType", "numbers and Durations cannot be added up together");
    }
  }

 protected:
  double FloatTotal() const {
    FloatSum total = floats_;
    total.Add(static_cast<double>(integers_));
    return total.Get();
  }

  int64_t count_ = 0;
  __int128 integers_ = 0;
  FloatSum floats_;
  graph::Duration durations_;
  bool has_numbers_ = false, has_floats_ = false, has_durations_ = false;
};

class SumAccumulator : public TotalAccumulator {
 public:
  Value Finish() override {
    if (has_durations_) return Value::MakeDuration(durations_);
    if (has_floats_) return Value::Float(FloatTotal());
    if (integers_ != static_cast<int64_t>(integers_)) {
      throw ArithmeticError("IntegerOverflow", "the sum does not fit into 64 bits");
    }
    return Value::Integer(static_cast<int64_t>(integers_));
  }
};

class AverageAccumulator : public TotalAccumulator {
 public:
  Value Finish() override {
    if (count_ == 0) return Value();
    const auto count = static_cast<double>(count_);
    if (has_durations_) return Value::MakeDuration(temporal::Divide(durations_, count));
    return Value::Float(FloatTotal() / count);
  }
};

// The first value in the order of all values, or the last.
template <bool is_max>
class ExtremeAccumulator : public Accumulator {
 public:
  void Add(Arguments arguments) override {
    const Value& value = arguments[0];
    if (value.is_null()) return;
    const bool replaces = extreme_.is_null() || (is_max ? CompareOrder(value, extreme_) > 0
                                                        : CompareOrder(value, extreme_) < 0);
    if (replaces) extreme_ = value;
  }
  Value Finish() override { return extreme_; }
  size_t MemoryUse() const override { return extreme_.MemoryUse(); }

 private:
  Value extreme_;
};

template <typename AnyAccumulator>
std::unique_ptr<Accumulator> Make() {
  return std::make_unique<AnyAccumulator>();
}

}  // namespace

std::vector<AggregateFunction> Aggregates() {
  constexpr Parameter kAnything{"value", kAnyType};
  constexpr Parameter kAddable{"value", kNumber | kDuration};
  return {
      DefineAggregate("count", {kAnything}, kInteger, Make<CountAccumulator>,
                      "How many values are not null; count(*) counts rows."),
      DefineAggregate("collect", {kAnything}, kList, Make<CollectAccumulator>,
                      "All values that are not null."),
      DefineAggregate("sum", {kAddable}, kNumber | kDuration, Make<SumAccumulator>,
                      "The sum of the values, 0 if there are none."),
      DefineAggregate("avg", {kAddable}, kFloat | kDuration | kNull, Make<AverageAccumulator>,
                      "The average of the values, null if there are none."),
      DefineAggregate("min", {kAnything}, kAnyType, Make<ExtremeAccumulator<false>>,
                      "The smallest value, in the order of ORDER BY."),
      DefineAggregate("max", {kAnything}, kAnyType, Make<ExtremeAccumulator<true>>,
                      "The greatest value, in the order of ORDER BY."),
  };
}

}  // namespace wenmai::query
