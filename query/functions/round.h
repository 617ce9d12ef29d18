// Rounding of floats as decimal numbers: what counts are the digits that the float is printed with,
// so round(2.675, 2) is 2.68 although the float lies a little below.
#pragma once

#include <cstdint>
#include <string_view>

namespace wenmai::query {

enum class Rounding : uint8_t { kUp, kDown, kCeiling, kFloor, kHalfUp, kHalfDown, kHalfEven };

// `HALF_UP` and so on, in any case. Throws ArgumentError InvalidArgumentValue for anything else.
Rounding ParseRounding(std::string_view mode);

// The nearest whole number; of two, the greater.
double RoundHalfUp(double number);

// To `precision` digits behind the point; of two nearest numbers kHalfUp takes that further from
// zero. Throws ArgumentError NumberOutOfRange for a negative precision.
double RoundDecimal(double number, int64_t precision, Rounding rounding);

}  // namespace wenmai::query
