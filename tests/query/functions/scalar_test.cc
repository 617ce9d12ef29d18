#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(ScalarFunctionTest, Nulls) {
  CheckAll({
      {"coalesce(null, 1, 2)", "1"},
      {"coalesce(null)", "null"},
      {"coalesce(null, null, 'a', null)", "'a'"},
      {"nullIf(1, 1.0)", "null"},
      {"nullIf(1, 2)", "1"},
      {"nullIf(null, 1)", "null"},
      {"exists({a: 1}.a)", "true"},
      {"exists({a: 1}.b)", "false"},
  });
}

TEST(ScalarFunctionTest, TimestampIsTheStatementsClock) {
  CheckAll({{"timestamp()", "1437514832142"}});
}

TEST(ScalarFunctionTest, UuidsAreOfVersionFour) {
  CheckAll({
      {"randomUUID() =~ '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'",
       "true"},
      {"randomUUID() = randomUUID()", "false"},
  });
}

TEST(ScalarFunctionTest, ValueTypes) {
  CheckAll({
      {"valueType(null)", "'NULL'"},
      {"valueType(1)", "'INTEGER NOT NULL'"},
      {"valueType('a')", "'STRING NOT NULL'"},
      {"valueType([])", "'LIST<NOTHING> NOT NULL'"},
      {"valueType([1, 2])", "'LIST<INTEGER NOT NULL> NOT NULL'"},
      {"valueType([1, null, 'a'])", "'LIST<INTEGER NOT NULL | NULL | STRING NOT NULL> NOT NULL'"},
      {"valueType(datetime())", "'ZONED DATETIME NOT NULL'"},
      {"valueType({})", "'MAP NOT NULL'"},
  });
}

}  // namespace
}  // namespace wenmai::query
