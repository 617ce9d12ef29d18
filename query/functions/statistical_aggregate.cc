// Percentiles and standard deviations.

#include <algorithm>
#include <cmath>
#include <utility>

#include "query/expressions/comparison.h"
#include "query/expressions/errors.h"
#include "query/expressions/rendering.h"
#include "query/functions/definition.h"

namespace wenmai::query {
namespace {

using Arguments = std::span<const Value>;

void RequireNumber(const Value& value, std::string_view function) {
  if (value.is_number()) return;
  throw TypeError("InvalidArgumentType",
                  std::string(function) + " takes numbers, not " + WithArticle(value.kind()));
}

// Welford's running mean and sum of squared distances, which does not cancel.
template <bool is_population>
class DeviationAccumulator : public Accumulator {
 public:
  void Add(Arguments arguments) override {
    if (arguments[0].is_null()) return;
    RequireNumber(arguments[0], is_population ? "stDevP()" : "stDev()");
    const double value = arguments[0].number();
    ++count_;
    const double distance = value - mean_;
    mean_ += distance / static_cast<double>(count_);
    squares_ += distance * (value - mean_);
  }
  Value Finish() override {
    const int64_t divisor = is_population ? count_ : count_ - 1;
    if (divisor <= 0) return Value::Float(0);
    return Value::Float(std::sqrt(squares_ / static_cast<double>(divisor)));
  }

 private:
  int64_t count_ = 0;
  double mean_ = 0, squares_ = 0;
};

// What both percentiles share: the values, and the percentile asked for.
class PercentileAccumulator : public Accumulator {
 public:
  void Add(Arguments arguments) override {
    SetPercentile(arguments[1]);
    if (arguments[0].is_null()) return;
    RequireNumber(arguments[0], "a percentile");
    values_.push_back(arguments[0]);
  }
  size_t MemoryUse() const override { return values_.size() * sizeof(Value); }

 protected:
  // REQUIRES: at least one value; `rank` within [0, values_.size()).
  const Value& AtRank(size_t rank) {
    std::nth_element(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(rank),
                     values_.end(),
                     [](const Value& a, const Value& b) { return CompareOrder(a, b) < 0; });
    return values_[rank];
  }

  graph::List values_;
  double percentile_ = 0;

 private:
  void SetPercentile(const Value& value) {
    if (!value.is_number() || !(value.number() >= 0 && value.number() <= 1)) {
      throw ArgumentError("NumberOutOfRange", "a percentile must lie within 0.0 and 1.0, not be " +
                                                  ToCypherText(value));
    }
    percentile_ = value.number();
  }
};

// The value at the percentile.
class PercentileDiscAccumulator : public PercentileAccumulator {
 public:
  Value Finish() override {
    if (values_.empty()) return Value();
    const double position = std::ceil(percentile_ * static_cast<double>(values_.size()));
    return AtRank(static_cast<size_t>(std::max(position, 1.0)) - 1);
  }
};

// Between the two values next to the percentile.
class PercentileContAccumulator : public PercentileAccumulator {
 public:
  Value Finish() override {
    if (values_.empty()) return Value();
    const double position = percentile_ * static_cast<double>(values_.size() - 1);
    const auto below = static_cast<size_t>(position);
    const double fraction = position - static_cast<double>(below);
    const double low = AtRank(below).number();
    if (fraction == 0) return Value::Float(low);
    return Value::Float(low + (AtRank(below + 1).number() - low) * fraction);
  }
};

template <typename AnyAccumulator>
std::unique_ptr<Accumulator> Make() {
  return std::make_unique<AnyAccumulator>();
}

}  // namespace

std::vector<AggregateFunction> StatisticalAggregates() {
  constexpr Parameter kValue{"value", kNumber};
  constexpr Parameter kPercentile{"percentile", kNumber};
  return {
      DefineAggregate("percentileDisc", {kValue, kPercentile}, kNumber | kNull,
                      Make<PercentileDiscAccumulator>,
                      "The smallest value that at least this share of the values does not exceed."),
      DefineAggregate("percentileCont", {kValue, kPercentile}, kFloat | kNull,
                      Make<PercentileContAccumulator>,
                      "The percentile, interpolated between the two values next to it."),
      DefineAggregate("stDev", {kValue}, kFloat, Make<DeviationAccumulator<false>>,
                      "The standard deviation of a sample."),
      DefineAggregate("stDevP", {kValue}, kFloat, Make<DeviationAccumulator<true>>,
                      "The standard deviation of a whole population."),
  };
}

}  // namespace wenmai::query
