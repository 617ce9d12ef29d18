// How journalists word what happened in one clause of Chinese: tables of sentences and the facts each states.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/ingest/relation/stated_facts.h"

namespace wenmai::ingest {
namespace {

using testing::IsEmpty;
using testing::IsSupersetOf;

struct Row {
  const char* text;
  std::vector<std::string> facts;
};

void ExpectStated(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_THAT(FactsOf(row.text), IsSupersetOf(row.facts)) << row.text;
}

void ExpectNothing(const std::vector<const char*>& texts) {
  for (const char* text : texts) EXPECT_THAT(FactsOf(text), IsEmpty()) << text;
}

TEST(ChineseClauseTest, APartThatTellsWhenHasTheSubjectOfTheNext) {
  ExpectStated({
      {"创办{云帆|company}之前，{林溪|person}当过老师。", {"林溪 FOUNDED 云帆"}},
      {"在创办{云帆|company}之前，{林溪|person}卖过保险。", {"林溪 FOUNDED 云帆"}},
      {"收购{青藤|company}之后，{远山|company}补齐了短板。", {"远山 ACQUIRED 青藤"}},
      {"在收购{青藤|company}后，{远山|company}的股价涨了一成。", {"远山 ACQUIRED 青藤"}},
      {"离开{云帆|company}那年，{林溪|person}39岁。", {"林溪 WORKS_AT 云帆 [former]"}},
  });
}

TEST(ChineseClauseTest, WhomADescriptionIsOfDoesWhatItTells) {
  ExpectStated({
      {"创立{云帆|company}的{林溪|person}今年四十岁。", {"林溪 FOUNDED 云帆"}},
      {"搭载{灵犀|product}的{小舟|product}售价两万。", {"小舟 USES 灵犀"}},
      {"使用{星河|model}的企业包括{云帆|company}和{远山|company}。", {"云帆 USES 星河", "远山 USES 星河"}},
      {"参与{云帆|company}本轮融资的还有{星野|company}。", {"星野 INVESTED_IN 云帆"}},
  });
}

TEST(ChineseClauseTest, WhatIsDoneToWhatSomeoneHasIsDoneToHim) {
  ExpectStated({
      {"{远山|company}的电池由{云帆|company}提供。", {"远山 PARTNERS_WITH 云帆"}},
      {"{云帆|company}的产品由{林溪|person}负责。", {"林溪 WORKS_AT 云帆"}},
      {"{星河|model}的性能超过{北斗|model}。", {"星河 COMPETES_WITH 北斗"}},
  });
}

TEST(ChineseClauseTest, AVerbWithAParticleOrWithinAWordIsReadAsWell) {
  ExpectStated({
      {"{云帆|company}解雇了{林溪|person}。", {"林溪 WORKS_AT 云帆 [former]"}},
      {"{云帆|company}把{星河|model}开源了。", {"云帆 DEVELOPS 星河"}},
      {"{远山|company}控股收购{青藤|company}。", {"远山 ACQUIRED 青藤"}},
      {"{远山|company}溢价三成收购芯片设计公司{青藤|company}。", {"远山 ACQUIRED 青藤"}},
  });
}

TEST(ChineseClauseTest, TheAgentsOfAPassiveAreAllOfItsPhrase) {
  ExpectStated({
      {"{云帆|company}成立于2015年，由{林溪|person}与前同事{周牧|person}共同创立。",
       {"林溪 FOUNDED 云帆", "周牧 FOUNDED 云帆"}},
      {"由{云帆|company}和{远山|company}共同开发的系统上线。", {"云帆 PARTNERS_WITH 远山"}},
  });
}

TEST(ChineseClauseTest, WhoTheAgentsAreMayBeListedBehindAColon) {
  ExpectStated({
      {"{云帆|company}由三位研究员创办：来自{百度|company}的{林溪|person}，以及{周牧|person}。",
       {"林溪 FOUNDED 云帆", "周牧 FOUNDED 云帆"}},
  });
}

TEST(ChineseClauseTest, ReadsWhoCameInWhosePlace) {
  ExpectStated({
      {"{林溪|person}接替{周牧|person}担任{云帆|company}CEO。",
       {"林溪 WORKS_AT 云帆 (CEO)", "周牧 WORKS_AT 云帆 (CEO)"}},
      {"{云帆|company}从{极光|company}挖来了{林溪|person}。",
       {"林溪 WORKS_AT 云帆", "林溪 WORKS_AT 极光 [former]"}},
      {"{林溪|person}从{极光|company}跳槽到{云帆|company}。",
       {"林溪 WORKS_AT 云帆", "林溪 WORKS_AT 极光 [former]"}},
      {"{云帆|company}的CEO换成了{林溪|person}。", {"林溪 WORKS_AT 云帆"}},
      {"{林溪|person}的职业生涯始于{云帆|company}。", {"林溪 WORKS_AT 云帆"}},
      {"{林溪|person}的老东家是{云帆|company}。", {"林溪 WORKS_AT 云帆"}},
      {"{林溪|person}所在的{云帆|company}即将上市。", {"林溪 WORKS_AT 云帆"}},
      {"{林溪|person}当了将近四年的{云帆|company}CEO。", {"林溪 WORKS_AT 云帆 (CEO)"}},
      {"{林溪|person}从{云帆|company}来。", {"林溪 WORKS_AT 云帆 [former]"}},
  });
}

TEST(ChineseClauseTest, ReadsFoundersWithoutTheVerb) {
  ExpectStated({
      {"{林溪|person}辞职创业，公司取名{云帆|company}。", {"林溪 FOUNDED 云帆"}},
      {"{林溪|person}的第一家公司叫{云帆|company}。", {"林溪 FOUNDED 云帆"}},
      {"{林溪|person}拉着{周牧|person}做起了{云帆|company}。", {"林溪 FOUNDED 云帆", "周牧 FOUNDED 云帆"}},
      {"{云帆|company}（创始人{林溪|person}）入选。", {"林溪 FOUNDED 云帆"}},
      {"{云帆|company}之父{林溪|person}去世。", {"林溪 FOUNDED 云帆"}},
  });
}

TEST(ChineseClauseTest, ReadsProductsByWhatTheyDidForTheirMaker) {
  ExpectStated({
      {"{云帆|company}靠{小舟|product}起家。", {"云帆 DEVELOPS 小舟"}},
      {"{云帆|company}凭借{小舟|product}一炮而红。", {"云帆 DEVELOPS 小舟"}},
      {"{云帆|company}起初靠手游《{百将行|product}》和《{赤潮|product}》谋生。",
       {"云帆 DEVELOPS 百将行", "云帆 DEVELOPS 赤潮"}},
      {"{云帆|company}的卖点是一种叫{灵犀|product}的处理器。", {"云帆 DEVELOPS 灵犀"}},
      {"{小舟|product}背后的公司是{云帆|company}。", {"云帆 DEVELOPS 小舟"}},
      {"{清大|organization}联合{云帆|company}推出{星河|model}。", {"清大 DEVELOPS 星河", "云帆 DEVELOPS 星河"}},
      {"{云帆|company}的人形机器人有{飞鸟|product}和{银杏|product}。", {"云帆 DEVELOPS 飞鸟", "云帆 DEVELOPS 银杏"}},
  });
}

TEST(ChineseClauseTest, ReadsPartsOfBodies) {
  ExpectStated({
      {"{极光|company}属于{云帆|company}。", {"极光 PART_OF 云帆"}},
      {"{小米|company}、{腾讯|company}、{博世|company}旗下的{博原|company}都投了。", {"博原 PART_OF 博世"}},
      {"{云帆|company}的控股子公司{极光|company}涨价。", {"极光 PART_OF 云帆"}},
      {"作为{云帆|company}旗下的芯片公司，{极光|company}独立运营。", {"极光 PART_OF 云帆"}},
      {"{云帆|company}拥有{极光|company}和{蓝鲸|company}两家子公司。", {"极光 PART_OF 云帆", "蓝鲸 PART_OF 云帆"}},
      {"{云帆|company}成立了{瀚海实验室|organization}。", {"瀚海实验室 PART_OF 云帆"}},
      {"{极光|company}是{云帆|company}与{蓝鲸|company}的合资公司。",
       {"极光 PART_OF 云帆", "极光 PART_OF 蓝鲸", "云帆 PARTNERS_WITH 蓝鲸"}},
  });
}

TEST(ChineseClauseTest, ReadsWhoSoldOrBoughtWhat) {
  ExpectStated({
      {"{青藤|company}最终卖给了{远山|company}。", {"远山 ACQUIRED 青藤"}},
      {"{青藤|company}的买家是{远山|company}。", {"远山 ACQUIRED 青藤"}},
      {"2021年7月，{远山|company}以277亿美元完成对{青藤|company}的收购。", {"远山 ACQUIRED 青藤"}},
      {"去年，{远山|company}豪掷12亿元，把{青藤|company}收至麾下。", {"远山 ACQUIRED 青藤"}},
      {"{星野|company}受让{云帆|company}15%的股权。", {"星野 INVESTED_IN 云帆"}},
      {"{星野|company}清仓了{云帆|company}。", {"星野 INVESTED_IN 云帆"}},
      {"{云帆|company}的种子轮来自{星野|company}。", {"星野 INVESTED_IN 云帆"}},
      {"给{云帆|company}投过钱的有{星野|company}和{红石|company}。",
       {"星野 INVESTED_IN 云帆", "红石 INVESTED_IN 云帆"}},
      {"{远山|company}砸下4亿美元，至今仍是{云帆|company}最重要的产业股东。", {"远山 INVESTED_IN 云帆"}},
      {"{云帆|company}发生工商变更，新增股东{星野|company}、{红石|company}。",
       {"星野 INVESTED_IN 云帆", "红石 INVESTED_IN 云帆"}},
  });
}

TEST(ChineseClauseTest, ReadsOrdersSuppliersAndRivals) {
  ExpectStated({
      {"{云帆|company}拿下{远山|company}的订单。", {"云帆 PARTNERS_WITH 远山"}},
      {"{云帆|company}打入{远山|company}供应链。", {"云帆 PARTNERS_WITH 远山"}},
      {"{云帆|company}受{远山|company}之托开发系统。", {"云帆 PARTNERS_WITH 远山"}},
      {"{远山|company}是{云帆|company}最大的客户。", {"远山 PARTNERS_WITH 云帆"}},
      {"{云帆|company}和{蓝鲸|company}是死对头。", {"云帆 COMPETES_WITH 蓝鲸"}},
      {"{云帆|company}从{蓝鲸|company}手中抢走客户。", {"云帆 COMPETES_WITH 蓝鲸"}},
      {"{小舟|product}剑指{飞鸟|product}。", {"小舟 COMPETES_WITH 飞鸟"}},
  });
}

TEST(ChineseClauseTest, ReadsWhatSomethingRunsOn) {
  ExpectStated({
      {"{北斗|model}以{星河|model}为底座。", {"北斗 USES 星河"}},
      {"{北斗|model}由{星河|model}蒸馏而来。", {"北斗 USES 星河"}},
      {"{北斗|model}以{云帆|company}的{星河|model}为底座。", {"北斗 USES 星河"}},
      {"{星河|model}为{小舟|product}提供支持。", {"小舟 USES 星河"}},
      {"{小舟|product}的芯片是{灵犀|product}。", {"小舟 USES 灵犀"}},
  });
}

TEST(ChineseClauseTest, ReadsAuthorsAndPlaces) {
  ExpectStated({
      {"《{深潮|work}》出自{林溪|person}之手。", {"林溪 AUTHORED 深潮"}},
      {"{林溪|person}凭《{深潮|work}》获奖。", {"林溪 AUTHORED 深潮"}},
      {"{林溪|person}主持的播客《{深潮|work}》开播。", {"林溪 AUTHORED 深潮"}},
      {"《{深潮|work}》，{林溪|person}著。", {"林溪 AUTHORED 深潮"}},
      {"{云帆|company}注册地为{杭州|place}。", {"云帆 LOCATED_IN 杭州"}},
      {"{云帆|company}的办公室至今仍在{杭州|place}。", {"云帆 LOCATED_IN 杭州"}},
      {"{杭州|place}是{云帆|company}的总部所在地。", {"云帆 LOCATED_IN 杭州"}},
      {"{云帆|company}的{杭州|place}总部。", {"云帆 LOCATED_IN 杭州"}},
  });
}

TEST(ChineseClauseTest, WhatFailedOrIsOnlyAdvisedIsNoFact) {
  ExpectNothing({
      "{星野|company}放弃投资{云帆|company}。",
      "{远山|company}收购{青藤|company}失败。",
      "{远山|company}收购{青藤|company}的传闻不实。",
      "监管叫停{远山|company}收购{青藤|company}。",
      "{远山|company}收购了{青藤|company}的一条产线。",
      "{远山|company}将产品卖给{青藤|company}。",
      "{林溪|person}差点加入{云帆|company}。",
      "{云帆|company}停止使用{星河|model}。",
      "{林溪|person}建议{云帆|company}收购{青藤|company}。",
      "{云帆|company}竞争对手的CEO{林溪|person}说。",
  });
}

TEST(ChineseClauseTest, WhoCompletesARoundIsNoInvestorInWhoLedIt) {
  EXPECT_THAT(FactsOf("{云帆|company}完成由{星野|company}领投的1.2亿元B轮融资。"),
              testing::ElementsAre("星野 INVESTED_IN 云帆"));
}

}  // namespace
}  // namespace wenmai::ingest
