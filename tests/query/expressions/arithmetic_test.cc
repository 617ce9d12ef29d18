#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(ArithmeticTest, IntegersStayIntegers) {
  CheckAll({
      {"1 + 2", "3"},
      {"2 - 5", "-3"},
      {"3 * -4", "-12"},
      {"7 / 2", "3"},
      {"-7 / 2", "-3"},
      {"7 % 3", "1"},
      {"-7 % 3", "-1"},
      {"12 / 4 * 3 - 2 * 4", "1"},
      {"9223372036854775807 + 0", "9223372036854775807"},
      {"(-9223372036854775807 - 1) % -1", "0"},
  });
}

TEST(ArithmeticTest, OverflowIsAnError) {
  const std::string_view overflow = "ArithmeticError at runtime: IntegerOverflow";
  CheckAll({
      {"9223372036854775807 + 1", overflow},
      {"-9223372036854775807 - 2", overflow},
      {"4611686018427387904 * 2", overflow},
      {"(-9223372036854775807 - 1) / -1", overflow},
      {"-(-9223372036854775807 - 1)", overflow},
      {"abs(-9223372036854775807 - 1)", overflow},
  });
}

TEST(ArithmeticTest, OnlyIntegersCannotBeDividedByZero) {
  CheckAll({
      {"1 / 0", "ArithmeticError at runtime: DivisionByZero"},
      {"1 % 0", "ArithmeticError at runtime: DivisionByZero"},
      {"1 / 0.0", "Infinity"},
      {"-1.0 / 0", "-Infinity"},
      {"0.0 / 0.0", "NaN"},
      {"1.0 % 0", "NaN"},
  });
}

TEST(ArithmeticTest, OneFloatMakesAFloat) {
  CheckAll({
      {"1 + 2.0", "3.0"},
      {"1.5 - 1", "0.5"},
      {"2 * 0.5", "1.0"},
      {"7 / 2.0", "3.5"},
      {"7.5 % 2", "1.5"},
      {"2 ^ 3", "8.0"},
      {"4 ^ 0.5", "2.0"},
      {"4 ^ 3 * 2 ^ 3", "512.0"},
  });
}

TEST(ArithmeticTest, NullGivesNull) {
  CheckAll({
      {"1 + null", "null"},
      {"null - 1", "null"},
      {"null * null", "null"},
      {"1 / null", "null"},
      {"null % 0", "null"},
      {"null ^ 2", "null"},
      {"[1] + null", "null"},
      {"'a' + null", "null"},
      {"-null", "null"},
  });
}

TEST(ArithmeticTest, PlusJoinsStringsAndLists) {
  CheckAll({
      {"'a' + 'b'", "'ab'"},
      {"'a' + 1", "'a1'"},
      {"1.5 + 'a'", "'1.5a'"},
      {"'on ' + date('2015-07-21')", "'on 2015-07-21'"},
      {"[1, 2] + [3]", "[1, 2, 3]"},
      {"[1] + 2", "[1, 2]"},
      {"0 + [1]", "[0, 1]"},
      {"[[1]] + [[2]]", "[[1], [2]]"},
      {"[1] + 'a'", "[1, 'a']"},
      {"[] + []", "[]"},
  });
}

TEST(ArithmeticTest, OperandsThatDoNotGoTogetherAreRefused) {
  CheckAll({
      {"1 + true", "SyntaxError at compile time: InvalidArgumentType"},
      {"'a' + true", "SyntaxError at compile time: InvalidArgumentType"},
      {"'a' - 'b'", "SyntaxError at compile time: InvalidArgumentType"},
      {"{a: 1} * 2", "SyntaxError at compile time: InvalidArgumentType"},
      {"-'a'", "SyntaxError at compile time: InvalidArgumentType"},
      {"[1, 'a'][1] - 1", "TypeError at runtime: InvalidArgumentType"},
      {"[1, true][1] + 1", "TypeError at runtime: InvalidArgumentType"},
      {"-[1, 'a'][1]", "TypeError at runtime: InvalidArgumentType"},
  });
}

TEST(ArithmeticTest, DurationsAreAddedAndScaled) {
  CheckAll({
      {"duration('P1M2D') + duration('P1Y')", "duration('P1Y1M2D')"},
      {"duration('P1D') - duration('PT1H')", "duration('P1DT-1H')"},
      {"duration('PT90M') * 2", "duration('PT3H')"},
      {"2 * duration('PT90M')", "duration('PT3H')"},
      {"duration('P1D') / 2", "duration('PT12H')"},
      {"duration('P1D') / 0", "ArithmeticError at runtime: DivisionByZero"},
      {"duration({seconds: 9223372036854775807}) * 2",
       "ArithmeticError at runtime: IntegerOverflow"},
      {"-duration('P1DT0.4S')", "duration('P-1DT-0.4S')"},
      {"date('2015-01-31') + duration('P1M')", "date('2015-02-28')"},
      {"duration('P1D') + date('2015-01-31')", "date('2015-02-01')"},
      {"date('2015-03-31') - duration('P1M')", "date('2015-02-28')"},
      {"date('2015-03-31') - date('2015-03-30')",
       "SyntaxError at compile time: InvalidArgumentType"},
  });
}

}  // namespace
}  // namespace wenmai::query
