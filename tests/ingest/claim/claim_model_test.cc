#include "ingest/claim/claim_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "ingest/claim/sentence_token.h"

namespace wenmai::ingest {
namespace {

using testing::Contains;
using testing::Not;

ClaimKind KindOf(const ClaimScores& scores) {
  const auto* best = std::max_element(scores.begin(), scores.begin() + kNoClaim);
  return static_cast<ClaimKind>(best - scores.begin());
}

std::vector<std::string> FeaturesOf(std::u32string_view folded) {
  static const SentenceFeatures features;
  std::vector<std::string> names;
  for (const int feature : features.Of(folded)) names.push_back(features.names()[feature]);
  return names;
}

TEST(SentenceTokenTest, PairsNeighboursAndJoinsNumbers) {
  EXPECT_THAT(SentenceTokens(U"营收50.5万 gpt"),
              testing::ElementsAre(U"营", U"营收", U"收", U"收0", U"0万", U"万", U"gpt"));
}

TEST(SentenceFeaturesTest, ANumberInANameTellsNothing) {
  EXPECT_THAT(FeaturesOf(U"gpt-5很强"), Not(Contains("number")));
  EXPECT_THAT(FeaturesOf(U"增长5倍"), Contains("number"));
}

TEST(SentenceFeaturesTest, GroupsTellWhereTheyStand) {
  const auto features = FeaturesOf(U"我认为月球的重力比地球低得多。");
  EXPECT_THAT(features, Contains("first_belief at head"));
  EXPECT_THAT(features, Not(Contains("first_belief at end")));
}

TEST(SentenceFeaturesTest, NothingIsFoundWithinALongerPhrase) {
  EXPECT_THAT(FeaturesOf(U"理事会在日内瓦"), Not(Contains("hui")));
  EXPECT_THAT(FeaturesOf(U"明天会黑"), Contains("hui"));
}

TEST(ClaimModelTest, ProbabilitiesSumToOne) {
  for (const std::u32string_view text : {U"", U"月球的重力比地球低得多。"}) {
    const ClaimScores scores = ClaimModel().Classify(text);
    EXPECT_NEAR(std::accumulate(scores.begin(), scores.end(), 0.0f), 1.0f, 1e-4f);
  }
}

TEST(ClaimModelTest, PlainSentencesOfEachKindAreTold) {
  const ClaimModel model;
  EXPECT_EQ(KindOf(model.Classify(U"公司上周宣布，前首席财务官将出任首席执行官。")), ClaimKind::kFact);
  EXPECT_EQ(KindOf(model.Classify(U"去年公司营收增长了百分之二十三，达到41亿美元。")), ClaimKind::kFigure);
  EXPECT_EQ(KindOf(model.Classify(U"未来几年，机器翻译会取代大部分说明书的翻译工作。")),
            ClaimKind::kPrediction);
  EXPECT_EQ(KindOf(model.Classify(U"我觉得真正的问题不在技术，而在管理。")), ClaimKind::kOpinion);
  EXPECT_EQ(KindOf(model.Classify(U"我们打算明年春天在武汉开第二家店。")), ClaimKind::kPlan);
  EXPECT_GT(model.Classify(U"你怎么看这个问题？")[kNoClaim], 0.5f);
}

TEST(ClaimModelTest, ASentenceLeansTowardsItsSurroundings) {
  const ClaimModel model;
  const std::u32string_view doubtful = U"它的体积很小。";
  const std::u32string_view opinion = U"我觉得这是一个非常愚蠢的决定。";
  const std::u32string_view fact = U"公司在2016年收购了一家荷兰的企业。";
  const std::vector<ClaimScores> among_opinions =
      model.ClassifyAll({opinion, opinion, doubtful, opinion, opinion});
  const std::vector<ClaimScores> among_facts = model.ClassifyAll({fact, fact, doubtful, fact, fact});
  const int kind = static_cast<int>(ClaimKind::kOpinion);
  EXPECT_GT(among_opinions[2][kind], among_facts[2][kind]);
}

TEST(ClaimModelTest, AnArticleWithoutSentencesHasNoScores) {
  EXPECT_THAT(ClaimModel().ClassifyAll({}), testing::IsEmpty());
}

}  // namespace
}  // namespace wenmai::ingest
