// The proleptic Gregorian calendar, as arithmetic on whole numbers: days since 1970-01-01, and the
// four ways openCypher names a day.
//
//   1984-10-11 = week 41 day 4 of week-year 1984 = day 285 of 1984 = day 11 of the 4th quarter
#pragma once

#include <cstdint>

namespace wenmai::query::temporal {

constexpr int64_t kYearMin = -999'999'999;
constexpr int64_t kYearMax = 999'999'999;
constexpr int64_t kSecondsPerDay = 86'400;
constexpr int64_t kNanosPerSecond = 1'000'000'000;
constexpr int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;

struct CivilDate {
  int64_t year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31
};

// ISO 8601 weeks: they begin on Monday, and week 1 holds the year's first Thursday.
struct WeekDate {
  int64_t year = 1970;
  int week = 1;     // 1 to 53
  int weekday = 1;  // Monday 1 to Sunday 7
};

bool IsLeapYear(int64_t year);
int DaysInMonth(int64_t year, int month);
int DaysInYear(int64_t year);
int DaysInQuarter(int64_t year, int quarter);
int WeeksInYear(int64_t week_year);

// Each REQUIRES fields within their ranges.
int64_t DaysFromCivil(CivilDate date);
int64_t DaysFromWeek(WeekDate date);
int64_t DaysFromOrdinal(int64_t year, int day_of_year);
int64_t DaysFromQuarter(int64_t year, int quarter, int day_of_quarter);

CivilDate ToCivil(int64_t days);
WeekDate ToWeek(int64_t days);
int DayOfYear(int64_t days);
int DayOfQuarter(int64_t days);
inline int QuarterOfMonth(int month) { return (month - 1) / 3 + 1; }

// The same day `months` later; the last day of the month where that month is shorter.
CivilDate AddMonths(CivilDate date, int64_t months);

// Division that rounds towards minus infinity, and its remainder, which is never negative.
constexpr int64_t FloorDivide(int64_t value, int64_t divisor) {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}
constexpr int64_t FloorModulo(int64_t value, int64_t divisor) {
  return value - FloorDivide(value, divisor) * divisor;
}

}  // namespace wenmai::query::temporal
