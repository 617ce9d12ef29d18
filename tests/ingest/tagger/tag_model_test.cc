#include "ingest/tagger/tag_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/tagger/tag.h"
#include "ingest/tagger/tag_feature.h"
#include "ingest/tagger/tag_scorer.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

using testing::ElementsAre;
using testing::FloatNear;
using testing::Pointwise;

constexpr float kUnit = 0.5f;

TEST(TagModelTest, ScoresATokenByTheSumOfItsFeatures) {
  const std::vector<TagToken> sentence = {{.code = U'赵'}, {.code = U'凯'}};
  const TagFeatures features = TagFeaturesOf(sentence, 0);
  const TagModel model("test", WriteTagModel({"Person"}, kUnit,
                                             {{features[0], {1, 0, 0, 0, -2}},
                                              {features[3], {0, 3.5f, 0, 0, 1}},
                                              {features[3] ^ 1, {9, 9, 9, 9, 9}}}));
  EXPECT_THAT(model.classes(), ElementsAre("Person"));
  std::vector<float> scores(2 * model.tag_count());
  TagScorer(&model).Score(sentence, scores.data());
  scores.resize(model.tag_count());
  EXPECT_THAT(scores, Pointwise(FloatNear(1e-6f), {1.0f, 3.5f, 0.0f, 0.0f, -1.0f}));
}

TEST(TagModelTest, LeavesOutWeightsThatRoundToNothing) {
  const std::string with_nothing = WriteTagModel({"Person"}, kUnit, {{7, {0.1f, 0, 0, 0, 0}}});
  EXPECT_EQ(with_nothing, WriteTagModel({"Person"}, kUnit, {}));
}

TEST(TagModelTest, RefusesOtherBytes) {
  EXPECT_THROW(TagModel("test", "weights of something else"), Error);
  const std::string whole = WriteTagModel({"Person"}, kUnit, {{7, {1, 1, 1, 1, 1}}});
  EXPECT_THROW(TagModel("test", whole.substr(0, whole.size() - 1)), Error);
}

TEST(TagModelTest, RefusesATagOfNoClass) {
  EXPECT_THROW(TagModel("test", WriteTagModel({"Person"}, kUnit, {{7, {0, 0, 0, 0, 0, 1}}})), Error);
}

}  // namespace
}  // namespace wenmai::ingest
