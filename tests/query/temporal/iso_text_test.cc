#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

constexpr std::string_view kNoSuchText = "ArgumentError at runtime: InvalidArgumentValue";
constexpr std::string_view kOutOfRange = "ArgumentError at runtime: NumberOutOfRange";

TEST(IsoTextTest, Dates) {
  CheckAll({
      {"toString(date('2015-07-21'))", "'2015-07-21'"},
      {"toString(date('20150721'))", "'2015-07-21'"},
      {"toString(date('2015-07'))", "'2015-07-01'"},
      {"toString(date('201507'))", "'2015-07-01'"},
      {"toString(date('2015'))", "'2015-01-01'"},
      {"toString(date('2015-W30-2'))", "'2015-07-21'"},
      {"toString(date('2015W302'))", "'2015-07-21'"},
      {"toString(date('2015-W30'))", "'2015-07-20'"},
      {"toString(date('2015-202'))", "'2015-07-21'"},
      {"toString(date('2015202'))", "'2015-07-21'"},
      {"toString(date('2015-Q3-21'))", "'2015-07-21'"},
      {"toString(date('2015Q3'))", "'2015-07-01'"},
      {"toString(date('-0001-02-03'))", "'-0001-02-03'"},
      {"toString(date('+12345-02-03'))", "'+12345-02-03'"},
      {"toString(date('-999999999-01-01'))", "'-999999999-01-01'"},
      {"toString(date('+999999999-12-31'))", "'+999999999-12-31'"},
  });
}

TEST(IsoTextTest, WhatIsNoDate) {
  CheckAll({
      {"date('')", kNoSuchText},
      {"date('15')", kNoSuchText},
      {"date('2015-7-21')", kNoSuchText},
      {"date('2015-07-21x')", kNoSuchText},
      {"date('2015-07-21T10')", kNoSuchText},
      {"date('20157')", kNoSuchText},
      {"date('tomorrow')", kNoSuchText},
      {"date('2015-13-01')", kOutOfRange},
      {"date('2015-02-29')", kOutOfRange},
      {"date('2015-00-01')", kOutOfRange},
      {"date('2015-W54')", kOutOfRange},
      {"date('2015-366')", kOutOfRange},
      {"date('+9999999999-01-01')", kNoSuchText},
  });
}

TEST(IsoTextTest, TimesOfDay) {
  CheckAll({
      {"toString(localtime('21:40:32.142'))", "'21:40:32.142'"},
      {"toString(localtime('214032.142'))", "'21:40:32.142'"},
      {"toString(localtime('21:40:32,000000001'))", "'21:40:32.000000001'"},
      {"toString(localtime('2140'))", "'21:40'"},
      {"toString(localtime('21'))", "'21:00'"},
      {"toString(time('21:40:32.142+0100'))", "'21:40:32.142+01:00'"},
      {"toString(time('2140-02'))", "'21:40-02:00'"},
      {"toString(time('21:40-00:00'))", "'21:40Z'"},
      {"toString(time('22+18:00'))", "'22:00+18:00'"},
      {"toString(time('21:40'))", "'21:40Z'"},
      {"localtime('24:00')", kOutOfRange},
      {"localtime('21:60')", kOutOfRange},
      {"localtime('21:4')", kNoSuchText},
      {"localtime('21:40:32.')", kNoSuchText},
      {"localtime('21:40:32.1234567890')", kNoSuchText},
      {"time('21:40+19:00')", kNoSuchText},
      {"time('21:40[Europe/Paris]')", kNoSuchText},
  });
}

TEST(IsoTextTest, DateTimes) {
  CheckAll({
      {"toString(localdatetime('2015-W30-2T214032.142'))", "'2015-07-21T21:40:32.142'"},
      {"toString(localdatetime('2015T214032'))", "'2015-01-01T21:40:32'"},
      {"toString(localdatetime('2015-07-21'))", "'2015-07-21T00:00'"},
      {"toString(datetime('2015-07-21T21:40:32.142+0100'))", "'2015-07-21T21:40:32.142+01:00'"},
      {"toString(datetime('20150721T21:40-01:30'))", "'2015-07-21T21:40-01:30'"},
      {"toString(datetime('2015-07-21T21:40'))", "'2015-07-21T21:40Z'"},
      {"toString(datetime('2015-07-21T21:40[Europe/London]'))",
       "'2015-07-21T21:40+01:00[Europe/London]'"},
      {"toString(datetime('1818-07-21T21:40:32.142[Europe/Stockholm]'))",
       "'1818-07-21T21:40:32.142+00:53:28[Europe/Stockholm]'"},
      {"datetime('2015-07-21T21:40+09:00[Europe/London]')", kNoSuchText},
      {"datetime('2015-07-21T21:40[Europe/Atlantis]')", kNoSuchText},
      {"datetime('2015-07-21T21:40[Europe/London')", kNoSuchText},
      {"datetime('2015-07-21 21:40')", kNoSuchText},
  });
}

TEST(IsoTextTest, OffsetsTellRepeatedHoursApart) {
  CheckAll({
      {"datetime('2017-10-29T02:30+02:00[Europe/Stockholm]').epochSeconds", "1509237000"},
      {"datetime('2017-10-29T02:30+01:00[Europe/Stockholm]').epochSeconds", "1509240600"},
      {"datetime('2017-10-29T02:30[Europe/Stockholm]').epochSeconds", "1509237000"},
      {"toString(datetime('2017-03-26T02:30[Europe/Stockholm]'))",
       "'2017-03-26T03:30+02:00[Europe/Stockholm]'"},
  });
}

TEST(IsoTextTest, Durations) {
  CheckAll({
      {"toString(duration('P14DT16H12M'))", "'P14DT16H12M'"},
      {"toString(duration('P5M1.5D'))", "'P5M1DT12H'"},
      {"toString(duration('P0.75M'))", "'P22DT19H51M49.5S'"},
      {"toString(duration('PT0.75M'))", "'PT45S'"},
      {"toString(duration('P2.5W'))", "'P17DT12H'"},
      {"toString(duration('P12Y5M14DT16H12M70S'))", "'P12Y5M14DT16H13M10S'"},
      {"toString(duration('P2012-02-02T14:37:21.545'))", "'P2012Y2M2DT14H37M21.545S'"},
      {"toString(duration('P20120202T143721'))", "'P2012Y2M2DT14H37M21S'"},
      {"toString(duration('P1Q'))", "'P3M'"},
      {"toString(duration('-P1DT2H'))", "'P-1DT-2H'"},
      {"toString(duration('P-1DT2H'))", "'P-1DT2H'"},
      {"toString(duration('PT-0.000000001S'))", "'PT-0.000000001S'"},
      {"toString(duration('PT1000000000.123456789S'))", "'PT277777H46M40.123456789S'"},
      {"toString(duration('PT0S'))", "'PT0S'"},
  });
}

TEST(IsoTextTest, WhatIsNoDuration) {
  CheckAll({
      {"duration('')", kNoSuchText},
      {"duration('P')", kNoSuchText},
      {"duration('PT')", kNoSuchText},
      {"duration('P1DT')", kNoSuchText},
      {"duration('P1')", kNoSuchText},
      {"duration('1D')", kNoSuchText},
      {"duration('P1H')", kNoSuchText},
      {"duration('P1D1Y')", kNoSuchText},
      {"duration('P1D2D')", kNoSuchText},
      {"duration('P1.D')", kNoSuchText},
      {"duration('P2012-13-02')", kOutOfRange},
      {"duration('PT9999999999999999999S')", kNoSuchText},
  });
}

}  // namespace
}  // namespace wenmai::query
