#include "ingest/claim/date_expression.h"

#include <gtest/gtest.h>

#include <chrono>

namespace wenmai::ingest {
namespace {

using namespace std::chrono;

graph::Date Day(year_month_day date) { return {sys_days(date).time_since_epoch().count()}; }

const graph::Date kWritten = Day(2024y / 5 / 8);

struct Case {
  std::u32string_view text;
  year_month_day date;
};

class DateExpressionTest : public testing::TestWithParam<Case> {};

TEST_P(DateExpressionTest, IsFound) {
  const auto date = DateFinder().Find(FoldInPlace(GetParam().text), kWritten);
  ASSERT_TRUE(date.has_value());
  EXPECT_EQ(date->days, Day(GetParam().date).days);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, DateExpressionTest,
    testing::Values(Case{U"2023年3月25日，他说", 2023y / 3 / 25}, Case{U"在2022年11月上线", 2022y / 11 / 1},
                    Case{U"今年2月", 2024y / 2 / 1}, Case{U"去年11月30日", 2023y / 11 / 30},
                    Case{U"昨天他说", 2024y / 5 / 7}, Case{U"上个月", 2024y / 4 / 1},
                    Case{U"12月4日的会上", 2023y / 12 / 4}, Case{U"4月20日", 2024y / 4 / 20},
                    Case{U"On March 5, 2021 he said", 2021y / 3 / 5}, Case{U"in June 2020", 2020y / 6 / 1},
                    Case{U"yesterday", 2024y / 5 / 7}));

TEST(DateFinderTest, IsNotGuessedFromTooLittle) {
  for (const std::u32string_view text : {U"2023年", U"去年", U"3月", U"花了6个月", U"第13月3日", U"GPT-4"}) {
    EXPECT_FALSE(DateFinder().Find(FoldInPlace(text), kWritten).has_value());
  }
}

TEST(DateFinderTest, RelativeDatesNeedTheDayOfWriting) {
  EXPECT_FALSE(DateFinder().Find(U"昨天", std::nullopt).has_value());
  EXPECT_FALSE(DateFinder().Find(U"12月4日", std::nullopt).has_value());
  EXPECT_TRUE(DateFinder().Find(U"2023年12月4日", std::nullopt).has_value());
}

}  // namespace
}  // namespace wenmai::ingest
