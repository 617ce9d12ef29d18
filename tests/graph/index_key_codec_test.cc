// Index keys: encode, sort, decode.
#include "graph/codec/index_key_codec.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/graph/random_values.h"

namespace wenmai::graph {
namespace {

std::string KeyOf(const Value& value) {
  std::string key;
  EncodeIndexValue(value, &key, nullptr);
  return key;
}

int Sign(std::strong_ordering ordering) { return ordering < 0 ? -1 : ordering > 0 ? 1 : 0; }

// Exact order of two numbers, neither NaN, by way of long double, whose 64-bit mantissa holds every
// int64 and every double.
int CompareNumbers(const Value& a, const Value& b) {
  const auto widen = [](const Value& value) {
    return value.kind() == ValueKind::kInteger ? static_cast<long double>(value.integer())
                                               : static_cast<long double>(value.floating());
  };
  return widen(a) < widen(b) ? -1 : widen(a) > widen(b) ? 1 : 0;
}

bool IsNumber(const Value& value) {
  return value.is_number() && !(value.kind() == ValueKind::kFloat && std::isnan(value.floating()));
}

TEST(IndexKeyCodecTest, GivesEveryValueBack) {
  Random random(1);
  for (int i = 0; i < 20'000; ++i) {
    const Value first = RandomStorable(random, 30), second = RandomStorable(random, 30);
    std::string key, rest;
    EncodeIndexValue(first, &key, &rest);
    EncodeIndexValue(second, &key, &rest);
    ByteReader key_reader(key, "key"), rest_reader(rest, "rest");
    ASSERT_EQ(DecodeIndexValue(&key_reader, &rest_reader), first);
    ASSERT_EQ(DecodeIndexValue(&key_reader, &rest_reader), second);
    ASSERT_TRUE(key_reader.empty());
    ASSERT_TRUE(rest_reader.empty());
  }
}

TEST(IndexKeyCodecTest, OrdersIntegersAndFloatsTogetherExactly) {
  static_assert(std::numeric_limits<long double>::digits >= 64);
  Random random(2);
  std::vector<Value> numbers;
  while (numbers.size() < 3000) {
    const Value value = RandomScalar(random, 0);
    if (!IsNumber(value)) continue;
    numbers.push_back(value);
    // Close neighbours, where the two kinds meet.
    const double near = value.number();
    numbers.push_back(Value::Float(std::nextafter(near, 1e300)));
    if (std::abs(near) < 9e18) numbers.push_back(Value::Integer(static_cast<int64_t>(near) + 1));
  }
  for (int i = 0; i < 200'000; ++i) {
    const Value& a = numbers[Below(random, numbers.size())];
    const Value& b = numbers[Below(random, numbers.size())];
    ASSERT_EQ(Sign(KeyOf(a) <=> KeyOf(b)), CompareNumbers(a, b)) << a.number() << " " << b.number();
  }
}

TEST(IndexKeyCodecTest, OrdersStringsByBytes) {
  Random random(3);
  for (int i = 0; i < 50'000; ++i) {
    const std::string a = RandomString(random, 5), b = RandomString(random, 5);
    ASSERT_EQ(Sign(KeyOf(Value::String(a)) <=> KeyOf(Value::String(b))), Sign(a <=> b));
  }
}

TEST(IndexKeyCodecTest, OrdersKindsAsTheLanguageDoes) {
  const Value ascending[] = {Value::MakeList({Value::Integer(5)}),
                             Value::MakeList({Value::Integer(5), Value::Integer(1)}),
                             Value::MakeDateTime({0, 0, 0, ""}),
                             Value::MakeLocalDateTime({0, 0}),
                             Value::MakeDate({-1}),
                             Value::MakeDate({1}),
                             Value::MakeTime({0, 0}),
                             Value::MakeLocalTime({0}),
                             Value::MakeDuration({1, 0, 0, 0}),
                             Value::MakeDuration({0, 31, 0, 0}),
                             Value::String(""),
                             Value::String("a"),
                             Value::Boolean(false),
                             Value::Boolean(true),
                             Value::Float(-INFINITY),
                             Value::Integer(0),
                             Value::Float(INFINITY),
                             Value::Float(NAN)};
  for (size_t i = 1; i < std::size(ascending); ++i) {
    EXPECT_LT(KeyOf(ascending[i - 1]), KeyOf(ascending[i])) << i;
  }
}

TEST(IndexKeyCodecTest, GivesOneKeyToValuesThatCompareEqual) {
  EXPECT_EQ(KeyOf(Value::Integer(1)), KeyOf(Value::Float(1.0)));
  EXPECT_EQ(KeyOf(Value::Float(0.0)), KeyOf(Value::Float(-0.0)));
  EXPECT_EQ(KeyOf(Value::MakeTime({3'600'000'000'000, 3600})), KeyOf(Value::MakeTime({0, 0})));
}

TEST(IndexKeyCodecTest, CutsLongStrings) {
  const std::string whole(kIndexedStringBytes, 'x');
  EXPECT_LT(KeyOf(Value::String(whole)), KeyOf(Value::String(whole + "a")));
  EXPECT_EQ(KeyOf(Value::String(whole + "a")), KeyOf(Value::String(whole + "b")));
  std::string key = KeyOf(Value::String(whole + "a"));
  ByteReader key_reader(key, "key"), rest("", "rest");
  EXPECT_FALSE(DecodeIndexValue(&key_reader, &rest));
}

TEST(IndexKeyCodecTest, BoundsWhatCanBeCompared) {
  const auto is_within = [](const Value& value, const Value& other) {
    const KeyRange range = ComparableKeys(other);
    const std::string key = KeyOf(value);
    return range.begin <= key && key < range.end;
  };
  EXPECT_TRUE(is_within(Value::Float(-INFINITY), Value::Integer(7)));
  EXPECT_TRUE(is_within(Value::Boolean(true), Value::Boolean(false)));
  EXPECT_FALSE(is_within(Value::Float(NAN), Value::Integer(7)));
  EXPECT_FALSE(is_within(Value::String("7"), Value::Integer(7)));
  EXPECT_FALSE(is_within(Value::MakeDate({7}), Value::MakeLocalDateTime({7, 0})));
}

}  // namespace
}  // namespace wenmai::graph
