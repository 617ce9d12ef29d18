#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(ConversionFunctionTest, ToInteger) {
  CheckAll({
      {"toInteger(1)", "1"},
      {"toInteger(2.9)", "2"},
      {"toInteger(-2.9)", "-2"},
      {"toInteger('42')", "42"},
      {"toInteger(' +42 ')", "42"},
      {"toInteger('2.9')", "2"},
      {"toInteger('1e3')", "1000"},
      {"toInteger('foo')", "null"},
      {"toInteger('')", "null"},
      {"toInteger('4 2')", "null"},
      {"toInteger('99999999999999999999')", "null"},
      {"toInteger(null)", "null"},
      {"toInteger(1e30)", "ArithmeticError at runtime: IntegerOverflow"},
      {"toInteger([1])", "SyntaxError at compile time: InvalidArgumentType"},
      {"toInteger([1, []][1])", "TypeError at runtime: InvalidArgumentValue"},
      {"toIntegerOrNull([1])", "null"},
      {"toIntegerOrNull(1e30)", "null"},
      {"toIntegerOrNull('7')", "7"},
      {"toIntegerList(['1', 2.5, [], null])", "[1, 2, null, null]"},
  });
}

TEST(ConversionFunctionTest, ToFloat) {
  CheckAll({
      {"toFloat(3)", "3.0"},
      {"toFloat('5')", "5.0"},
      {"toFloat(' -2.5e2 ')", "-250.0"},
      {"toFloat('foo')", "null"},
      {"toFloat('')", "null"},
      {"toFloat('1.5x')", "null"},
      {"toFloat('1e400')", "Infinity"},
      {"toFloat('-1e400')", "-Infinity"},
      {"toFloat('1e-400')", "0.0"},
      {"toFloat('NaN')", "NaN"},
      {"toFloat([1.0, true][1])", "TypeError at runtime: InvalidArgumentValue"},
      {"toFloatOrNull(true)", "null"},
      {"toFloatList([1, '2'])", "[1.0, 2.0]"},
  });
}

TEST(ConversionFunctionTest, ToBoolean) {
  CheckAll({
      {"toBoolean(true)", "true"},
      {"toBoolean('true')", "true"},
      {"toBoolean(' FALSE ')", "false"},
      {"toBoolean(' tru ')", "null"},
      {"toBoolean('f alse')", "null"},
      {"toBoolean('')", "null"},
      {"toBoolean([true, 1.0][1])", "TypeError at runtime: InvalidArgumentValue"},
      {"toBooleanOrNull(1.0)", "null"},
      {"toBooleanList(['true', 1])", "[true, null]"},
  });
}

TEST(ConversionFunctionTest, ToString) {
  CheckAll({
      {"toString(42)", "'42'"},
      {"toString(1.0)", "'1.0'"},
      {"toString(true)", "'true'"},
      {"toString('a')", "'a'"},
      {"toString(date('2015-07-21'))", "'2015-07-21'"},
      {"toString(duration('P1M'))", "'P1M'"},
      {"toString(null)", "null"},
      {"toString([1, []][1])", "TypeError at runtime: InvalidArgumentValue"},
      {"toStringOrNull({})", "null"},
      {"toStringList([1, 'a', {}])", "['1', 'a', null]"},
  });
}

}  // namespace
}  // namespace wenmai::query
