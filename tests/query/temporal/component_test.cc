#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(ComponentTest, Dates) {
  CheckAll({
      {"date('1984-10-11').year", "1984"},
      {"date('1984-10-11').quarter", "4"},
      {"date('1984-10-11').month", "10"},
      {"date('1984-10-11').week", "41"},
      {"date('1984-01-01').weekYear", "1983"},
      {"date('1984-10-11').day", "11"},
      {"date('1984-10-11').ordinalDay", "285"},
      {"date('1984-10-11').weekDay", "4"},
      {"date('1984-10-11').dayOfWeek", "4"},
      {"date('1984-10-11').dayOfQuarter", "11"},
  });
}

TEST(ComponentTest, Times) {
  CheckAll({
      {"localtime('12:31:14.645876123').hour", "12"},
      {"localtime('12:31:14.645876123').minute", "31"},
      {"localtime('12:31:14.645876123').second", "14"},
      {"localtime('12:31:14.645876123').millisecond", "645"},
      {"localtime('12:31:14.645876123').microsecond", "645876"},
      {"localtime('12:31:14.645876123').nanosecond", "645876123"},
      {"time('12:31+01:30').timezone", "'+01:30'"},
      {"time('12:31+01:30').offset", "'+01:30'"},
      {"time('12:31-01:30').offsetMinutes", "-90"},
      {"time('12:31+01:30').offsetSeconds", "5400"},
  });
}

TEST(ComponentTest, DateTimes) {
  CheckAll({
      {"localdatetime('1984-11-11T12:31').ordinalDay", "316"},
      {"datetime('1984-11-11T12:31:14.645[Europe/Stockholm]').timezone", "'Europe/Stockholm'"},
      {"datetime('1984-11-11T12:31:14.645[Europe/Stockholm]').offset", "'+01:00'"},
      {"datetime('1984-11-11T12:31:14.645[Europe/Stockholm]').epochSeconds", "469020674"},
      {"datetime('1984-11-11T12:31:14.645[Europe/Stockholm]').epochMillis", "469020674645"},
      {"datetime('1969-12-31T23:59:59.999Z').epochMillis", "-1"},
      {"datetime('1984-11-11T12:31Z').offset", "'Z'"},
  });
}

TEST(ComponentTest, Durations) {
  const auto check = [](std::string_view component, std::string_view expected) {
    const std::string text =
        "duration({years: 1, months: 4, days: 10, hours: 1, minutes: 1, seconds: 1, "
        "nanoseconds: 111111111})." +
        std::string(component);
    EXPECT_EQ(EvaluateText(text), expected) << component;
  };
  check("years", "1");
  check("quarters", "5");
  check("months", "16");
  check("weeks", "1");
  check("days", "10");
  check("hours", "1");
  check("minutes", "61");
  check("seconds", "3661");
  check("milliseconds", "3661111");
  check("microseconds", "3661111111");
  check("nanoseconds", "3661111111111");
  check("quartersOfYear", "1");
  check("monthsOfQuarter", "1");
  check("monthsOfYear", "4");
  check("daysOfWeek", "3");
  check("minutesOfHour", "1");
  check("secondsOfMinute", "1");
  check("millisecondsOfSecond", "111");
  check("microsecondsOfSecond", "111111");
  check("nanosecondsOfSecond", "111111111");
}

TEST(ComponentTest, UnknownComponentsAreErrors) {
  const std::string_view unknown = "TypeError at runtime: InvalidArgumentValue";
  CheckAll({
      {"date('1984-10-11').hour", unknown},
      {"localtime('12:31').year", unknown},
      {"localdatetime('1984-11-11').timezone", unknown},
      {"duration('P1D').year", unknown},
      {"date('1984-10-11').Year", unknown},
      {"duration({seconds: 9223372036854775807}).nanoseconds",
       "ArithmeticError at runtime: IntegerOverflow"},
  });
}

}  // namespace
}  // namespace wenmai::query
