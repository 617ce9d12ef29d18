// count, collect, sum, avg, min and max.

#include <utility>

#include "query/expressions/comparison.h"
#include "query/functions/definition.h"
#include "query/functions/total.h"

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

class SumAccumulator : public Accumulator {
 public:
  void Add(Arguments arguments) override { total_.Add(arguments[0]); }
  Value Finish() override { return total_.Sum(); }

 private:
  Total total_;
};

class AverageAccumulator : public Accumulator {
 public:
  void Add(Arguments arguments) override { total_.Add(arguments[0]); }
  Value Finish() override { return total_.Average(); }

 private:
  Total total_;
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
