#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(TruncateTest, Dates) {
  CheckAll({
      {"date.truncate('millennium', date('2017-10-11'))", "date('2000-01-01')"},
      {"date.truncate('century', date('1984-10-11'), {day: 2})", "date('1900-01-02')"},
      {"date.truncate('decade', date('1984-10-11'))", "date('1980-01-01')"},
      {"date.truncate('decade', date('-0001-10-11'))", "date('-0010-01-01')"},
      {"date.truncate('year', datetime('1984-10-11T12:00+01:00'))", "date('1984-01-01')"},
      {"date.truncate('weekYear', date('1984-01-01'))", "date('1983-01-03')"},
      {"date.truncate('quarter', date('1984-11-11'))", "date('1984-10-01')"},
      {"date.truncate('month', date('1984-10-11'), {day: 2})", "date('1984-10-02')"},
      {"date.truncate('week', date('1984-10-11'), {dayOfWeek: 2})", "date('1984-10-09')"},
      {"date.truncate('day', localdatetime('1984-10-11T12:31'))", "date('1984-10-11')"},
      {"date.truncate('month')", "date('2015-07-01')"},
  });
}

TEST(TruncateTest, Times) {
  CheckAll({
      {"localtime.truncate('day', localtime('12:31:14.645876123'))", "localtime('00:00')"},
      {"localtime.truncate('minute', datetime('2015-07-21T12:31:14+01:00'))", "localtime('12:31')"},
      {"localtime.truncate('millisecond', localtime('12:31:14.645876123'), {nanosecond: 2})",
       "localtime('12:31:14.645000002')"},
      {"time.truncate('hour', time('12:31:14+01:00'))", "time('12:00+01:00')"},
      {"time.truncate('hour', localtime('12:31:14'), {timezone: '+05:00'})", "time('12:00+05:00')"},
      {"time.truncate('hour', time('12:31:14-01:00'), {timezone: '+05:00'})",
       "time('12:00+05:00')"},
  });
}

TEST(TruncateTest, DateTimes) {
  CheckAll({
      {"datetime.truncate('day', datetime('1984-10-11T12:31:14-01:00'), "
       "{timezone: 'Europe/Stockholm'})",
       "datetime('1984-10-11T00:00+01:00[Europe/Stockholm]')"},
      {"datetime.truncate('hour', localdatetime('1984-10-11T12:31:14'), {nanosecond: 2})",
       "datetime('1984-10-11T12:00:00.000000002Z')"},
      {"datetime.truncate('month', datetime('2017-07-11T12:31[Europe/Stockholm]'))",
       "datetime('2017-07-01T00:00+02:00[Europe/Stockholm]')"},
      {"datetime.truncate('year', datetime('2017-07-11T12:31[Europe/Stockholm]'))",
       "datetime('2017-01-01T00:00+01:00[Europe/Stockholm]')"},
      {"localdatetime.truncate('microsecond', localdatetime('1984-10-11T12:31:14.645876123'))",
       "localdatetime('1984-10-11T12:31:14.645876')"},
      {"localdatetime.truncate('week', date('1984-10-11'))", "localdatetime('1984-10-08T00:00')"},
  });
}

TEST(TruncateTest, RefusesUnitsAndFieldsThatDoNotApply) {
  const std::string_view refused = "ArgumentError at runtime: InvalidArgumentValue";
  CheckAll({
      {"date.truncate('fortnight', date('1984-10-11'))", refused},
      {"date.truncate('hour', date('1984-10-11'))", refused},
      {"date.truncate('hour', datetime('1984-10-11T12:00Z'))", refused},
      {"localtime.truncate('month', localtime('12:31'))", refused},
      {"date.truncate('month', date('1984-10-11'), {hour: 1})", refused},
      {"date.truncate('month', date('1984-10-11'), {date: date()})", refused},
      {"date.truncate('month', localtime('12:31'))", refused},
      {"date.truncate('month', null)", "null"},
  });
}

}  // namespace
}  // namespace wenmai::query
