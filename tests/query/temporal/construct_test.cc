#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

constexpr std::string_view kMissing = "ArgumentError at runtime: InvalidArgumentValue";
constexpr std::string_view kWrongType = "ArgumentError at runtime: InvalidArgumentType";
constexpr std::string_view kOutOfRange = "ArgumentError at runtime: NumberOutOfRange";

TEST(ConstructTest, DatesFromFields) {
  CheckAll({
      {"date({year: 1984, month: 10, day: 11})", "date('1984-10-11')"},
      {"date({year: 1984, month: 10})", "date('1984-10-01')"},
      {"date({year: 1984})", "date('1984-01-01')"},
      {"date({year: 1984, week: 10, dayOfWeek: 3})", "date('1984-03-07')"},
      {"date({year: 1817, week: 1})", "date('1816-12-30')"},
      {"date({year: 1984, ordinalDay: 202})", "date('1984-07-20')"},
      {"date({year: 1984, quarter: 3, dayOfQuarter: 45})", "date('1984-08-14')"},
      {"date({year: 1984, quarter: 3})", "date('1984-07-01')"},
  });
}

TEST(ConstructTest, FieldsOverrideABase) {
  CheckAll({
      {"date({date: date('1984-11-11'), year: 28})", "date('0028-11-11')"},
      {"date({date: date('1984-11-11'), day: 28})", "date('1984-11-28')"},
      {"date({date: date('1984-11-11'), week: 1})", "date('1984-01-08')"},
      {"date({date: date('1984-11-11'), ordinalDay: 28})", "date('1984-01-28')"},
      {"date({date: date('1984-11-11'), quarter: 3})", "date('1984-08-11')"},
      {"date({date: date('1984-12-31'), quarter: 2})", "date('1984-06-30')"},
      {"date({date: date('1816-12-31'), week: 2})", "date('1817-01-07')"},
      {"date({date: date('2016-01-31'), month: 2})", "date('2016-02-29')"},
      {"localtime({time: localtime('12:31:14.645'), second: 42})", "localtime('12:31:42.645')"},
      {"localtime({time: localtime('12:31:14.645'), nanosecond: 3})",
       "localtime('12:31:14.000000003')"},
      {"localdatetime({date: date('1984-10-11'), time: time('12:31+01:00'), day: 28})",
       "localdatetime('1984-10-28T12:31')"},
      {"localdatetime({datetime: datetime('1984-10-11T12:00+01:00'), second: 42})",
       "localdatetime('1984-10-11T12:00:42')"},
  });
}

TEST(ConstructTest, TimesFromFields) {
  CheckAll({
      {"localtime({hour: 12})", "localtime('12:00')"},
      {"localtime({hour: 12, minute: 31, second: 14, nanosecond: 789, millisecond: 123, "
       "microsecond: 456})",
       "localtime('12:31:14.123456789')"},
      {"localtime({hour: 12, minute: 31, second: 14, microsecond: 645876})",
       "localtime('12:31:14.645876')"},
      {"time({hour: 12, timezone: '+01:00'})", "time('12:00+01:00')"},
      {"time({hour: 12, minute: 34, second: 56, timezone: '-02:05:07'})",
       "time('12:34:56-02:05:07')"},
      {"time({hour: 12})", "time('12:00Z')"},
      {"time({hour: 12, timezone: 'Europe/Stockholm'})", "time('12:00+02:00')"},
  });
}

TEST(ConstructTest, ATimeWithAZoneIsMovedToAnother) {
  CheckAll({
      {"time({time: time('12:31+01:00'), timezone: '+05:00'})", "time('16:31+05:00')"},
      {"time({time: localtime('12:31'), timezone: '+05:00'})", "time('12:31+05:00')"},
      {"time({time: time('23:31+01:00'), timezone: '+05:00'})", "time('03:31+05:00')"},
      {"datetime({datetime: datetime('1984-10-11T12:00[Europe/Stockholm]'), timezone: '+05:00'})",
       "datetime('1984-10-11T16:00+05:00')"},
      {"datetime({year: 1984, month: 10, day: 11, time: time('12:31+01:00')})",
       "datetime('1984-10-11T12:31+01:00')"},
      {"datetime({date: datetime('1984-10-11T12:00+01:00'), hour: 10})",
       "datetime('1984-10-11T10:00Z')"},
  });
}

TEST(ConstructTest, OneTypeFromAnother) {
  CheckAll({
      {"date(datetime('2015-07-21T21:40+01:00'))", "date('2015-07-21')"},
      {"localtime(time('21:40+01:00'))", "localtime('21:40')"},
      {"time(localtime('21:40'))", "time('21:40Z')"},
      {"time(datetime('2015-07-21T21:40[Europe/Stockholm]'))", "time('21:40+02:00')"},
      {"localdatetime(date('2015-07-21'))", "localdatetime('2015-07-21T00:00')"},
      {"datetime(date('2015-07-21'))", "datetime('2015-07-21T00:00Z')"},
      {"datetime(localdatetime('2015-07-21T21:40'))", "datetime('2015-07-21T21:40Z')"},
      {"date(localtime('21:40'))", kWrongType},
      {"time(date('2015-07-21'))", kWrongType},
      {"date(1)", "SyntaxError at compile time: InvalidArgumentType"},
      {"date(null)", "null"},
  });
}

TEST(ConstructTest, Epochs) {
  CheckAll({
      {"datetime.fromEpoch(416779, 999999999)", "datetime('1970-01-05T19:46:19.999999999Z')"},
      {"datetime.fromEpochMillis(237821673987)", "datetime('1977-07-15T13:34:33.987Z')"},
      {"datetime.fromEpochMillis(-1)", "datetime('1969-12-31T23:59:59.999Z')"},
      {"datetime({epochSeconds: 416779, nanosecond: 42})",
       "datetime('1970-01-05T19:46:19.000000042Z')"},
      {"datetime({epochMillis: 237821673987, timezone: '+01:00'})",
       "datetime('1977-07-15T14:34:33.987+01:00')"},
      {"datetime.fromEpoch(9223372036854775807, 0)", kOutOfRange},
  });
}

TEST(ConstructTest, NowIsTheStatementsClock) {
  CheckAll({
      {"date()", "date('2015-07-21')"},
      {"localtime()", "localtime('21:40:32.142')"},
      {"time()", "time('21:40:32.142Z')"},
      {"localdatetime.transaction()", "localdatetime('2015-07-21T21:40:32.142')"},
      {"datetime.statement()", "datetime('2015-07-21T21:40:32.142Z')"},
      {"datetime({timezone: 'Asia/Shanghai'})",
       "datetime('2015-07-22T05:40:32.142+08:00[Asia/Shanghai]')"},
      {"date({timezone: 'Asia/Shanghai'})", "date('2015-07-22')"},
      {"date.statement('Asia/Shanghai')", "date('2015-07-22')"},
      {"time.transaction({timezone: '+02:00'})", "time('23:40:32.142+02:00')"},
      {"date.statement('Nowhere')", kMissing},
      {"datetime.realtime() > datetime('2020-01-01')", "true"},
      {"duration.between(date(), date())", "duration('PT0S')"},
  });
}

TEST(ConstructTest, IncompleteOrUnknownFieldsAreRefused) {
  CheckAll({
      {"date({})", kMissing},
      {"date({month: 3})", kMissing},
      {"date({year: 1984, day: 3})", kMissing},
      {"date({year: 1984, dayOfWeek: 3})", kMissing},
      {"date({year: 1984, month: 3, week: 2})", kMissing},
      {"date({year: 1984, hour: 3})", kMissing},
      {"date({year: null})", kMissing},
      {"date({year: '1984'})", kWrongType},
      {"date({year: 1984.0})", kWrongType},
      {"date({date: localtime('10:00')})", kWrongType},
      {"localtime({})", kMissing},
      {"localtime({second: 3})", kMissing},
      {"localtime({hour: 3, second: 3})", kMissing},
      {"time({hour: 3, timezone: 'Nowhere'})", kMissing},
      {"time({hour: 3, timezone: 3})", kWrongType},
      {"duration({fortnights: 1})", kMissing},
      {"duration({days: '1'})", kWrongType},
  });
}

TEST(ConstructTest, FieldsHaveTheirRanges) {
  CheckAll({
      {"date({year: 1000000000})", kOutOfRange},
      {"date({year: 1984, month: 13})", kOutOfRange},
      {"date({year: 1985, month: 2, day: 29})", kOutOfRange},
      {"date({year: 1984, week: 53})", kOutOfRange},
      {"date({year: 1984, ordinalDay: 367})", kOutOfRange},
      {"date({year: 1985, quarter: 1, dayOfQuarter: 91})", kOutOfRange},
      {"localtime({hour: 24})", kOutOfRange},
      {"localtime({hour: 1, minute: 2, second: 3, millisecond: 1000})", kOutOfRange},
      {"localtime({hour: 1, minute: 2, second: 3, millisecond: 1, microsecond: 1000})",
       kOutOfRange},
      {"localtime({hour: 1, minute: 2, second: 3, microsecond: 1, nanosecond: 1000})", kOutOfRange},
  });
}

}  // namespace
}  // namespace wenmai::query
