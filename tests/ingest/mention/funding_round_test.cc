#include "ingest/mention/funding_round.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "ingest/discourse/cue_table.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> RoundsIn(std::u32string_view text) {
  const std::u32string folded = FoldInPlace(text);
  std::vector<std::string> rounds;
  for (const Span span : FindFundingRounds(folded)) {
    rounds.push_back(text::EncodeUtf8(text.substr(span.begin, span.size())));
  }
  return rounds;
}

TEST(FundingRoundTest, LettersBeforeTheWordForARound) {
  EXPECT_THAT(RoundsIn(U"完成B2轮和Pre-A+轮融资，此前A轮、pre-IPO轮"), ElementsAre("B2", "Pre-A+", "A"));
}

TEST(FundingRoundTest, ASeriesInEnglish) {
  EXPECT_THAT(RoundsIn(U"a Series D round after its Series A1, and a series of talks"),
              ElementsAre("Series D", "Series A1"));
}

TEST(FundingRoundTest, OtherCodesAreNone) { EXPECT_THAT(RoundsIn(U"H100轮番上阵，B2B，第2轮"), IsEmpty()); }

}  // namespace
}  // namespace wenmai::ingest
