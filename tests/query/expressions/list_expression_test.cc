// Comprehensions, quantifiers and reduce.

#include <gtest/gtest.h>

#include "query/expressions/list_comprehension.h"
#include "tests/query/expressions/evaluator.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

TEST(ListExpressionTest, ComprehensionsFilterAndProject) {
  CheckAll({
      {"[x IN [1, 2, 3] WHERE x > 1 | x * 2]", "[4, 6]"},
      {"[x IN [1, 2, 3] WHERE x > 1]", "[2, 3]"},
      {"[x IN [1, 2] | x + 1]", "[2, 3]"},
      {"[x IN [1, null, 3] WHERE x > 1]", "[3]"},
      {"[x IN null | x]", "null"},
      {"[x IN [[1, 2], [3]] | [y IN x | y + size(x)]]", "[[3, 4], [4]]"},
      {"[x IN [1] WHERE [1, true][0]]", "TypeError at runtime: InvalidArgumentType"},
      {"[x IN 1 | x]", "SyntaxError at compile time: InvalidArgumentType"},
      {"[x IN [1, [2]][0] | x]", "TypeError at runtime: InvalidArgumentType"},
  });
}

TEST(ListExpressionTest, QuantifiersOfNothing) {
  CheckAll({
      {"all(x IN [] WHERE false)", "true"},
      {"any(x IN [] WHERE true)", "false"},
      {"none(x IN [] WHERE true)", "true"},
      {"single(x IN [] WHERE true)", "false"},
      {"all(x IN null WHERE true)", "null"},
  });
}

TEST(ListExpressionTest, QuantifiersAreThreeValued) {
  CheckAll({
      {"all(x IN [1, 2] WHERE x > 0)", "true"},
      {"all(x IN [1, null] WHERE x > 0)", "null"},
      {"all(x IN [0, null] WHERE x > 0)", "false"},
      {"any(x IN [1, null] WHERE x > 0)", "true"},
      {"any(x IN [0, null] WHERE x > 0)", "null"},
      {"any(x IN [0] WHERE x > 0)", "false"},
      {"none(x IN [0, null] WHERE x > 0)", "null"},
      {"none(x IN [1, null] WHERE x > 0)", "false"},
      {"single(x IN [1, 0] WHERE x > 0)", "true"},
      {"single(x IN [1, 2] WHERE x > 0)", "false"},
      {"single(x IN [1, null] WHERE x > 0)", "null"},
      {"single(x IN [1, 1, null] WHERE x > 0)", "false"},
      {"single(x IN [null, 0] WHERE x > 0)", "null"},
  });
}

TEST(ListExpressionTest, ElementTypesAreKnownAtCompileTime) {
  CheckAll({
      {"any(x IN ['Clara'] WHERE x % 2 = 0)", "SyntaxError at compile time: InvalidArgumentType"},
      {"all(x IN [true] WHERE x % 2 = 0)", "SyntaxError at compile time: InvalidArgumentType"},
      {"any(x IN [1, 'Clara'] WHERE x % 2 = 0)", "TypeError at runtime: InvalidArgumentType"},
  });
}

TEST(ListExpressionTest, ReduceAccumulates) {
  CheckAll({
      {"reduce(sum = 0, x IN [1, 2, 3] | sum + x)", "6"},
      {"reduce(text = '', x IN ['a', 'b'] | text + x)", "'ab'"},
      {"reduce(a = 1, x IN [] | a + x)", "1"},
      {"reduce(a = 1, x IN null | a + x)", "null"},
      {"reduce(a = 1, x IN [1, null, 2] | a + x)", "null"},
      {"reduce(a = 0, x IN [[1, 2], [3]] | a + reduce(b = 0, y IN x | b + y))", "6"},
  });
}

TEST(ListExpressionTest, LoopsStopWhenCancelled) {
  QueryLimits limits;
  limits.is_cancelled = true;
  const Value parameters = Value::MakeMap({});
  for (const char* text : {"[x IN [1] | x]", "all(x IN [1] WHERE x > 0)",
                           "reduce(a = 0, x IN [1] | a + x)", "range(1, 2)"}) {
    EvaluationContext context = MakeContext(nullptr, &parameters);
    context.limits = &limits;
    const ExpressionPtr expression = BindExpressionText(text);
    try {
      expression->Evaluate(RowRef{}, context);
      FAIL() << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kCancelled) << text;
    }
  }
}

TEST(ListExpressionTest, ReferencedVariablesLeaveOutLocals) {
  const ExpressionPtr column = MakeVariable(5, "list", false, kAnyType, {});
  const ExpressionPtr other = MakeVariable(2, "n", false, kAnyType, {});
  const ExpressionPtr local = MakeVariable(9, "x", true, kAnyType, {});
  const ExpressionPtr comprehension = MakeListComprehension(
      9, column, MakeBinary(BinaryOperator::kEqual, local, other, {}), column, {});
  EXPECT_EQ(ReferencedVariables(*comprehension), (std::vector<VariableId>{2, 5}));
  EXPECT_EQ(comprehension->ToString(), "[x IN list WHERE x = n | list]");
}

}  // namespace
}  // namespace wenmai::query
