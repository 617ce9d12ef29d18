#include "ingest/relation/topic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/relation/stated_facts.h"

namespace wenmai::ingest {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

TEST(TopicTest, ARoundIsOfWhoRaisesIt) {
  EXPECT_THAT(FactsOf("{云脉|company}完成B轮融资。领投方为{经纬|company}，{源码|company}参投。"),
              UnorderedElementsAre("经纬 INVESTED_IN 云脉", "源码 INVESTED_IN 云脉"));
  EXPECT_THAT(FactsOf("{Lumen|company} raised $40 million. {Delta|company} led the round. {Omega|company} and "
                      "{Sigma|company} also participated."),
              UnorderedElementsAre("Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen",
                                   "Sigma INVESTED_IN Lumen"));
}

TEST(TopicTest, AShareIsOfWhomTheTextSpeaks) {
  EXPECT_THAT(FactsOf("{云脉|company}很大。{源码|company}去年买下了49%的股份。"),
              ElementsAre("源码 INVESTED_IN 云脉"));
  EXPECT_THAT(FactsOf("{Lumen|company} grew. {Delta|company} took a small stake in February."),
              ElementsAre("Delta INVESTED_IN Lumen"));
  EXPECT_THAT(FactsOf("{云脉|company}很大。{源码|company}去年买下了49辆车。"), IsEmpty());
}

TEST(TopicTest, WhoComesInInvestsWhereTheTextTellsOfARound) {
  EXPECT_THAT(FactsOf("{云脉|company}很大。最早的投资人是{源码|company}，随后{经纬|company}进入。"),
              Contains("经纬 INVESTED_IN 云脉"));
  EXPECT_THAT(FactsOf("{云脉|company}很大。随后{经纬|company}进入。"), IsEmpty());
}

TEST(TopicTest, ANounWithoutItsOwnerIsOfTheTopic) {
  EXPECT_THAT(FactsOf("{云脉|company}发布了新芯片。首批客户包括{京东|company}和{顺丰|company}。"),
              UnorderedElementsAre("云脉 PARTNERS_WITH 京东", "云脉 PARTNERS_WITH 顺丰"));
  EXPECT_THAT(FactsOf("{Lumen|company} grew. Competitors include {Delta|company}."),
              ElementsAre("Lumen COMPETES_WITH Delta"));
}

TEST(TopicTest, WhoInvestsIsNotWhomTheTextGoesOnAbout) {
  const auto facts =
      FactsOf("{云脉|company}融了资。{源码|company}领投了本轮。创始人{陈立|person}很高兴。");
  EXPECT_THAT(facts, Contains("陈立 FOUNDED 云脉"));
  EXPECT_THAT(facts, Not(Contains("陈立 FOUNDED 源码")));
}

TEST(TopicTest, AHeadOfADescriptionAndWhatIsFoundedAreSpokenOf) {
  EXPECT_THAT(FactsOf("总部位于{成都|place}的{云脉|company}换了人。{陈立|person}现任CEO。"),
              Contains("陈立 WORKS_AT 云脉 (CEO)"));
  EXPECT_THAT(FactsOf("{陈立|person}创办了{云脉|company}。{王芳|person}出任CEO。"),
              Contains("王芳 WORKS_AT 云脉 (CEO)"));
}

TEST(TopicTest, AnOfficeIsOfTheBodySpokenOf) {
  EXPECT_THAT(FactsOf("{Lumen|company} grew. {Ann Ray|person} is chief executive."),
              Contains("Ann Ray WORKS_AT Lumen (chief executive)"));
}

TEST(TopicTest, WhoHoldsAnOfficeOfTheStateOrAChairIsNotOfTheBodySpokenOf) {
  EXPECT_THAT(FactsOf("{Lumen|company} grew. President {Ann Ray|person} welcomed it."), testing::IsEmpty());
  EXPECT_THAT(FactsOf("{Lumen|company} grew. Professor {Ann Ray|person} is sceptical."), testing::IsEmpty());
}

TEST(TopicTest, APartThatBeginsWithAParticipleHasTheSubjectBehindIt) {
  EXPECT_THAT(FactsOf("Headquartered in {Paris|place}, {Lumen|company} is growing."),
              ElementsAre("Lumen LOCATED_IN Paris"));
}

}  // namespace
}  // namespace wenmai::ingest
