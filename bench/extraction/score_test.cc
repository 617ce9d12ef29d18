// The scorer itself: a measure that cannot be wrong measures nothing.
#include "score.h"

#include <gtest/gtest.h>

#include "surface.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::bench {
namespace {

constexpr char kText[] = "黄仁勋创办了**英伟达**。他说，需求会增长！今天天气好吗？";

GoldArticle Annotated(const std::string& file = "a.md") {
  GoldArticle article{file, {{"title", "需求"}, {"url", ""}}, {}, {{"FOUNDED", "huang", "nvidia"}}, {}};
  article.entities = {{"huang", "Person", "黄仁勋", {"黄仁勋"}},
                      {"nvidia", "Company", "英伟达", {"英伟达", "NVIDIA"}}};
  article.windows = {{{"黄仁勋创办了英伟达。", true, "author", "fact", {"huang", "nvidia"}},
                      {"他说，需求会增长！", true, "huang", "prediction", {"huang"}},
                      {"今天天气好吗？", false, "author", "", {}}}};
  return article;
}

// Everything as annotated. `first_node` is that of 黄仁勋.
Answer Perfect(int64_t first_node = 1) {
  Answer answer{kText, {{"title", "需求"}, {"url", "https://example.org"}}, {}, {}, {}};
  answer.entities = {{first_node, "Person", "黄仁勋", {"黄仁勋"}},
                     {first_node + 1, "Company", "英伟达", {"英伟达", "nvidia"}}};
  answer.relations = {{"FOUNDED", first_node, first_node + 1}};
  answer.claims = {{0, 14, "fact", "author", -1, {first_node, first_node + 1}},
                   {14, 23, "prediction", "他", first_node, {first_node}}};
  return answer;
}

double F1(const Scores& scores, const std::string& metric) { return scores.tallies.at(metric).f1(); }

Scores ScoreOne(const Answer& answer) { return Score({{Annotated()}, {}}, {{"a.md", answer}}); }

TEST(ScoreTest, WhatIsAsAnnotatedScoresOne) {
  const Scores scores = ScoreOne(Perfect());
  EXPECT_TRUE(scores.errors.empty());
  for (const char* metric : {"core", "all", "person", "body", "body_type", "alias", "relation",
                             "claim", "speaker", "kind", "about", "metadata"}) {
    EXPECT_EQ(F1(scores, metric), 1.0) << metric;
  }
  EXPECT_EQ(scores.tallies.at("metadata").gold, 1) << "a field that is not annotated is not scored";
}

TEST(ScoreTest, WhatIsMissingCostsRecall) {
  Answer answer = Perfect();
  answer.entities.pop_back();
  answer.relations.clear();
  answer.claims.pop_back();
  const Scores scores = ScoreOne(answer);
  EXPECT_EQ(scores.tallies.at("core").precision(), 1.0);
  EXPECT_EQ(scores.tallies.at("core").recall(), 0.5);
  EXPECT_EQ(F1(scores, "relation"), 0.0);
  EXPECT_EQ(scores.tallies.at("claim").recall(), 0.5);
  EXPECT_EQ(scores.tallies.at("about").recall(), 0.5);
}

TEST(ScoreTest, WhatIsTooMuchCostsPrecision) {
  Answer answer = Perfect();
  answer.entities.push_back({9, "Model", "需求", {"需求"}});
  answer.relations.push_back({"USES", 1, 2});
  answer.claims.push_back({23, 30, "fact", "author", -1, {}});
  const Scores scores = ScoreOne(answer);
  EXPECT_EQ(scores.tallies.at("model").precision(), 0.0);
  EXPECT_EQ(scores.tallies.at("relation").precision(), 0.5);
  EXPECT_EQ(scores.tallies.at("claim").recall(), 1.0);
  EXPECT_NEAR(scores.tallies.at("claim").precision(), 2.0 / 3, 1e-9);
}

TEST(ScoreTest, AnEntityOfAnotherClassIsMissedAndSpurious) {
  Answer answer = Perfect();
  answer.entities[1].type = "Product";
  const Scores scores = ScoreOne(answer);
  EXPECT_EQ(F1(scores, "body"), 0.0);
  EXPECT_EQ(F1(scores, "product"), 0.0);
}

TEST(ScoreTest, CompanyAndOrganizationAreOneClassOfTwoTypes) {
  Answer answer = Perfect();
  answer.entities[1].type = "Organization";
  const Scores scores = ScoreOne(answer);
  EXPECT_EQ(F1(scores, "body"), 1.0);
  EXPECT_EQ(F1(scores, "body_type"), 0.0);
}

TEST(ScoreTest, SymmetricRelationsHaveNoDirection) {
  GoldArticle article = Annotated();
  article.relations = {{"PARTNERS_WITH", "huang", "nvidia"}, {"WORKS_AT", "huang", "nvidia"}};
  Answer answer = Perfect();
  answer.relations = {{"PARTNERS_WITH", 2, 1}, {"WORKS_AT", 2, 1}};
  const Scores scores = Score({{article}, {}}, {{"a.md", answer}});
  EXPECT_EQ(scores.tallies.at("relation").right_gold, 1);
}

TEST(ScoreTest, AWrongSpeakerOrKindLeavesTheClaimRight) {
  Answer answer = Perfect();
  answer.claims[1].made_by = -1;
  answer.claims[1].kind = "fact";
  const Scores scores = ScoreOne(answer);
  EXPECT_EQ(F1(scores, "claim"), 1.0);
  EXPECT_EQ(F1(scores, "speaker"), 0.5);
  EXPECT_EQ(F1(scores, "kind"), 0.5);
}

TEST(ScoreTest, IdentityCountsPairsOverArticles) {
  const std::vector<GoldArticle> articles = {Annotated("a.md"), Annotated("b.md")};
  const Gold gold{articles, {{{"a.md", "huang"}, 0}, {{"b.md", "huang"}, 0}}};
  const Scores one = Score(gold, {{"a.md", Perfect(1)}, {"b.md", Perfect(1)}});
  EXPECT_EQ(one.tallies.at("identity").recall(), 1.0);
  EXPECT_EQ(one.tallies.at("identity").precision(), 0.5) << "the two companies are not one";
  const Scores two = Score(gold, {{"a.md", Perfect(1)}, {"b.md", Perfect(5)}});
  EXPECT_EQ(two.tallies.at("identity").recall(), 0.0);
}

TEST(ScoreTest, AnArticleThatIsNotInTheGraphIsAnError) {
  EXPECT_THROW(Score({{Annotated()}, {}}, {}), Error);
}

TEST(SurfaceTest, MarksTargetsAndBreaksDoNotCount) {
  EXPECT_EQ(SurfaceKey("Jeff\nBezos"), SurfaceKey("**jeff Bezos**"));
  EXPECT_EQ(SurfaceKey("[OpenAI](https://openai.com)的"), "openai的");
  EXPECT_EQ(SurfaceKey("看图![英伟达](a.png)"), "看图");
  EXPECT_EQ(SurfaceKey("f](x"), "f(x") << "a target that never closes is text";
  const SqueezedText squeezed = Squeeze(U"a *b*");
  EXPECT_EQ(squeezed.text, U"ab");
  EXPECT_EQ(squeezed.offsets, (std::vector<int32_t>{0, 3}));
}

}  // namespace
}  // namespace wenmai::bench
