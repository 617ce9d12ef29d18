#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(BetweenTest, CountsMonthsThenDaysThenSeconds) {
  CheckAll({
      {"duration.between(date('1984-10-11'), date('2015-06-24'))", "duration('P30Y8M13D')"},
      {"duration.between(date('2015-06-24'), date('1984-10-11'))", "duration('P-30Y-8M-13D')"},
      {"duration.between(date('2015-01-31'), date('2015-02-28'))", "duration('P28D')"},
      {"duration.between(date('2015-01-31'), date('2015-03-01'))", "duration('P1M1D')"},
      {"duration.between(localdatetime('2018-01-01T12:00'), localdatetime('2018-01-02T10:00'))",
       "duration('PT22H')"},
      {"duration.between(localdatetime('2018-01-02T10:00'), localdatetime('2018-01-01T12:00'))",
       "duration('PT-22H')"},
      {"duration.between(localtime('12:34:54.7'), localtime('12:34:54.3'))", "duration('PT-0.4S')"},
      {"duration.between(null, date())", "null"},
  });
}

TEST(BetweenTest, BorrowsWhatOneSideLacks) {
  CheckAll({
      {"duration.between(date('1984-10-11'), localtime('16:30'))", "duration('PT16H30M')"},
      {"duration.between(localtime('14:30'), date('2015-06-24'))", "duration('PT-14H-30M')"},
      {"duration.between(time('14:30'), time('16:30+0100'))", "duration('PT1H')"},
      {"duration.between(localtime('14:30'), time('16:30+0100'))", "duration('PT2H')"},
      {"duration.between(datetime('2014-07-21T21:40:36.143+0200'), date('2015-06-24'))",
       "duration('P11M2DT2H19M23.857S')"},
      {"duration.between(time('14:30'), datetime('2015-07-21T21:40:32.142+0100'))",
       "duration('PT6H10M32.142S')"},
  });
}

TEST(BetweenTest, DaysOfChangingClocksHaveTheirOwnLength) {
  CheckAll({
      {"duration.between(datetime('2017-10-28T23:00+02:00[Europe/Stockholm]'), "
       "datetime('2017-10-29T04:00+01:00[Europe/Stockholm]'))",
       "duration('PT6H')"},
      {"duration.inSeconds(datetime('2017-10-29T00:00[Europe/Stockholm]'), "
       "localdatetime('2017-10-29T04:00'))",
       "duration('PT5H')"},
      {"duration.inSeconds(datetime('2017-10-29T00:00[Europe/Stockholm]'), date('2017-10-30'))",
       "duration('PT25H')"},
      {"duration.inDays(datetime('2017-10-29T00:00[Europe/Stockholm]'), date('2017-10-30'))",
       "duration('P1D')"},
      {"duration.inSeconds(localtime('00:00'), datetime('2017-10-29T04:00[Europe/Stockholm]'))",
       "duration('PT5H')"},
  });
}

TEST(BetweenTest, OneUnitAlone) {
  CheckAll({
      {"duration.inMonths(date('1984-10-11'), date('2015-06-24'))", "duration('P30Y8M')"},
      {"duration.inMonths(date('1984-10-11'), localtime('16:30'))", "duration('PT0S')"},
      {"duration.inDays(date('1984-10-11'), date('2015-06-24'))", "duration('P11213D')"},
      {"duration.inDays(localdatetime('2015-07-21T21:40'), date('2015-06-24'))",
       "duration('P-27D')"},
      {"duration.inSeconds(date('1984-10-11'), date('2015-06-24'))", "duration('PT269112H')"},
      {"duration.inSeconds(localdatetime('-999999999-01-01'), "
       "localdatetime('+999999999-12-31T23:59:59'))",
       "duration('PT17531639991215H59M59S')"},
  });
}

}  // namespace
}  // namespace wenmai::query
