#include "ingest/discourse/reference.h"

#include <gtest/gtest.h>

#include "tests/ingest/discourse/marked_document.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

// The name that the last reference of the text refers to, empty if none is resolved.
std::string LastReferent(std::string_view marked) {
  const Document document = MarkedDocument(marked);
  const CueTable no_cues("cues", "none\t…\n");
  const Reading reading(document, no_cues);
  const std::vector<Reference> references = ReferenceResolver().Resolve(reading);
  if (references.empty()) return {};
  return text::EncodeUtf8(document.entities[references.back().entity].name);
}

TEST(ReferenceTest, APronounIsTheSubjectOfTheSentenceBefore) {
  EXPECT_EQ(LastReferent("{辛顿|person}见了{杰夫|person}。他离开了。"), "辛顿");
}

TEST(ReferenceTest, WhoTheArticleIsAboutOutranksWhoIsNamedInPassing) {
  EXPECT_EQ(LastReferent("{辛顿|person}说。{辛顿|person}写。{辛顿|person}想。{辛顿|person}讲。\n"
                         "{牛顿|person}是例子。他认为如此。"),
            "辛顿");
}

TEST(ReferenceTest, TheCompanyIsTheLastCompany) {
  EXPECT_EQ(LastReferent("{谷歌|company}的{Bard|product}来了。该公司很高兴。"), "谷歌");
}

TEST(ReferenceTest, ADescriptionIsOfTheCompanyNamedLast) {
  EXPECT_EQ(LastReferent("{甲|company}押注的是{乙|company}。这家专注于支付的初创公司很高兴。"), "乙");
  EXPECT_EQ(LastReferent("{甲|company}来了。这家由{李明|person}领导的公司融到了钱。"), "甲");
  EXPECT_EQ(LastReferent("{甲|company}来了。这家店里，公司很多。"), "");
}

TEST(ReferenceTest, APlaceIsNeverWhatASentenceIsAbout) {
  EXPECT_EQ(LastReferent("{美国|place}公司{甲|company}与{乙|company}签约。该公司很高兴。"), "甲");
}

TEST(ReferenceTest, NoBodyIsTheObjectOfItsOwnVerb) {
  EXPECT_EQ(LastReferent("{甲|company}来了。{乙|company}投资了这家公司。"), "甲");
}

TEST(ReferenceTest, InATurnISpeakAndYouListen) {
  EXPECT_EQ(LastReferent("@{安德鲁|person}@好。\n@{杰夫|person}@我好。"), "杰夫");
  EXPECT_EQ(LastReferent("@{杰夫|person}@好。\n@{安德鲁|person}@你很好。"), "杰夫");
}

TEST(ReferenceTest, ItIsTheNameAboveItsParagraph) {
  EXPECT_EQ(LastReferent("# 8、{dprint|product}\n正常情况下要用{PHP|product}。这个库很快。"), "dprint");
}

TEST(ReferenceTest, ItsBelongsToWhatTheNearestClauseNamesFirst) {
  EXPECT_EQ(LastReferent("{甲|company}认为{乙|company}缺钱，其员工也这样看。"), "乙");
  EXPECT_EQ(LastReferent("{甲|company}的{丙|product}很好，{乙|company}和{丁|company}扩展了其功能。"), "乙");
}

TEST(ReferenceTest, WeAreTheOneBodyThatTheSpeakerSpeaksFor) {
  const Document document = MarkedDocument("{甲|company}和{乙|company}。\n@{杰夫|person}@我们造火箭。");
  const CueTable no_cues("cues", "none\t…\n");
  const Reading reading(document, no_cues);
  const auto resolve = [&](std::vector<int32_t> bodies) {
    return ReferenceResolver().Resolve(reading, {{}, {}, std::move(bodies)});
  };
  ASSERT_EQ(resolve({1}).size(), 1u);
  EXPECT_EQ(resolve({1})[0].entity, 1);
  EXPECT_TRUE(resolve({0, 1}).empty());
  EXPECT_TRUE(resolve({}).empty());
}

TEST(ReferenceTest, SpokenHeMayBeACompany) {
  EXPECT_EQ(LastReferent("@{安|person}@{李|person}和{李|person}说过。大家忘了{甲|company}。他在造芯片。"), "甲");
  EXPECT_EQ(LastReferent("{李|person}和{李|person}说过。大家忘了{甲|company}。他在造芯片。"), "李");
}

TEST(ReferenceTest, AnAbbreviationIsNoPronoun) {
  EXPECT_EQ(LastReferent("{谷歌|company}的事。IT行业的事。"), "");
}

TEST(ReferenceTest, ATitleThatOpensASentenceIsOfTheBodyLastSpokenOf) {
  EXPECT_EQ(LastReferent("{IBM|company}裁员了。CEO {Arvind Krishna|person}表示遗憾。"), "IBM");
}

}  // namespace
}  // namespace wenmai::ingest
