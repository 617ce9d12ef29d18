#include "ingest/resolve/name_number.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wenmai::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(NameNumberTest, ReadsDigitsAndNumerals) {
  EXPECT_THAT(NumbersOf(U"Llama 3.1 405B"), ElementsAre("3.1", "405"));
  EXPECT_THAT(NumbersOf(U"朱雀二号"), ElementsAre("2"));
  EXPECT_THAT(NumbersOf(U"实践十九号"), ElementsAre("19"));
  EXPECT_THAT(NumbersOf(U"探测器二十号"), ElementsAre("20"));
  EXPECT_THAT(NumbersOf(U"雪龙2号"), ElementsAre("2"));
}

TEST(NameNumberTest, TrailingZerosDoNotCount) {
  EXPECT_THAT(NumbersOf(U"Seedream 4.0"), ElementsAre("4"));
  EXPECT_THAT(NumbersOf(U"V2.10"), ElementsAre("2.1"));
}

TEST(NameNumberTest, NumeralsInWordsAreNone) { EXPECT_THAT(NumbersOf(U"三体, 九章, 宇宙号"), IsEmpty()); }

}  // namespace
}  // namespace wenmai::ingest
