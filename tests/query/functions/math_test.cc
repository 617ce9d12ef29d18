#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(MathFunctionTest, Signs) {
  CheckAll({
      {"abs(-1)", "1"},
      {"abs(-1.5)", "1.5"},
      {"abs(null)", "null"},
      {"sign(-3)", "-1"},
      {"sign(0.0)", "0"},
      {"sign(0.1)", "1"},
      {"abs('a')", "SyntaxError at compile time: InvalidArgumentType"},
  });
}

TEST(MathFunctionTest, RoundingToWholeNumbers) {
  CheckAll({
      {"ceil(1.2)", "2.0"},
      {"ceiling(-1.2)", "-1.0"},
      {"floor(-1.2)", "-2.0"},
      {"floor(3)", "3.0"},
      {"round(1.5)", "2.0"},
      {"round(-1.5)", "-1.0"},
      {"round(0.49999999999999994)", "0.0"},
      {"round(-2.6)", "-3.0"},
      {"round(3)", "3.0"},
      {"round(0.0 / 0.0)", "NaN"},
  });
}

TEST(MathFunctionTest, RoundingToDecimals) {
  CheckAll({
      {"round(2.675, 2)", "2.68"},
      {"round(3.14159, 3)", "3.142"},
      {"round(1.25, 1)", "1.3"},
      {"round(-1.25, 1)", "-1.3"},
      {"round(1.25, 1, 'HALF_DOWN')", "1.2"},
      {"round(1.25, 1, 'HALF_EVEN')", "1.2"},
      {"round(1.35, 1, 'half_even')", "1.4"},
      {"round(1.21, 1, 'UP')", "1.3"},
      {"round(1.29, 1, 'DOWN')", "1.2"},
      {"round(-1.21, 1, 'CEILING')", "-1.2"},
      {"round(-1.21, 1, 'FLOOR')", "-1.3"},
      {"round(9.99, 1)", "10.0"},
      {"round(0.5, 0, 'HALF_EVEN')", "0.0"},
      {"round(1.5, 0, 'HALF_EVEN')", "2.0"},
      {"round(1.2, 5)", "1.2"},
      {"round(1e300, 2)", "1.0E300"},
      {"round(1.2, -1)", "ArgumentError at runtime: NumberOutOfRange"},
      {"round(1.2, 1, 'SIDEWAYS')", "ArgumentError at runtime: InvalidArgumentValue"},
  });
}

TEST(MathFunctionTest, ElementaryFunctions) {
  CheckAll({
      {"sqrt(16)", "4.0"},
      {"sqrt(-1)", "NaN"},
      {"exp(0)", "1.0"},
      {"log(e())", "1.0"},
      {"log(0)", "-Infinity"},
      {"log10(1000)", "3.0"},
      {"sin(0)", "0.0"},
      {"cos(0)", "1.0"},
      {"tan(0)", "0.0"},
      {"round(cot(1), 6)", "0.642093"},
      {"asin(1) = pi() / 2", "true"},
      {"acos(1)", "0.0"},
      {"acos(2)", "NaN"},
      {"atan(0)", "0.0"},
      {"atan2(1, 1) = pi() / 4", "true"},
      {"sinh(0)", "0.0"},
      {"cosh(0)", "1.0"},
      {"tanh(0)", "0.0"},
      {"round(coth(1), 6)", "1.313035"},
      {"haversin(0)", "0.0"},
      {"degrees(pi())", "180.0"},
      {"radians(180) = pi()", "true"},
      {"isNaN(0.0 / 0.0)", "true"},
      {"isNaN(1)", "false"},
      {"sqrt(null)", "null"},
  });
}

TEST(MathFunctionTest, RandomNumbersLieBelowOne) {
  CheckAll({
      {"all(x IN range(1, 1000) WHERE 0 <= rand() < 1)", "true"},
      {"any(x IN range(1, 1000) WHERE rand() > 0.5)", "true"},
      {"any(x IN range(1, 1000) WHERE rand() < 0.5)", "true"},
      {"rand() = rand()", "false"},
  });
}

}  // namespace
}  // namespace wenmai::query
