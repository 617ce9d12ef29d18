#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

TEST(ListFunctionTest, EndsOfLists) {
  CheckAll({
      {"head([1, 2])", "1"},
      {"head([])", "null"},
      {"last([1, 2])", "2"},
      {"last([])", "null"},
      {"tail([1, 2, 3])", "[2, 3]"},
      {"tail([])", "[]"},
      {"head(null)", "null"},
      {"reverse([1, null, 'a'])", "['a', null, 1]"},
  });
}

TEST(ListFunctionTest, Sizes) {
  CheckAll({
      {"size([1, null])", "2"},
      {"size(null)", "null"},
      {"size(1)", "SyntaxError at compile time: InvalidArgumentType"},
      {"isEmpty([])", "true"},
      {"isEmpty('')", "true"},
      {"isEmpty({})", "true"},
      {"isEmpty({a: null})", "false"},
      {"isEmpty('a')", "false"},
      {"isEmpty(null)", "null"},
  });
}

TEST(ListFunctionTest, Ranges) {
  CheckAll({
      {"range(0, 3)", "[0, 1, 2, 3]"},
      {"range(3, 0)", "[]"},
      {"range(3, 0, -1)", "[3, 2, 1, 0]"},
      {"range(0, 10, 4)", "[0, 4, 8]"},
      {"range(0, 0)", "[0]"},
      {"range(1, 0, 2)", "[]"},
      {"range(9223372036854775806, 9223372036854775807)",
       "[9223372036854775806, 9223372036854775807]"},
      {"range(-9223372036854775807, 9223372036854775807, 9223372036854775807)",
       "[-9223372036854775807, 0, 9223372036854775807]"},
      {"range(0, null)", "null"},
      {"range(2, 8, 0)", "ArgumentError at runtime: NumberOutOfRange"},
      {"range(true, 1, 1)", "ArgumentError at runtime: InvalidArgumentType"},
      {"range(0, 1.0)", "ArgumentError at runtime: InvalidArgumentType"},
      {"range(0, 1, [1])", "ArgumentError at runtime: InvalidArgumentType"},
  });
}

TEST(ListFunctionTest, RangeRespectsTheMemoryBudget) {
  QueryLimits limits;
  limits.memory_bytes_max = 1 << 20;
  const Value parameters = Value::MakeMap({});
  EvaluationContext context = MakeContext(nullptr, &parameters);
  context.limits = &limits;
  for (const char* text : {"range(1, 1000000)", "range(1, 9223372036854775807)"}) {
    try {
      BindExpressionText(text)->Evaluate(RowRef{}, context);
      FAIL() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kLimit);
    }
  }
  EXPECT_EQ(BindExpressionText("size(range(1, 1000))")->Evaluate(RowRef{}, context),
            Value::Integer(1000));
  EXPECT_EQ(limits.memory_bytes, 0u);
}

}  // namespace
}  // namespace wenmai::query
