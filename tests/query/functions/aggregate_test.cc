#include <gtest/gtest.h>

#include <cmath>

#include "query/expressions/rendering.h"
#include "query/functions/function.h"
#include "tests/query/expressions/evaluator.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using graph::Value;

// Feeds each element of a list to the aggregate; `more` follow as further arguments.
std::string Aggregate(std::string_view function, std::string_view list,
                      std::string_view more = "") {
  const Value parameters = Value::MakeMap({});
  EvaluationContext context = MakeContext(nullptr, &parameters);
  const Value values = BindExpressionText(list)->Evaluate(RowRef{}, context);
  const auto accumulator = FindAggregateFunction(function)->make();
  try {
    for (const Value& value : values.list()) {
      std::vector<Value> arguments = {value};
      if (!more.empty()) {
        arguments.push_back(BindExpressionText(more)->Evaluate(RowRef{}, context));
      }
      accumulator->Add(arguments);
    }
    return ToCypherText(accumulator->Finish());
  } catch (const Error& error) {
    return error.kind() + ": " + error.detail();
  }
}

TEST(AggregateTest, CountSkipsNulls) {
  EXPECT_EQ(Aggregate("count", "[1, null, 'a']"), "2");
  EXPECT_EQ(Aggregate("count", "[]"), "0");
  const auto rows = FindAggregateFunction("count")->make();
  rows->Add({});
  rows->Add({});
  EXPECT_EQ(rows->Finish(), Value::Integer(2));
}

TEST(AggregateTest, CollectSkipsNullsAndKeepsOrder) {
  EXPECT_EQ(Aggregate("collect", "[3, null, 1]"), "[3, 1]");
  EXPECT_EQ(Aggregate("collect", "[]"), "[]");
}

TEST(AggregateTest, CollectTellsItsMemory) {
  const auto accumulator = FindAggregateFunction("collect")->make();
  const Value text = Value::String(std::string(10'000, 'x'));
  accumulator->Add({&text, 1});
  EXPECT_GE(accumulator->MemoryUse(), 10'000u);
}

TEST(AggregateTest, Sums) {
  EXPECT_EQ(Aggregate("sum", "[1, null, 2]"), "3");
  EXPECT_EQ(Aggregate("sum", "[1, 2.5]"), "3.5");
  EXPECT_EQ(Aggregate("sum", "[]"), "0");
  EXPECT_EQ(Aggregate("sum", "[null]"), "0");
  EXPECT_EQ(Aggregate("sum", "[0.1, 0.2, 0.3]"), "0.6");
  EXPECT_EQ(Aggregate("sum", "[1e100, 1.0, -1e100]"), "1.0");
  EXPECT_EQ(Aggregate("sum", "[1.0 / 0.0, 1]"), "Infinity");
  EXPECT_EQ(Aggregate("sum", "[1.0 / 0.0, -1.0 / 0.0]"), "NaN");
  EXPECT_EQ(Aggregate("sum", "[9223372036854775807, 1, -1]"), "9223372036854775807");
  EXPECT_EQ(Aggregate("sum", "[9223372036854775807, 1]"), "ArithmeticError: IntegerOverflow");
  EXPECT_EQ(Aggregate("sum", "[duration('P1D'), duration('PT36H')]"), "duration('P1DT36H')");
  EXPECT_EQ(Aggregate("sum", "[1, duration('P1D')]"), "TypeError: InvalidArgumentType");
  EXPECT_EQ(Aggregate("sum", "[1, 'a']"), "TypeError: InvalidArgumentType");
}

TEST(AggregateTest, Averages) {
  EXPECT_EQ(Aggregate("avg", "[1, 2]"), "1.5");
  EXPECT_EQ(Aggregate("avg", "[2, null, 4]"), "3.0");
  EXPECT_EQ(Aggregate("avg", "[]"), "null");
  EXPECT_EQ(Aggregate("avg", "[9223372036854775807, 9223372036854775807]"), "9.223372036854776E18");
  EXPECT_EQ(Aggregate("avg", "[duration('P1D'), duration('P2D')]"), "duration('P1DT12H')");
}

TEST(AggregateTest, ExtremesFollowTheOrderOfAllValues) {
  EXPECT_EQ(Aggregate("max", "[1, 'a', null, [1, 2], 0.2, 'b']"), "1");
  EXPECT_EQ(Aggregate("min", "[1, 'a', null, [1, 2], 0.2, 'b']"), "[1, 2]");
  EXPECT_EQ(Aggregate("max", "[[1], [2], [2, 1]]"), "[2, 1]");
  EXPECT_EQ(Aggregate("min", "['b', 'B', 'abc']"), "'B'");
  EXPECT_EQ(Aggregate("max", "[null]"), "null");
  EXPECT_EQ(Aggregate("min", "[]"), "null");
  EXPECT_EQ(Aggregate("max", "[date('2015-01-01'), date('2016-01-01')]"), "date('2016-01-01')");
}

TEST(AggregateTest, StandardDeviations) {
  EXPECT_EQ(Aggregate("stDev", "[2, 4, 4, 4, 5, 5, 7, 9]").substr(0, 8), "2.138089");
  EXPECT_EQ(Aggregate("stDevP", "[2, 4, 4, 4, 5, 5, 7, 9]"), "2.0");
  EXPECT_EQ(Aggregate("stDev", "[7]"), "0.0");
  EXPECT_EQ(Aggregate("stDev", "[]"), "0.0");
  EXPECT_EQ(Aggregate("stDev", "[1000000000000.0, 1000000000002.0, null]").substr(0, 9),
            "1.4142135");
  EXPECT_EQ(Aggregate("stDev", "['a']"), "TypeError: InvalidArgumentType");
}

TEST(AggregateTest, Percentiles) {
  const std::string_view prices = "[30.0, 10.0, null, 20.0]";
  EXPECT_EQ(Aggregate("percentileDisc", prices, "0.0"), "10.0");
  EXPECT_EQ(Aggregate("percentileDisc", prices, "0.5"), "20.0");
  EXPECT_EQ(Aggregate("percentileDisc", prices, "1"), "30.0");
  EXPECT_EQ(Aggregate("percentileDisc", "[1, 2, 3, 4]", "0.5"), "2");
  EXPECT_EQ(Aggregate("percentileCont", prices, "0.5"), "20.0");
  EXPECT_EQ(Aggregate("percentileCont", prices, "0.25"), "15.0");
  EXPECT_EQ(Aggregate("percentileCont", "[1, 2, 3, 4]", "0.5"), "2.5");
  EXPECT_EQ(Aggregate("percentileCont", "[]", "0.5"), "null");
  for (const std::string_view percentile : {"1000", "-1", "1.1", "0.0 / 0.0", "'a'", "null"}) {
    EXPECT_EQ(Aggregate("percentileCont", prices, percentile), "ArgumentError: NumberOutOfRange");
    EXPECT_EQ(Aggregate("percentileDisc", prices, percentile), "ArgumentError: NumberOutOfRange");
  }
}

}  // namespace
}  // namespace wenmai::query
