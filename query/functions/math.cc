// Mathematical functions. What is not defined gives NaN, as in IEEE arithmetic.

#include <cmath>
#include <numbers>

#include "query/expressions/arithmetic.h"
#include "query/functions/definition.h"
#include "query/functions/random.h"
#include "query/functions/round.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;
using Arguments = std::span<const Value>;

// A function of one float.
template <double (*function)(double)>
Value Apply(Arguments arguments, EvaluationContext&) {
  return Value::Float(function(arguments[0].number()));
}

double Cotangent(double x) { return 1 / std::tan(x); }
double HyperbolicCotangent(double x) { return 1 / std::tanh(x); }
double Haversine(double x) { return (1 - std::cos(x)) / 2; }
double ToDegrees(double radians) { return radians * 180 / std::numbers::pi; }
double ToRadians(double degrees) { return degrees * std::numbers::pi / 180; }

Value Absolute(Arguments arguments, EvaluationContext&) {
  const Value& value = arguments[0];
  if (value.kind() == ValueKind::kFloat) return Value::Float(std::abs(value.floating()));
  return value.integer() < 0 ? Negate(value) : value;
}

Value Sign(Arguments arguments, EvaluationContext&) {
  const double number = arguments[0].number();
  return Value::Integer(number > 0 ? 1 : number < 0 ? -1 : 0);
}

Value ArcTangent2(Arguments arguments, EvaluationContext&) {
  return Value::Float(std::atan2(arguments[0].number(), arguments[1].number()));
}

Value IsNaN(Arguments arguments, EvaluationContext&) {
  return Value::Boolean(std::isnan(arguments[0].number()));
}

Value E(Arguments, EvaluationContext&) { return Value::Float(std::numbers::e); }
Value Pi(Arguments, EvaluationContext&) { return Value::Float(std::numbers::pi); }

Value Rand(Arguments, EvaluationContext& context) { return Value::Float(RandomFraction(context)); }

Value Round(Arguments arguments, EvaluationContext&) {
  const double number = arguments[0].number();
  if (arguments.size() == 1) return Value::Float(RoundHalfUp(number));
  const Rounding rounding =
      arguments.size() > 2 ? ParseRounding(arguments[2].string()) : Rounding::kHalfUp;
  return Value::Float(RoundDecimal(number, arguments[1].integer(), rounding));
}

Function DefineReal(std::string_view name, Function::Body body, std::string_view description) {
  return DefineFunction(name, {{"x", kNumber}}, kFloat, body, description);
}

}  // namespace

std::vector<Function> MathFunctions() {
  return {
      DefineFunction("abs", {{"x", kNumber}}, kNumber, Absolute, "The number without its sign."),
      DefineFunction("sign", {{"x", kNumber}}, kInteger, Sign, "-1, 0 or 1."),
      DefineReal("ceil", Apply<std::ceil>, "The smallest whole number that is not less."),
      DefineReal("ceiling", Apply<std::ceil>, "The smallest whole number that is not less."),
      DefineReal("floor", Apply<std::floor>, "The largest whole number that is not greater."),
      DefineFunction("round",
                     {{"x", kNumber}, {"precision", kInteger, true}, {"mode", kString, true}},
                     kFloat, Round,
                     "The nearest whole number, or the nearest with so many decimals, in the mode "
                     "UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN or HALF_EVEN."),
      DefineReal("sqrt", Apply<std::sqrt>, "The square root."),
      DefineReal("exp", Apply<std::exp>, "e to the power of x."),
      DefineReal("log", Apply<std::log>, "The natural logarithm."),
      DefineReal("log10", Apply<std::log10>, "The logarithm to the base of 10."),
      DefineReal("sin", Apply<std::sin>, "The sine."),
      DefineReal("cos", Apply<std::cos>, "The cosine."),
      DefineReal("tan", Apply<std::tan>, "The tangent."),
      DefineReal("cot", Apply<Cotangent>, "The cotangent."),
      DefineReal("asin", Apply<std::asin>, "The arc sine."),
      DefineReal("acos", Apply<std::acos>, "The arc cosine."),
      DefineReal("atan", Apply<std::atan>, "The arc tangent."),
      DefineFunction("atan2", {{"y", kNumber}, {"x", kNumber}}, kFloat, ArcTangent2,
                     "The angle of the point (x, y)."),
      DefineReal("sinh", Apply<std::sinh>, "The hyperbolic sine."),
      DefineReal("cosh", Apply<std::cosh>, "The hyperbolic cosine."),
      DefineReal("tanh", Apply<std::tanh>, "The hyperbolic tangent."),
      DefineReal("coth", Apply<HyperbolicCotangent>, "The hyperbolic cotangent."),
      DefineReal("haversin", Apply<Haversine>, "Half the versine."),
      DefineReal("degrees", Apply<ToDegrees>, "Radians as degrees."),
      DefineReal("radians", Apply<ToRadians>, "Degrees as radians."),
      DefineFunction("isNaN", {{"x", kNumber}}, kBoolean, IsNaN, "Whether x is not a number."),
      DefineFunction("e", {}, kFloat, E, "The base of the natural logarithm."),
      DefineFunction("pi", {}, kFloat, Pi,
                     "The ratio of a circle's circumference to its diameter."),
      DefineVolatile("rand", {}, kFloat, Rand, "A random number, from 0 on and below 1."),
  };
}

}  // namespace wenmai::query
