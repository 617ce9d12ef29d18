#include "ingest/resolve/name_sound.h"

#include <gtest/gtest.h>

namespace wenmai::ingest {
namespace {

double Distance(std::u32string_view a, std::u32string_view b) {
  return SoundDistance(ConsonantsOf(a), ConsonantsOf(b));
}

TEST(NameSoundTest, ATransliterationSoundsLikeItsName) {
  const std::u32string_view pairs[][2] = {
      {U"马丁·福勒", U"Martin Fowler"},   {U"肯特·贝克", U"Kent Beck"},
      {U"西蒙·威利斯", U"Simon Willis"},  {U"迈克·梅森", U"Mike Mason"},
      {U"约翰·亨尼斯", U"John Hennessy"}, {U"丹·希珀", U"Dan Shipper"},
      {U"大卫·伊格曼", U"David Eagleman"}};
  for (const auto& [chinese, latin] : pairs) EXPECT_LT(Distance(chinese, latin), 0.3);
}

TEST(NameSoundTest, OtherNamesSoundDifferent) {
  EXPECT_GT(Distance(U"马丁·福勒", U"Kent Beck"), 0.3);
  EXPECT_GT(Distance(U"肯特·贝克", U"Simon Willis"), 0.3);
  EXPECT_GT(Distance(U"山姆·奥特曼", U"Elon Musk"), 0.3);
}

TEST(NameSoundTest, NothingSoundsLikeNothing) { EXPECT_EQ(SoundDistance("", "mtn"), 1); }

}  // namespace
}  // namespace wenmai::ingest
