#include "wenmai/value.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/api/throws.h"

namespace wenmai {
namespace {

TEST(ValueTest, JsonTextReadsBackAsItWas) {
  for (const char* json :
       {"null", "true", "-7", "1.5", R"("引号 \" 与 \n 换行")", R"([1,[2.0,null],{"a":"b"}])", "{}", "[]"}) {
    EXPECT_EQ(ToJson(Value::FromJson(json)), json);
  }
}

TEST(ValueTest, WholeFloatsKeepTheirPoint) { EXPECT_EQ(ToJson(Value(3.0)), "3.0"); }

TEST(ValueTest, NonFiniteNumbersAreStringsInJson) {
  EXPECT_EQ(ToJson(Value(std::nan(""))), "\"NaN\"");
  EXPECT_EQ(ToJson(Value(std::numeric_limits<double>::infinity())), "\"Infinity\"");
  EXPECT_EQ(ToJson(Value(-std::numeric_limits<double>::infinity())), "\"-Infinity\"");
}

TEST(ValueTest, ElementsOfTheGraphHaveTheContractsJson) {
  const Node ada{1, {"Person"}, {{"name", "Ada"}}};
  const Node eve{2, {}, {}};
  const Relationship knows{7, "KNOWS", 1, 2, {}};
  EXPECT_EQ(ToJson(ada), R"({"id":1,"labels":["Person"],"properties":{"name":"Ada"}})");
  EXPECT_EQ(ToJson(knows), R"({"id":7,"type":"KNOWS","start":1,"end":2,"properties":{}})");
  EXPECT_EQ(ToJson(Path{{ada, eve}, {knows}}),
            R"({"nodes":[)" + ToJson(ada) + "," + ToJson(eve) + R"(],"relationships":[)" +
                ToJson(knows) + "]}");
}

TEST(ValueTest, TextIsWhatAQueryWouldWrite) {
  EXPECT_EQ(ToString(Value("it's")), "'it\\'s'");
  EXPECT_EQ(ToString(Value(Value::List{1, 2.0, nullptr})), "[1, 2.0, null]");
  EXPECT_EQ(ToString(Value(Date{0})), "1970-01-01");
  EXPECT_EQ(ToString(Value(Node{1, {"Person"}, {{"name", "Ada"}}})), "(:Person {name: 'Ada'})");
}

TEST(ValueTest, AskingForAnotherTypeNamesBoth) {
  try {
    Value(1).as<std::string>();
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "the value is of type Integer, not String");
  }
}

TEST(ValueTest, WhatIsNotJsonIsRefused) {
  EXPECT_ERROR(Value::FromJson("{"), kInvalidArgument);
  EXPECT_ERROR(Value::FromJson("18446744073709551615"), kInvalidArgument);
}

}  // namespace
}  // namespace wenmai
