#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(BooleanTest, AndIsFalseIfEitherIsFalse) {
  CheckAll({
      {"true AND true", "true"},
      {"true AND false", "false"},
      {"true AND null", "null"},
      {"false AND true", "false"},
      {"false AND false", "false"},
      {"false AND null", "false"},
      {"null AND true", "null"},
      {"null AND false", "false"},
      {"null AND null", "null"},
  });
}

TEST(BooleanTest, OrIsTrueIfEitherIsTrue) {
  CheckAll({
      {"true OR true", "true"},
      {"true OR false", "true"},
      {"true OR null", "true"},
      {"false OR true", "true"},
      {"false OR false", "false"},
      {"false OR null", "null"},
      {"null OR true", "true"},
      {"null OR false", "null"},
      {"null OR null", "null"},
  });
}

TEST(BooleanTest, XorIsUnknownIfEitherIs) {
  CheckAll({
      {"true XOR true", "false"},
      {"true XOR false", "true"},
      {"true XOR null", "null"},
      {"false XOR true", "true"},
      {"false XOR false", "false"},
      {"false XOR null", "null"},
      {"null XOR true", "null"},
      {"null XOR false", "null"},
      {"null XOR null", "null"},
  });
}

TEST(BooleanTest, NotKeepsNull) {
  CheckAll({{"NOT true", "false"}, {"NOT false", "true"}, {"NOT null", "null"}});
}

TEST(BooleanTest, WhatIsDecidedIsNotEvaluated) {
  CheckAll({
      {"false AND 1 / 0 > 1", "false"},
      {"true OR 1 / 0 > 1", "true"},
      {"true AND 1 / 0 > 1", "ArithmeticError at runtime: DivisionByZero"},
      {"null AND 1 / 0 > 1", "ArithmeticError at runtime: DivisionByZero"},
      {"[x IN [0, 1, 2] WHERE x <> 0 AND 2 / x > 1 | x]", "[1]"},
  });
}

TEST(BooleanTest, DecidedRowsOfABatchRaiseNoErrors) {
  const ExpressionPtr left = MakeVariable(0, "x", false, kAnyType, {});
  const ExpressionPtr zero = MakeLiteral(Value::Integer(0), {});
  const ExpressionPtr quotient =
      MakeBinary(BinaryOperator::kDivide, MakeLiteral(Value::Integer(2), {}), left, {});
  const ExpressionPtr both =
      MakeBinary(BinaryOperator::kAnd, MakeBinary(BinaryOperator::kNotEqual, left, zero, {}),
                 MakeBinary(BinaryOperator::kGreater, quotient, zero, {}), {});
  RowBatch batch(1);
  batch.columns[0].MakeValues() = {Value::Integer(1), Value::Integer(0), Value::Integer(4)};
  batch.row_count = 3;
  EvaluationContext context = MakeContext(nullptr, nullptr);
  std::vector<Value> results;
  both->EvaluateBatch(batch, context, &results);
  EXPECT_EQ(results, (std::vector<Value>{Value::Boolean(true), Value::Boolean(false),
                                         Value::Boolean(false)}));
}

TEST(BooleanTest, OperandsMustBeBooleans) {
  CheckAll({
      {"1 AND true", "SyntaxError at compile time: InvalidArgumentType"},
      {"true OR 'a'", "SyntaxError at compile time: InvalidArgumentType"},
      {"null XOR []", "SyntaxError at compile time: InvalidArgumentType"},
      {"NOT {}", "SyntaxError at compile time: InvalidArgumentType"},
      {"[1, true][0] AND true", "TypeError at runtime: InvalidArgumentType"},
      {"NOT [1, true][0]", "TypeError at runtime: InvalidArgumentType"},
  });
}

}  // namespace
}  // namespace wenmai::query
