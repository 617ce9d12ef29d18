#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(DurationTest, FractionsGoOnToShorterUnits) {
  CheckAll({
      {"duration({months: 0.75})", "duration('P22DT19H51M49.5S')"},
      {"duration({years: 12.5, months: 5.5, days: 14.5, hours: 16.5, minutes: 12.5, "
       "seconds: 70.5, nanoseconds: 3})",
       "duration('P12Y11M29DT33H58M13.500000003S')"},
      {"duration({weeks: 2.5})", "duration('P17DT12H')"},
      {"duration({seconds: 0.7})", "duration('PT0.7S')"},
      {"duration({seconds: 0.1, milliseconds: 200})", "duration('PT0.3S')"},
      {"duration({milliseconds: 1.5})", "duration('PT0.0015S')"},
      {"duration({microseconds: -1})", "duration('PT-0.000001S')"},
      {"duration({quarters: 1.5})", "duration('P4M15DT5H14M33S')"},
      {"duration({nanoseconds: 0.9})", "duration('PT0S')"},
      {"duration({})", "duration('PT0S')"},
      {"duration({months: 1, days: -14, hours: 16, minutes: -12, seconds: 70})",
       "duration('P1M-14DT15H49M10S')"},
  });
}

TEST(DurationTest, SecondsShareOneSign) {
  CheckAll({
      {"duration({seconds: 1, nanoseconds: -1})", "duration('PT0.999999999S')"},
      {"duration({seconds: -1, nanoseconds: 1})", "duration('PT-0.999999999S')"},
      {"duration({hours: 1, seconds: -1})", "duration('PT59M59S')"},
      {"duration({minutes: -1, nanoseconds: -1})", "duration('PT-1M-0.000000001S')"},
  });
}

TEST(DurationTest, PartsMustFit) {
  const std::string_view overflow = "ArithmeticError at runtime: IntegerOverflow";
  CheckAll({
      {"duration({years: 9223372036854775807})", overflow},
      {"duration({hours: 9223372036854775807})", overflow},
      {"duration({days: 1e30})", overflow},
      {"duration({days: 0.0 / 0.0})", overflow},
      {"duration({seconds: 9223372036854775807}) + duration({seconds: 1})", overflow},
      {"duration({days: 9223372036854775807}) * 9223372036854775807", overflow},
      {"duration({seconds: 9223372036854775807, nanoseconds: 5})",
       "duration('PT2562047788015215H30M7.000000005S')"},
  });
}

TEST(DurationTest, EqualDurationsHaveEqualParts) {
  CheckAll({
      {"duration('PT70S') = duration('PT1M10S')", "true"},
      {"duration('P1D') = duration('PT24H')", "false"},
      {"duration('P1M') = duration('P30D')", "false"},
  });
}

}  // namespace
}  // namespace wenmai::query
