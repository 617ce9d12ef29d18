#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(InstantArithmeticTest, DatesTakeWholeDays) {
  CheckAll({
      {"date('1984-10-11') + duration('P12Y5M14DT16H')", "date('1997-03-25')"},
      {"date('1984-10-11') + duration('PT33H')", "date('1984-10-12')"},
      {"date('1984-10-11') - duration('PT33H')", "date('1984-10-10')"},
      {"date('1984-10-11') - duration('PT23H59M59.5S')", "date('1984-10-11')"},
      {"date('2016-02-29') + duration('P1Y')", "date('2017-02-28')"},
  });
}

TEST(InstantArithmeticTest, TimesOfDayWrapAround) {
  CheckAll({
      {"localtime('23:00') + duration('PT2H')", "localtime('01:00')"},
      {"localtime('01:00') - duration('P5DT2H')", "localtime('23:00')"},
      {"time('23:00+01:00') + duration('PT0.000000001S')", "time('23:00:00.000000001+01:00')"},
  });
}

TEST(InstantArithmeticTest, DateTimesKeepTheirClocks) {
  CheckAll({
      {"localdatetime('2015-12-31T23:59:59.9') + duration('PT0.2S')",
       "localdatetime('2016-01-01T00:00:00.1')"},
      {"datetime('2017-10-28T12:00[Europe/Stockholm]') + duration('P1D')",
       "datetime('2017-10-29T12:00+01:00[Europe/Stockholm]')"},
      {"datetime('2017-10-28T12:00[Europe/Stockholm]') + duration('PT24H')",
       "datetime('2017-10-29T11:00+01:00[Europe/Stockholm]')"},
      {"datetime('2015-07-21T12:00+01:00') - duration('P1M')",
       "datetime('2015-06-21T12:00+01:00')"},
  });
}

TEST(InstantArithmeticTest, YearsHaveLimits) {
  const std::string_view out_of_range = "ArgumentError at runtime: NumberOutOfRange";
  CheckAll({
      {"date('+999999999-12-31') + duration('P1D')", out_of_range},
      {"date('-999999999-01-01') - duration('P1M')", out_of_range},
      {"date('2015-01-01') + duration({months: 9223372036854775807})", out_of_range},
      {"date('2015-01-01') + duration({days: 9223372036854775807})", out_of_range},
      {"localdatetime('2015-01-01') + duration({seconds: 9223372036854775807})", out_of_range},
      {"datetime('2015-01-01') + duration({seconds: 9223372036854775807})", out_of_range},
      {"date('2015-01-01') + duration({seconds: 9223372036854775807})", out_of_range},
  });
}

}  // namespace
}  // namespace wenmai::query
