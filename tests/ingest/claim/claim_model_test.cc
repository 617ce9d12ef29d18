#include "ingest/claim/claim_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "ingest/claim/sentence_token.h"

namespace wenmai::ingest {
namespace {

TEST(SentenceTokenTest, PairsNeighboursAndJoinsNumbers) {
  EXPECT_THAT(SentenceTokens(U"营收50.5万 gpt"),
              testing::ElementsAre(U"营", U"营收", U"收", U"收0", U"0万", U"万", U"gpt"));
}

TEST(ClaimModelTest, ProbabilitiesSumToOne) {
  const ClaimScores scores = ClaimModel().Classify(U"月球的重力比地球低得多。");
  EXPECT_NEAR(std::accumulate(scores.begin(), scores.end(), 0.0f), 1.0f, 1e-4f);
}

TEST(ClaimModelTest, AnEmptySentenceIsJudgedToo) {
  const ClaimScores scores = ClaimModel().Classify(U"");
  EXPECT_NEAR(std::accumulate(scores.begin(), scores.end(), 0.0f), 1.0f, 1e-4f);
}

TEST(SentenceFeaturesTest, ANumberInANameTellsNothing) {
  const SentenceFeatures features;
  const auto has_number = [&](std::u32string_view text) {
    for (const int feature : features.Of(text)) {
      if (features.names()[feature] == "number") return true;
    }
    return false;
  };
  EXPECT_FALSE(has_number(U"gpt-5很强"));
  EXPECT_TRUE(has_number(U"增长5倍"));
}

}  // namespace
}  // namespace wenmai::ingest
