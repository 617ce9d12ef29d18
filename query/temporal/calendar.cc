#include "query/temporal/calendar.h"

#include <algorithm>

namespace wenmai::query::temporal {

bool IsLeapYear(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int DaysInMonth(int64_t year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[month - 1] + (month == 2 && IsLeapYear(year) ? 1 : 0);
}

int DaysInYear(int64_t year) { return IsLeapYear(year) ? 366 : 365; }

int DaysInQuarter(int64_t year, int quarter) {
  const int first_month = quarter * 3 - 2;
  return DaysInMonth(year, first_month) + DaysInMonth(year, first_month + 1) +
         DaysInMonth(year, first_month + 2);
}

int WeeksInYear(int64_t week_year) {
  // A year has a 53rd week if it begins on a Thursday, or on a Wednesday and is a leap year.
  const int weekday = ToWeek(DaysFromCivil({week_year, 1, 1})).weekday;
  return weekday == 4 || (weekday == 3 && IsLeapYear(week_year)) ? 53 : 52;
}

// Counts years from March, so that the leap day is the last of the year, in eras of 400 years.
int64_t DaysFromCivil(CivilDate date) {
  const int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const int64_t era = FloorDivide(year, 400);
  const int64_t year_of_era = year - era * 400;
  const int64_t month_from_march = (date.month + 9) % 12;
  const int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

CivilDate ToCivil(int64_t days) {
  const int64_t shifted = days + 719'468;
  const int64_t era = FloorDivide(shifted, 146'097);
  const int64_t day_of_era = shifted - era * 146'097;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const int month =
      static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

int64_t DaysFromWeek(WeekDate date) {
  const int64_t fourth = DaysFromCivil({date.year, 1, 4});  // always in week 1
  const int64_t first_monday = fourth - FloorModulo(fourth + 3, 7);
  return first_monday + (date.week - 1) * 7 + date.weekday - 1;
}

WeekDate ToWeek(int64_t days) {
  const int weekday = static_cast<int>(FloorModulo(days + 3, 7)) + 1;  // day 0 was a Thursday
  const int64_t thursday = days - weekday + 4;  // lies in the week's own year
  const int64_t year = ToCivil(thursday).year;
  const int week = static_cast<int>((thursday - DaysFromCivil({year, 1, 1})) / 7) + 1;
  return {year, week, weekday};
}

int64_t DaysFromOrdinal(int64_t year, int day_of_year) {
  return DaysFromCivil({year, 1, 1}) + day_of_year - 1;
}

int64_t DaysFromQuarter(int64_t year, int quarter, int day_of_quarter) {
  return DaysFromCivil({year, quarter * 3 - 2, 1}) + day_of_quarter - 1;
}

int DayOfYear(int64_t days) {
  return static_cast<int>(days - DaysFromCivil({ToCivil(days).year, 1, 1})) + 1;
}

int DayOfQuarter(int64_t days) {
  const CivilDate date = ToCivil(days);
  const int first_month = QuarterOfMonth(date.month) * 3 - 2;
  return static_cast<int>(days - DaysFromCivil({date.year, first_month, 1})) + 1;
}

CivilDate AddMonths(CivilDate date, int64_t months) {
  const int64_t month_count = date.year * 12 + (date.month - 1) + months;
  const int64_t year = FloorDivide(month_count, 12);
  const int month = static_cast<int>(FloorModulo(month_count, 12)) + 1;
  return {year, month, std::min(date.day, DaysInMonth(year, month))};
}

}  // namespace wenmai::query::temporal
