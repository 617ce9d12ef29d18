#include "query/temporal/zone.h"

#include <gtest/gtest.h>

#include "wenmai/error.h"

namespace wenmai::query::temporal {
namespace {

TEST(ZoneTest, OffsetsInEveryForm) {
  const std::pair<std::string_view, int32_t> cases[] = {
      {"Z", 0},       {"z", 0},           {"+01:00", 3'600},    {"-0230", -9'000},
      {"+02", 7'200}, {"+18:00", 64'800}, {"+02:05:59", 7'559}, {"-020507", -7'507},
      {"+00:00", 0},  {"-00:00", 0},
  };
  for (const auto& [text, seconds] : cases) EXPECT_EQ(ParseOffset(text), seconds) << text;
  for (const char* text : {"", "+", "+1", "+1:00", "+18:01", "+01:60", "+01:00:60", "+01:0",
                           "01:00", "+01:00:00:00", "+0100x"}) {
    EXPECT_EQ(ParseOffset(text), std::nullopt) << text;
  }
}

TEST(ZoneTest, NamesAreThoseOfIana) {
  EXPECT_NE(ParseZone("Europe/Stockholm").rules, nullptr);
  EXPECT_NE(ParseZone("UTC").rules, nullptr);
  EXPECT_EQ(ParseZone("+01:00").rules, nullptr);
  for (const char* name : {"", "Europe/Atlantis", "europe/stockholm", "GMT+5", "+25:00"}) {
    EXPECT_THROW(ParseZone(name), Error) << name;
  }
}

TEST(ZoneTest, InstantsAndReadingsLeadToEachOther) {
  const Zone zone = ParseZone("America/New_York");
  for (int64_t seconds = -4'000'000'000; seconds < 4'000'000'000; seconds += 86'413'17) {
    const graph::DateTime value = FromInstant(seconds, 5, zone);
    EXPECT_EQ(value.zone, "America/New_York");
    EXPECT_EQ(FromLocal(ToLocal(value), zone).offset_seconds, value.offset_seconds) << seconds;
  }
}

}  // namespace
}  // namespace wenmai::query::temporal
