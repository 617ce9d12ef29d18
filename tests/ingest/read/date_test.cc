#include "ingest/read/date.h"

#include <gtest/gtest.h>

#include <chrono>

namespace wenmai::ingest {
namespace {

int64_t Days(int year, unsigned month, unsigned day) {
  using namespace std::chrono;
  return sys_days(std::chrono::year(year) / month / day).time_since_epoch().count();
}

TEST(DateTest, WritingsOfDatesAreRead) {
  const struct {
    std::u32string_view text;
    int64_t days;
  } cases[] = {
      {U"2024-12-09 07:30", Days(2024, 12, 9)},
      {U"2024-12-09T07:30:00+08:00", Days(2024, 12, 9)},
      {U"2025/1/2", Days(2025, 1, 2)},
      {U"2025.01.02", Days(2025, 1, 2)},
      {U"发表于2025年11月25日 08:02", Days(2025, 11, 25)},
      {U"20250817", Days(2025, 8, 17)},
      {U"Nov 5, 2025", Days(2025, 11, 5)},
      {U"5 November 2025", Days(2025, 11, 5)},
      {U"September 30, 2025", Days(2025, 9, 30)},
      {U"1969-12-31", -1},
  };
  for (const auto& [text, days] : cases) {
    const auto date = ParseDate(text);
    ASSERT_TRUE(date.has_value());
    EXPECT_EQ(date->days, days);
  }
}

TEST(DateTest, WhatIsNoDateIsNone) {
  for (const std::u32string_view text :
       {U"", U"2024-13-01", U"2023-02-29", U"2024年第三季度", U"12345678901", U"Marching 5, 2024",
        U"3.1 Pro", U"2024-12"}) {
    EXPECT_FALSE(ParseDate(text).has_value());
  }
}

}  // namespace
}  // namespace wenmai::ingest
