#include "query/temporal/duration.h"

#include <cmath>
#include <limits>

#include "query/expressions/errors.h"
#include "query/temporal/calendar.h"

namespace wenmai::query::temporal {
namespace {

constexpr double kSecondsPerMonth = 2'629'746;  // 365.2425 days / 12

int64_t ToInt64(__int128 value) {
  if (value < std::numeric_limits<int64_t>::min() || value > std::numeric_limits<int64_t>::max()) {
    throw ArithmeticError("IntegerOverflow", "the duration does not fit into 64 bits");
  }
  return static_cast<int64_t>(value);
}

// The whole part of `value`, forgiving the last digits of a product of decimals: 0.1 + 0.2 seconds
// are 300,000,000 nanoseconds.
int64_t TruncateNanoseconds(double value) {
  constexpr double kTolerance = 1e-3;
  return ToAmount(value + std::copysign(kTolerance, value)).whole;
}

// Takes the whole units out of *fraction.
__int128 TakeWhole(double* fraction) {
  const Amount amount = ToAmount(*fraction);
  *fraction = amount.fraction;
  return amount.whole;
}

}  // namespace

Amount ToAmount(double value) {
  constexpr double kTwoTo63 = 9223372036854775808.0;
  if (!(value >= -kTwoTo63 && value < kTwoTo63)) {
    throw ArithmeticError("IntegerOverflow", "the duration does not fit into 64 bits");
  }
  const double whole = std::trunc(value);
  return {static_cast<int64_t>(whole), value - whole};
}

graph::Duration MakeDuration(int64_t months, int64_t days, __int128 nanoseconds) {
  __int128 seconds = nanoseconds / kNanosPerSecond;
  auto fraction = static_cast<int64_t>(nanoseconds % kNanosPerSecond);
  if (fraction < 0) {
    fraction += kNanosPerSecond;
    seconds -= 1;
  }
  return {months, days, ToInt64(seconds), static_cast<int32_t>(fraction)};
}

graph::Duration MakeDuration(const DurationParts& parts) {
  double month_fraction =
      parts.years.fraction * 12 + parts.quarters.fraction * 3 + parts.months.fraction;
  const __int128 months = static_cast<__int128>(parts.years.whole) * 12 +
                          static_cast<__int128>(parts.quarters.whole) * 3 + parts.months.whole +
                          TakeWhole(&month_fraction);

  double day_seconds = month_fraction * kSecondsPerMonth +
                       (parts.weeks.fraction * 7 + parts.days.fraction) * kSecondsPerDay;
  double day_fraction = day_seconds / kSecondsPerDay;
  const __int128 carried_days = TakeWhole(&day_fraction);
  const __int128 days =
      static_cast<__int128>(parts.weeks.whole) * 7 + parts.days.whole + carried_days;
  day_seconds -= static_cast<double>(carried_days) * kSecondsPerDay;

  double second_fraction = day_seconds + parts.hours.fraction * 3'600 +
                           parts.minutes.fraction * 60 + parts.seconds.fraction;
  const __int128 seconds = static_cast<__int128>(parts.hours.whole) * 3'600 +
                           static_cast<__int128>(parts.minutes.whole) * 60 + parts.seconds.whole +
                           TakeWhole(&second_fraction);
  const __int128 nanoseconds =
      static_cast<__int128>(parts.milliseconds.whole) * 1'000'000 +
      static_cast<__int128>(parts.microseconds.whole) * 1'000 + parts.nanoseconds.whole +
      TruncateNanoseconds(second_fraction * 1e9 + parts.milliseconds.fraction * 1e6 +
                          parts.microseconds.fraction * 1e3 + parts.nanoseconds.fraction);
  return MakeDuration(ToInt64(months), ToInt64(days), seconds * kNanosPerSecond + nanoseconds);
}

graph::Duration Add(const graph::Duration& left, const graph::Duration& right) {
  return MakeDuration(ToInt64(static_cast<__int128>(left.months) + right.months),
                      ToInt64(static_cast<__int128>(left.days) + right.days),
                      TotalNanoseconds(left) + TotalNanoseconds(right));
}

graph::Duration Negate(const graph::Duration& duration) {
  return MakeDuration(ToInt64(-static_cast<__int128>(duration.months)),
                      ToInt64(-static_cast<__int128>(duration.days)), -TotalNanoseconds(duration));
}

graph::Duration Multiply(const graph::Duration& duration, double factor) {
  auto scale = [](int64_t value, double by) { return ToAmount(static_cast<double>(value) * by); };
  // Whole factors are exact, whatever the size of the parts.
  if (const Amount whole = ToAmount(factor); whole.fraction == 0) {
    const __int128 seconds = ToInt64(static_cast<__int128>(duration.seconds) * whole.whole);
    const __int128 nanoseconds = static_cast<__int128>(duration.nanoseconds) * whole.whole;
    return MakeDuration(ToInt64(static_cast<__int128>(duration.months) * whole.whole),
                        ToInt64(static_cast<__int128>(duration.days) * whole.whole),
                        seconds * kNanosPerSecond + nanoseconds);
  }
  DurationParts parts;
  parts.months = scale(duration.months, factor);
  parts.days = scale(duration.days, factor);
  parts.seconds = scale(duration.seconds, factor);
  parts.nanoseconds = scale(duration.nanoseconds, factor);
  return MakeDuration(parts);
}

graph::Duration Divide(const graph::Duration& duration, double divisor) {
  if (divisor == 0) throw ArithmeticError("DivisionByZero", "division by zero");
  auto divide = [divisor](int64_t value) { return ToAmount(static_cast<double>(value) / divisor); };
  DurationParts parts;
  parts.months = divide(duration.months);
  parts.days = divide(duration.days);
  parts.seconds = divide(duration.seconds);
  parts.nanoseconds = divide(duration.nanoseconds);
  return MakeDuration(parts);
}

__int128 TotalNanoseconds(const graph::Duration& duration) {
  return static_cast<__int128>(duration.seconds) * kNanosPerSecond + duration.nanoseconds;
}

}  // namespace wenmai::query::temporal
