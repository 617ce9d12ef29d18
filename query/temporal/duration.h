// Durations: built from parts with fractions, added, scaled.
//
// Months, days and seconds are kept apart, since months and days differ in length. A fraction of a
// month goes on into days and seconds at the average length of a month (30.436875 days), a fraction
// of a day into seconds at 24 hours.
#pragma once

#include <cstdint>

#include "graph/value.h"

namespace wenmai::query::temporal {

// An amount as a whole number and the fraction beyond it, of the same sign; so that many digits
// before the point cost none behind it.
struct Amount {
  int64_t whole = 0;
  double fraction = 0;
};

// Throws ArithmeticError IntegerOverflow for an amount beyond 64 bits.
Amount ToAmount(double value);

struct DurationParts {
  Amount years, quarters, months, weeks, days, hours, minutes, seconds, milliseconds, microseconds,
      nanoseconds;
};

// These throw ArithmeticError IntegerOverflow where a part leaves 64 bits.
graph::Duration MakeDuration(const DurationParts& parts);
graph::Duration MakeDuration(int64_t months, int64_t days, __int128 nanoseconds);
graph::Duration Add(const graph::Duration& left, const graph::Duration& right);
graph::Duration Negate(const graph::Duration& duration);
graph::Duration Multiply(const graph::Duration& duration, double factor);
// Throws ArithmeticError DivisionByZero.
graph::Duration Divide(const graph::Duration& duration, double divisor);

// Seconds and their fraction together.
__int128 TotalNanoseconds(const graph::Duration& duration);

}  // namespace wenmai::query::temporal
