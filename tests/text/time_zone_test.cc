#include "text/time_zone.h"

#include <gtest/gtest.h>

namespace wenmai::text {
namespace {

constexpr int64_t kSecondsPer400Years = 146'097LL * 86'400;

TEST(TimeZoneTest, OffsetsFollowDaylightSaving) {
  const auto zone = TimeZone::Find("Europe/Stockholm");
  ASSERT_NE(zone, nullptr);
  EXPECT_EQ(zone->name(), "Europe/Stockholm");
  EXPECT_EQ(zone->OffsetAt(1'485'000'000), 3'600);   // January 2017
  EXPECT_EQ(zone->OffsetAt(1'500'000'000), 7'200);   // July 2017
  EXPECT_EQ(zone->OffsetAt(-4'780'000'000), 3'208);  // 1818: local mean time
}

TEST(TimeZoneTest, RepeatedAndSkippedReadings) {
  const auto zone = TimeZone::Find("Europe/Stockholm");
  const int64_t repeated = 1'509'244'200;  // 2017-10-29T02:30
  EXPECT_EQ(zone->OffsetAtLocal(repeated), 7'200);
  EXPECT_EQ(zone->LaterOffsetAtLocal(repeated), 3'600);
  const int64_t skipped = 1'490'495'400;  // 2017-03-26T02:30
  EXPECT_EQ(zone->OffsetAtLocal(skipped), 3'600);
  EXPECT_EQ(zone->LaterOffsetAtLocal(skipped), 3'600);
}

TEST(TimeZoneTest, FarYearsRepeatEvery400) {
  const auto zone = TimeZone::Find("Europe/Stockholm");
  for (const int64_t year_seconds : {int64_t{1'485'000'000}, int64_t{1'500'000'000}}) {
    const int64_t future = year_seconds + kSecondsPer400Years;
    EXPECT_EQ(zone->OffsetAt(future), zone->OffsetAt(future + 2'000'000 * kSecondsPer400Years));
    EXPECT_EQ(zone->OffsetAt(-2'000'000 * kSecondsPer400Years + year_seconds), 3'208);
  }
}

TEST(TimeZoneTest, UnknownNamesAreNotFound) {
  for (const char* name : {"", "Europe/Atlantis", "europe/stockholm", "GMT+5", "Etc/Unknown"}) {
    EXPECT_EQ(TimeZone::Find(name), nullptr) << name;
  }
  EXPECT_EQ(TimeZone::Find("UTC"), TimeZone::Find("UTC"));
}

}  // namespace
}  // namespace wenmai::text
