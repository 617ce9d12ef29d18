#include "query/expressions/comparison.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

using graph::Value;

Value List(graph::List elements) { return Value::MakeList(std::move(elements)); }

TEST(ComparisonTest, EqualityIsThreeValued) {
  CheckAll({
      {"1 = 1.0", "true"},
      {"1 = '1'", "false"},
      {"null = null", "null"},
      {"null <> null", "null"},
      {"[1, 2] = [1]", "false"},
      {"[null] = [1]", "null"},
      {"[1, null] = [2, null]", "false"},
      {"[[1], [2]] = [[1], [null]]", "null"},
      {"{} = {k: null}", "false"},
      {"{k: 1, l: null} = {k: null, l: 1}", "null"},
      {"{k: 1} = {k: 1.0}", "true"},
      {"0.0 / 0.0 = 0.0 / 0.0", "false"},
      {"0.0 / 0.0 <> 0.0 / 0.0", "true"},
      {"[0.0 / 0.0] = [0.0 / 0.0]", "false"},
      {"true = 1", "false"},
      {"-0.0 = 0", "true"},
  });
}

TEST(ComparisonTest, LargeNumbersAreComparedExactly) {
  CheckAll({
      {"9007199254740993 = 9007199254740992.0", "false"},
      {"9007199254740993 > 9007199254740992.0", "true"},
      {"9223372036854775807 < 9223372036854775808.0", "true"},
      {"9223372036854775807 = 9223372036854775808.0", "false"},
      {"4611686018427387905 = 4611686018427387900", "false"},
      {"1 < 1.0000000000000002", "true"},
      {"-1 > -1.5", "true"},
      {"1 < 1e300", "true"},
      {"1 > -1.0 / 0.0", "true"},
  });
}

TEST(ComparisonTest, OnlyLikeTypesAreOrdered) {
  CheckAll({
      {"1 < 2.5", "true"},
      {"'a' < 'b'", "true"},
      {"false < true", "true"},
      {"1 < 'a'", "null"},
      {"'1' >= 1", "null"},
      {"{a: 1} < {a: 2}", "null"},
      {"1 < null", "null"},
      {"[1, 0] >= [1]", "true"},
      {"[1, null] >= [1]", "true"},
      {"[1, 2] >= [1, null]", "null"},
      {"[1, 'a'] >= [1, null]", "null"},
      {"[1, 2] >= [3, null]", "false"},
      {"[1, 'a'] < [1, 2]", "null"},
      {"date('2015-01-01') < date('2015-01-02')", "true"},
      {"date('2015-01-01') < localdatetime('2015-01-02')", "null"},
      {"duration('P1D') < duration('P2D')", "null"},
  });
}

TEST(ComparisonTest, NothingIsLessOrGreaterThanNaN) {
  CheckAll({
      {"0.0 / 0.0 < 1", "false"},
      {"0.0 / 0.0 >= 1", "false"},
      {"0.0 / 0.0 <= 0.0 / 0.0", "false"},
      {"0.0 / 0.0 > 'a'", "null"},
  });
}

TEST(ComparisonTest, TimesCompareByInstantThenOffset) {
  CheckAll({
      {"time('10:00+01:00') < time('09:35:14Z')", "true"},
      {"time('10:00+01:00') = time('09:00Z')", "false"},
      {"time('10:00+01:00') > time('09:00Z')", "true"},
      {"datetime('2015-01-01T01:00+01:00') < datetime('2015-01-01T00:30Z')", "true"},
      {"datetime('2015-01-01T01:00+01:00') = datetime('2015-01-01T00:00Z')", "false"},
  });
}

TEST(ComparisonTest, InIsThreeValued) {
  CheckAll({
      {"3 IN [1, 2, 3]", "true"},
      {"3 IN [1, null, 3]", "true"},
      {"5 IN [1, null, 3]", "null"},
      {"null IN []", "false"},
      {"null IN [1]", "null"},
      {"1 IN ['1', 2]", "false"},
      {"[1, 2] IN [[null, 2], [1, 2]]", "true"},
      {"[1, 2] IN [[null, 2], [1, 3]]", "null"},
      {"[] IN [1, 2, null]", "null"},
      {"1 IN null", "null"},
      {"1 IN 2", "SyntaxError at compile time: InvalidArgumentType"},
      {"1 IN [1, [1]][0]", "TypeError at runtime: InvalidArgumentType"},
  });
}

// Lists of more than a few elements are looked up by hash.
TEST(ComparisonTest, InLongListsGivesTheSame) {
  CheckAll({
      {"7 IN [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", "true"},
      {"7.0 IN [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", "true"},
      {"0 IN [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", "false"},
      {"0 IN [1, 2, 3, 4, 5, 6, 7, 8, null, 10]", "null"},
      {"7 IN [1, 2, 3, 4, 5, 6, 7, 8, null, 10]", "true"},
      {"null IN [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", "null"},
      {"[7] IN [1, 2, 3, 4, 5, 6, [7], 8, 9, 10]", "true"},
      {"[7] IN [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", "false"},
      {"0.0 / 0.0 IN [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", "false"},
      {"'b' IN ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']", "true"},
  });
}

// One value of each rank, in the order that ORDER BY puts them in.
const std::vector<Value>& OrderedValues() {
  static const std::vector<Value> values = {
      Value::MakeMap({}),
      Value::MakeMap({{"a", Value::Integer(1)}}),
      Value::MakeMap({{"a", Value::Integer(2)}}),
      Value::MakeMap({{"b", Value::Integer(1)}}),
      Value::MakeMap({{"a", Value::Integer(1)}, {"b", Value::Integer(1)}}),
      Value::Node(1),
      Value::Node(2),
      Value::Relationship(1, 0),
      List({}),
      List({Value::String("a")}),
      List({Value::String("a"), Value::Integer(1)}),
      List({Value::Integer(1)}),
      List({Value()}),
      Value::MakePath({{1}, {}, {}}),
      Value::MakePath({{1, 2}, {1}, {0}}),
      Value::MakeDateTime({0, 0, 0, ""}),
      Value::MakeLocalDateTime({0, 0}),
      Value::MakeDate({0}),
      Value::MakeTime({0, 0}),
      Value::MakeLocalTime({0}),
      Value::MakeDuration({0, 29, 0, 0}),
      Value::MakeDuration({1, 0, 0, 0}),
      Value::MakeDuration({0, 31, 0, 0}),
      Value::String(""),
      Value::String("a"),
      Value::String("文"),
      Value::Boolean(false),
      Value::Boolean(true),
      Value::Float(-std::numeric_limits<double>::infinity()),
      Value::Integer(-1),
      Value::Float(-0.5),
      Value::Integer(9007199254740992),
      Value::Integer(9007199254740993),
      Value::Float(std::numeric_limits<double>::infinity()),
      Value::Float(std::nan("")),
      Value(),
  };
  return values;
}

TEST(ComparisonTest, OrderIsTotal) {
  const std::vector<Value>& values = OrderedValues();
  for (size_t i = 0; i < values.size(); ++i) {
    for (size_t j = 0; j < values.size(); ++j) {
      EXPECT_EQ(CompareOrder(values[i], values[j]), i <=> j) << i << " and " << j;
      EXPECT_EQ(Equivalent(values[i], values[j]), i == j) << i << " and " << j;
    }
  }
}

TEST(ComparisonTest, EquivalentValuesHashAlike) {
  const std::pair<Value, Value> pairs[] = {
      {Value::Integer(1), Value::Float(1.0)},
      {Value::Float(0.0), Value::Float(-0.0)},
      {Value::Float(std::nan("")), Value::Float(-std::nan("1"))},
      {Value(), Value()},
      {List({Value::Integer(2), Value()}), List({Value::Float(2), Value()})},
      {Value::MakeMap({{"a", Value::Float(3)}}), Value::MakeMap({{"a", Value::Integer(3)}})},
      {Value::Relationship(7, 1), Value::Relationship(7, 2)},
      {Value::Integer(INT64_MIN), Value::Float(-0x1p63)},
  };
  for (const auto& [left, right] : pairs) {
    EXPECT_TRUE(Equivalent(left, right));
    EXPECT_EQ(HashValue(left), HashValue(right));
    EXPECT_EQ(CompareOrder(left, right), std::strong_ordering::equal);
  }
}

TEST(ComparisonTest, DifferentValuesRarelyHashAlike) {
  std::vector<uint64_t> hashes;
  for (int64_t i = 0; i < 10'000; ++i) {
    hashes.push_back(HashValue(Value::Integer(i)));
    hashes.push_back(HashValue(Value::Float(static_cast<double>(i) + 0.5)));
    hashes.push_back(HashValue(Value::Node(static_cast<uint64_t>(i))));
    hashes.push_back(HashValue(List({Value::Integer(i), Value::Integer(-i)})));
  }
  std::sort(hashes.begin(), hashes.end());
  EXPECT_EQ(std::adjacent_find(hashes.begin(), hashes.end()), hashes.end());
}

}  // namespace
}  // namespace wenmai::query
