// Conversions between booleans, numbers and strings. Text that does not read as the wanted type
// gives null; a value of a type that cannot be converted at all is an error, or null in the OrNull
// functions.

#include <charconv>
#include <cmath>
#include <optional>

#include "query/expressions/errors.h"
#include "query/expressions/rendering.h"
#include "query/functions/definition.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;
using Arguments = std::span<const Value>;
using Converter = std::optional<Value> (*)(const Value& value);  // nullopt: no such conversion

std::string_view TrimSpaces(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\n\r\f\v";
  const size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return "";
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

std::optional<double> ParseFloat(std::string_view text) {
  text = TrimSpaces(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::invalid_argument || end != text.data() + text.size()) return std::nullopt;
  if (error == std::errc::result_out_of_range) {
    // Too large or too small: from_chars leaves `number` as it was.
    const bool is_tiny = text.find("e-") != text.npos || text.find("E-") != text.npos ||
                         text.starts_with("0.") || text.starts_with("-0.");
    const double size = is_tiny ? 0.0 : HUGE_VAL;
    return text.starts_with('-') ? -size : size;
  }
  return number;
}

bool FitsInteger(double number) { return number >= -0x1p63 && number < 0x1p63; }

std::optional<int64_t> ParseInteger(std::string_view text) {
  text = TrimSpaces(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  int64_t integer = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), integer);
  if (error == std::errc() && end == text.data() + text.size()) return integer;
  const auto number = ParseFloat(text);
  if (!number || !FitsInteger(*number)) return std::nullopt;
  return static_cast<int64_t>(*number);
}

bool EqualsIgnoringCase(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

std::optional<Value> ToBoolean(const Value& value) {
  if (value.kind() == ValueKind::kBoolean) return value;
  if (value.kind() != ValueKind::kString) return std::nullopt;
  const std::string_view text = TrimSpaces(value.string());
  if (EqualsIgnoringCase(text, "true")) return Value::Boolean(true);
  if (EqualsIgnoringCase(text, "false")) return Value::Boolean(false);
  return Value();
}

std::optional<Value> ToInteger(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kInteger:
      return value;
    case ValueKind::kFloat:
      if (!FitsInteger(value.floating())) {
        throw ArithmeticError("IntegerOverflow",
                              FloatToText(value.floating()) + " does not fit into an Integer");
      }
      return Value::Integer(static_cast<int64_t>(value.floating()));
    case ValueKind::kString: {
      const auto integer = ParseInteger(value.string());
      return integer ? Value::Integer(*integer) : Value();
    }
    default:
      return std::nullopt;
  }
}

std::optional<Value> ToFloat(const Value& value) {
  if (value.is_number()) return Value::Float(value.number());
  if (value.kind() != ValueKind::kString) return std::nullopt;
  const auto number = ParseFloat(value.string());
  return number ? Value::Float(*number) : Value();
}

std::optional<Value> ToStringValue(const Value& value) {
  constexpr TypeSet kTextTypes = kBoolean | kNumber | kString | kInstant | kDuration;
  if ((TypeBit(value.kind()) & kTextTypes) == 0) return std::nullopt;
  return Value::String(ToText(value));
}

template <Converter convert>
Value Convert(Arguments arguments, EvaluationContext&) {
  if (auto converted = convert(arguments[0])) return *converted;
  throw TypeError("InvalidArgumentValue",
                  WithArticle(arguments[0].kind()) + " cannot be converted");
}

template <Converter convert>
Value ConvertOrNull(Arguments arguments, EvaluationContext&) {
  try {
    return convert(arguments[0]).value_or(Value());
  } catch (const Error&) {
    return Value();  // an overflow
  }
}

template <Converter convert>
Value ConvertList(Arguments arguments, EvaluationContext& context) {
  graph::List converted;
  for (const Value& element : arguments[0].list()) {
    converted.push_back(ConvertOrNull<convert>(Arguments(&element, 1), context));
  }
  return Value::MakeList(std::move(converted));
}

// toX, toXOrNull and toXList.
template <Converter convert>
void DefineConversion(const std::string& name, TypeSet from, TypeSet to,
                      std::vector<Function>* functions) {
  functions->push_back(DefineFunction(name, {{"value", from}}, to | kNull, Convert<convert>,
                                      "The value as another type; null for text that is none."));
  functions->push_back(DefineFunction(name + "OrNull", {{"value", kAnyType}}, to | kNull,
                                      ConvertOrNull<convert>,
                                      "The value as another type; null where that cannot be."));
  functions->push_back(DefineFunction(name + "List", {{"list", kList}}, kList, ConvertList<convert>,
                                      "Every element as another type; null where that cannot be."));
}

}  // namespace

std::vector<Function> ConversionFunctions() {
  std::vector<Function> functions;
  DefineConversion<ToBoolean>("toBoolean", kBoolean | kString, kBoolean, &functions);
  DefineConversion<ToInteger>("toInteger", kNumber | kString, kInteger, &functions);
  DefineConversion<ToFloat>("toFloat", kNumber | kString, kFloat, &functions);
  DefineConversion<ToStringValue>("toString", kBoolean | kNumber | kString | kInstant | kDuration,
                                  kString, &functions);
  return functions;
}

}  // namespace wenmai::query
