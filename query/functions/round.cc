#include "query/functions/round.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "query/expressions/errors.h"

namespace wenmai::query {
namespace {

// Whether the digits cut off carry one to the digit before them. `tail` begins with the first of
// them.
bool RoundsAway(std::string_view tail, bool is_negative, bool is_last_digit_odd,
                Rounding rounding) {
  const bool is_exact = tail.find_first_not_of('0') == std::string_view::npos;
  if (is_exact) return false;
  const bool is_half = tail[0] == '5' && tail.find_first_not_of('0', 1) == std::string_view::npos;
  const bool is_over_half = tail[0] >= '5' && !is_half;
  switch (rounding) {
    case Rounding::kUp:
      return true;
    case Rounding::kDown:
      return false;
    case Rounding::kCeiling:
      return !is_negative;
    case Rounding::kFloor:
      return is_negative;
    case Rounding::kHalfUp:
      return is_over_half || is_half;
    case Rounding::kHalfDown:
      return is_over_half;
    case Rounding::kHalfEven:
      return is_over_half || (is_half && is_last_digit_odd);
  }
  return false;
}

// Adds one to the last digit of a decimal number.
void Increment(std::string* digits) {
  for (size_t i = digits->size(); i-- > 0;) {
    char& digit = (*digits)[i];
    if (digit == '.') continue;
    if (digit != '9') {
      ++digit;
      return;
    }
    digit = '0';
  }
  digits->insert(digits->begin(), '1');
}

}  // namespace

Rounding ParseRounding(std::string_view mode) {
  constexpr std::string_view kNames[] = {"UP",      "DOWN",      "CEILING",  "FLOOR",
                                         "HALF_UP", "HALF_DOWN", "HALF_EVEN"};
  std::string upper(mode);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  const auto* found = std::find(std::begin(kNames), std::end(kNames), upper);
  if (found == std::end(kNames)) {
    throw ArgumentError("InvalidArgumentValue", "'" + std::string(mode) + "' is no rounding mode");
  }
  return static_cast<Rounding>(found - std::begin(kNames));
}

double RoundHalfUp(double number) {
  const double below = std::floor(number);
  return number - below >= 0.5 ? below + 1 : below;
}

double RoundDecimal(double number, int64_t precision, Rounding rounding) {
  if (precision < 0) {
    throw ArgumentError("NumberOutOfRange", "the precision of round() must not be negative");
  }
  char buffer[1100];  // a double has at most 1,075 digits in plain notation
  const auto end =
      std::to_chars(buffer, buffer + sizeof(buffer), std::abs(number), std::chars_format::fixed)
          .ptr;
  std::string digits(buffer, end);
  const size_t point = digits.find('.');
  if (!std::isfinite(number) || point == std::string::npos ||
      digits.size() - point - 1 <= static_cast<uint64_t>(precision)) {
    return number;  // has no digits to cut
  }
  const std::string tail = digits.substr(point + 1 + static_cast<size_t>(precision));
  digits.resize(digits.size() - tail.size());
  const char last_digit = precision == 0 ? digits[point - 1] : digits.back();
  if (RoundsAway(tail, number < 0, (last_digit - '0') % 2 == 1, rounding)) Increment(&digits);
  double result = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), result);
  return std::copysign(result, number);
}

}  // namespace wenmai::query
