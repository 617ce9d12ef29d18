#include "query/temporal/checked.h"

#include <string>

#include "query/expressions/errors.h"
#include "query/temporal/calendar.h"

namespace wenmai::query::temporal {

void CheckField(std::string_view field, int64_t value, int64_t min, int64_t max) {
  if (value >= min && value <= max) return;
  throw ArgumentError("NumberOutOfRange", std::string(field) + " must lie within " +
                                              std::to_string(min) + " and " + std::to_string(max) +
                                              ", not be " + std::to_string(value));
}

graph::Date CheckedCivil(int64_t year, int64_t month, int64_t day) {
  CheckField("year", year, kYearMin, kYearMax);
  CheckField("month", month, 1, 12);
  CheckField("day", day, 1, DaysInMonth(year, static_cast<int>(month)));
  return {DaysFromCivil({year, static_cast<int>(month), static_cast<int>(day)})};
}

graph::Date CheckedWeek(int64_t week_year, int64_t week, int64_t weekday) {
  CheckField("year", week_year, kYearMin, kYearMax);
  CheckField("week", week, 1, WeeksInYear(week_year));
  CheckField("dayOfWeek", weekday, 1, 7);
  return CheckedDate(DaysFromWeek({week_year, static_cast<int>(week), static_cast<int>(weekday)}));
}

graph::Date CheckedOrdinal(int64_t year, int64_t day_of_year) {
  CheckField("year", year, kYearMin, kYearMax);
  CheckField("ordinalDay", day_of_year, 1, DaysInYear(year));
  return {DaysFromOrdinal(year, static_cast<int>(day_of_year))};
}

graph::Date CheckedQuarter(int64_t year, int64_t quarter, int64_t day_of_quarter) {
  CheckField("year", year, kYearMin, kYearMax);
  CheckField("quarter", quarter, 1, 4);
  CheckField("dayOfQuarter", day_of_quarter, 1, DaysInQuarter(year, static_cast<int>(quarter)));
  return {DaysFromQuarter(year, static_cast<int>(quarter), static_cast<int>(day_of_quarter))};
}

graph::LocalTime CheckedClock(int64_t hour, int64_t minute, int64_t second, int64_t nanosecond) {
  CheckField("hour", hour, 0, 23);
  CheckField("minute", minute, 0, 59);
  CheckField("second", second, 0, 59);
  CheckField("nanosecond", nanosecond, 0, kNanosPerSecond - 1);
  return {((hour * 60 + minute) * 60 + second) * kNanosPerSecond + nanosecond};
}

graph::Date CheckedDate(int64_t days) {
  static const int64_t days_min = DaysFromCivil({kYearMin, 1, 1});
  static const int64_t days_max = DaysFromCivil({kYearMax, 12, 31});
  if (days < days_min || days > days_max) {
    throw ArgumentError("NumberOutOfRange",
                        "the date lies outside of the years -999999999 to 999999999");
  }
  return {days};
}

}  // namespace wenmai::query::temporal
