#include "query/temporal/calendar.h"

#include <gtest/gtest.h>

#include <chrono>

namespace wenmai::query::temporal {
namespace {

TEST(CalendarTest, DaysAgreeWithTheStandardLibrary) {
  using namespace std::chrono;
  // Every 13th day of the years -4000 to 4000, which std::chrono also covers.
  for (sys_days day = sys_days{year{-4000} / 1 / 1}; day < sys_days{year{4000} / 1 / 1};
       day += days{13}) {
    const year_month_day expected(day);
    const int64_t count = day.time_since_epoch().count();
    const CivilDate civil = ToCivil(count);
    ASSERT_EQ(civil.year, static_cast<int>(expected.year()));
    ASSERT_EQ(civil.month, static_cast<int>(static_cast<unsigned>(expected.month())));
    ASSERT_EQ(civil.day, static_cast<int>(static_cast<unsigned>(expected.day())));
    ASSERT_EQ(DaysFromCivil(civil), count);
    ASSERT_EQ(ToWeek(count).weekday, static_cast<int>(weekday(day).iso_encoding()));
  }
}

TEST(CalendarTest, EveryNamingOfADayLeadsBack) {
  for (int64_t days = -800'000; days < 800'000; days += 7) {
    const CivilDate civil = ToCivil(days);
    EXPECT_EQ(DaysFromWeek(ToWeek(days)), days);
    EXPECT_EQ(DaysFromOrdinal(civil.year, DayOfYear(days)), days);
    EXPECT_EQ(DaysFromQuarter(civil.year, QuarterOfMonth(civil.month), DayOfQuarter(days)), days);
  }
}

TEST(CalendarTest, ReachesTheLimitsOfYears) {
  for (const int64_t year : {kYearMin, kYearMax, int64_t{0}, int64_t{-1}}) {
    const int64_t first = DaysFromCivil({year, 1, 1}), last = DaysFromCivil({year, 12, 31});
    EXPECT_EQ(ToCivil(first).year, year);
    EXPECT_EQ(ToCivil(last).year, year);
    EXPECT_EQ(last - first + 1, DaysInYear(year));
  }
}

TEST(CalendarTest, WeeksBelongToTheYearOfTheirThursday) {
  struct Case {
    CivilDate civil;
    WeekDate week;
  };
  const Case cases[] = {
      {{1984, 1, 1}, {1983, 52, 7}},   {{1816, 12, 30}, {1817, 1, 1}},
      {{1818, 12, 28}, {1818, 53, 1}}, {{2015, 7, 21}, {2015, 30, 2}},
      {{2020, 12, 31}, {2020, 53, 4}}, {{2021, 1, 3}, {2020, 53, 7}},
      {{-1, 1, 3}, {-2, 53, 7}},
  };
  for (const auto& [civil, week] : cases) {
    const WeekDate found = ToWeek(DaysFromCivil(civil));
    EXPECT_EQ(found.year, week.year) << civil.year;
    EXPECT_EQ(found.week, week.week) << civil.year;
    EXPECT_EQ(found.weekday, week.weekday) << civil.year;
  }
}

TEST(CalendarTest, LongYearsHave53Weeks) {
  for (int64_t year = 1600; year < 2400; ++year) {
    const int last_week = ToWeek(DaysFromCivil({year, 12, 28})).week;  // always in the last week
    EXPECT_EQ(WeeksInYear(year), last_week) << year;
  }
}

TEST(CalendarTest, MonthsAreCutToTheirLength) {
  const CivilDate leap = AddMonths({2015, 12, 31}, 2);
  EXPECT_EQ(leap.year, 2016);
  EXPECT_EQ(leap.month, 2);
  EXPECT_EQ(leap.day, 29);
  const CivilDate back = AddMonths({2015, 1, 15}, -13);
  EXPECT_EQ(back.year, 2013);
  EXPECT_EQ(back.month, 12);
  EXPECT_EQ(back.day, 15);
}

TEST(CalendarTest, FloorDivisionRoundsDown) {
  EXPECT_EQ(FloorDivide(-7, 2), -4);
  EXPECT_EQ(FloorDivide(-8, 2), -4);
  EXPECT_EQ(FloorDivide(7, 2), 3);
  EXPECT_EQ(FloorModulo(-7, 2), 1);
  EXPECT_EQ(FloorModulo(-8, 2), 0);
}

}  // namespace
}  // namespace wenmai::query::temporal
