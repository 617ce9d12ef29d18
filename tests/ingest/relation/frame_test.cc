#include "ingest/relation/frame.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/relation/stated_facts.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const CueTable& Cues() {
  static const CueTable* const cues =
      new CueTable("cues", "buy\t收购\nat\t在\nfrom\t从\nwith\t与\ntoward\t向\nput\t把\n");
  return *cues;
}

TEST(FrameParserTest, ReadsShapeTypesPlaceAndStatus) {
  const auto frames = ParseFrames("frames",
                                  "ACQUIRED\tverb\t@buy\tcompany\tcompany\tright/to\tplanned\n"
                                  "ACQUIRED\tnoun\t@buy\tcompany\tcompany\tsubject\n",
                                  Cues());
  ASSERT_EQ(frames.size(), 2u);
  EXPECT_EQ(frames[0].shape, Frame::Shape::kVerb);
  EXPECT_TRUE(frames[0].object_is_right);
  EXPECT_TRUE(frames[0].object_prepositions.any());
  EXPECT_EQ(frames[0].status, "planned");
  EXPECT_EQ(frames[1].shape, Frame::Shape::kNoun);
  EXPECT_TRUE(frames[1].value_is_subject);
}

TEST(FrameParserTest, RefusesByNameWhatItCannotRead) {
  for (const char* line :
       {"ACQUIRED\tadverb\t@buy\tcompany\tcompany\tright\n", "ACQUIRED\tverb\tbuy\tcompany\tcompany\tright\n",
        "ACQUIRED\tverb\t@buy\tcompany\tcompany\tleft\n", "ACQUIRED\tnoun\t@buy\tcompany\tcompany\tright\n",
        "ACQUIRED\tgift\t@buy\tcompany\tcompany\tsubject\n",
        "ACQUIRED\tteam\t@buy\tcompany\tcompany\tsubject\n"}) {
    EXPECT_THROW(ParseFrames("frames", line, Cues()), Error) << line;
  }
}

TEST(FrameTest, APrepositionWithinAWordGovernsNothing) {
  EXPECT_THAT(FactsOf("{李明|person}宣布离职。负责对齐研究的{王芳|person}加入了{谷歌|company}。"),
              ElementsAre("王芳 WORKS_AT 谷歌"));
}

TEST(FrameTest, WhateverStandsBetweenDoesNotMatter) {
  EXPECT_THAT(FactsOf("{微软|company}在2023年10月以超过六百亿美元的现金成功收购了位于美国的知名游戏公司{暴雪|company}。"),
              ElementsAre("微软 ACQUIRED 暴雪"));
}

TEST(FrameTest, ThePassiveOfEnglishTurnsEveryFactAround) {
  EXPECT_THAT(FactsOf("{Lumen|company} was acquired by {Delta|company} in 2021."), ElementsAre("Delta ACQUIRED Lumen"));
  EXPECT_THAT(FactsOf("{Lumen|company}, founded in 2019 by {Ann Ray|person}, grows."),
              ElementsAre("Ann Ray FOUNDED Lumen"));
}

TEST(FrameTest, ACleftTellsWhoDidIt) {
  EXPECT_THAT(FactsOf("{滴滴|company}是{腾讯|company}投资的。"), ElementsAre("腾讯 INVESTED_IN 滴滴"));
}

TEST(FrameTest, APartWithoutSubjectHasThatOfAnEarlierOne) {
  EXPECT_THAT(FactsOf("{张忠谋|person}生于宁波，后来在{德州仪器|company}工作了二十五年。"),
              ElementsAre("张忠谋 WORKS_AT 德州仪器"));
  EXPECT_THAT(FactsOf("{张忠谋|person}生于宁波，研究人员加入了{德州仪器|company}。"), IsEmpty());
}

// The first part is empty; nothing stands before it. (Sanitizers see what reaches too far.)
TEST(FrameTest, ACommaThatBeginsTheSentenceHasNoSubjectBefore) {
  EXPECT_THAT(FactsOf("，创始人是{李开复|person}。，投资方是{红杉|company}。"), IsEmpty());
}

TEST(FrameTest, ASentenceWithoutSubjectSpeaksOfTheTopic) {
  EXPECT_THAT(FactsOf("{Figure|company}完成了融资。同年又发布了{Helix|model}。"), ElementsAre("Figure DEVELOPS Helix"));
  EXPECT_THAT(FactsOf("# {Figure|company}\n总部位于{圣何塞|place}。"), ElementsAre("Figure LOCATED_IN 圣何塞"));
  EXPECT_THAT(FactsOf("{Figure|company}完成了融资。\n同年又发布了{Helix|model}。"), IsEmpty());
}

TEST(FrameTest, ATitleWithoutABodyIsOfTheTopic) {
  EXPECT_THAT(FactsOf("{台积电|company}换了人。{魏哲家|person}兼任董事长。"), ElementsAre("魏哲家 WORKS_AT 台积电 (董事长)"));
  EXPECT_THAT(FactsOf("{Recursion|company}砍掉了项目，首席执行官{吉布森|person}说要省钱。"),
              ElementsAre("吉布森 WORKS_AT Recursion (首席执行官)"));
}

TEST(FrameTest, WhoDoesItTogetherDoesItToo) {
  EXPECT_THAT(FactsOf("{安德森|person}与{克拉克|person}一起创办了{网景|company}。"),
              UnorderedElementsAre("安德森 FOUNDED 网景", "克拉克 FOUNDED 网景"));
}

TEST(FrameTest, ANounIsEquatedWithItsValues) {
  EXPECT_THAT(FactsOf("{Figure|company}的投资者包括{微软|company}、{英伟达|company}和{贝索斯|person}。"),
              UnorderedElementsAre("微软 INVESTED_IN Figure", "英伟达 INVESTED_IN Figure", "贝索斯 INVESTED_IN Figure"));
  EXPECT_THAT(FactsOf("{Figure|company}完成了融资，投资者名单很长：{微软|company}、{英伟达|company}。"),
              UnorderedElementsAre("微软 INVESTED_IN Figure", "英伟达 INVESTED_IN Figure"));
  EXPECT_THAT(FactsOf("{Figure|company}有很多投资方，例如{微软|company}。"),
              ElementsAre("微软 INVESTED_IN Figure"));
  EXPECT_THAT(FactsOf("{Figure|company}换了老板。{微软|company}成了股东。"),
              ElementsAre("微软 INVESTED_IN Figure"));
  EXPECT_THAT(FactsOf("{OpenCut|product}很快，目标是成为{剪映|product}的替代品。"),
              ElementsAre("OpenCut COMPETES_WITH 剪映"));
}

TEST(FrameTest, TheMembersOfATeamWorkTogether) {
  EXPECT_THAT(FactsOf("来自{北大|organization}和{亚马逊|company}的研究团队发表了论文。"),
              ElementsAre("北大 PARTNERS_WITH 亚马逊"));
}

TEST(FrameTest, PeersDoEachWithEach) {
  EXPECT_THAT(FactsOf("{北大|organization}、{清华|organization}和{快手|company}等团队联合发布了论文。"),
              UnorderedElementsAre("北大 PARTNERS_WITH 清华", "北大 PARTNERS_WITH 快手",
                                   "清华 PARTNERS_WITH 快手"));
  EXPECT_THAT(FactsOf("{甲|company}和{乙|company}的业绩共同上涨。"), IsEmpty());
}

TEST(FrameTest, AGiftComesFromWhatStandsBehindItsVerb) {
  EXPECT_THAT(FactsOf("{滴滴|company}去年获得{红杉|company}、{高瓴|company}等机构的投资。"),
              UnorderedElementsAre("红杉 INVESTED_IN 滴滴", "高瓴 INVESTED_IN 滴滴"));
  EXPECT_THAT(FactsOf("获得{红杉|company}投资的{滴滴|company}很高兴。"),
              ElementsAre("红杉 INVESTED_IN 滴滴"));
  EXPECT_THAT(FactsOf("{滴滴|company}正面临{甲|company}的激烈竞争。"),
              ElementsAre("滴滴 COMPETES_WITH 甲"));
  EXPECT_THAT(FactsOf("{滴滴|company}获得{红杉|company}的邀请。"), IsEmpty());
}

TEST(FrameTest, WhoDoesItMayBeTheObjectOfTheFact) {
  EXPECT_THAT(FactsOf("{甲|company}已将{乙|company}纳入旗下。"), Contains("乙 PART_OF 甲"));
}

TEST(FrameTest, ExamplesInBracketsBelongToTheSentence) {
  EXPECT_THAT(FactsOf("{TGI|product}支持多种主流模型（如{Llama|model}、{Falcon|model}等）的部署。"),
              UnorderedElementsAre("TGI USES Llama", "TGI USES Falcon"));
}

TEST(FrameTest, TheMembersOfAListMayBearTitlesOrBeUnknown) {
  EXPECT_THAT(FactsOf("{甲|company}的投资人包括{Skype|company}创始人{塔林|person}、{乙|company}董事长"
                      "{李明|person}和{红杉|company}。"),
              UnorderedElementsAre("塔林 INVESTED_IN 甲", "李明 INVESTED_IN 甲", "红杉 INVESTED_IN 甲",
                                   "塔林 FOUNDED Skype", "李明 WORKS_AT 乙 (董事长)"));
  EXPECT_THAT(FactsOf("{甲|product}兼容{乙|product}、C、{丙|product}。"),
              UnorderedElementsAre("甲 USES 乙", "甲 USES 丙"));
}

TEST(FrameTest, WhatIsDescribedByWhatItUsesUsesIt) {
  EXPECT_THAT(FactsOf("{苹果|company}发布了搭载{M1|product}的{iPad|product}。"),
              Contains("iPad USES M1"));
}

TEST(FrameTest, WithoutObjectARoundIsOfTheTopicThatItsInvestorIsNot) {
  EXPECT_THAT(FactsOf("{百川|company}很快。去年{小米|company}和{腾讯|company}参投了3亿美元。"
                      "{美团|company}跟投。"),
              UnorderedElementsAre("小米 INVESTED_IN 百川", "腾讯 INVESTED_IN 百川",
                                   "美团 INVESTED_IN 百川"));
}

TEST(FrameTest, WhoLeadsARoundInvestsInWhoWasSpokenOf) {
  EXPECT_THAT(FactsOf("{Lumen|company} grew. The round was led by {Delta|company}, with participation "
                      "from {Omega|company}."),
              UnorderedElementsAre("Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"));
  EXPECT_THAT(FactsOf("{滴滴|company}很快。本轮融资由{红杉|company}和{高瓴|company}领投。"),
              UnorderedElementsAre("红杉 INVESTED_IN 滴滴", "高瓴 INVESTED_IN 滴滴"));
  EXPECT_THAT(FactsOf("{滴滴|company}完成了融资，{红杉|company}投资3亿美元。"),
              ElementsAre("红杉 INVESTED_IN 滴滴"));
}

TEST(FrameTest, InvestorsAreListedInManyWays) {
  EXPECT_THAT(FactsOf("{Lumen|company} raised $4 million from {Delta|company}, {Omega|company}, and others."),
              UnorderedElementsAre("Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"));
  EXPECT_THAT(FactsOf("Investors in {Lumen|company} include {Delta|company} and {Omega|company}."),
              UnorderedElementsAre("Delta INVESTED_IN Lumen", "Omega INVESTED_IN Lumen"));
  EXPECT_THAT(FactsOf("{Lumen|company} closed a round, with {Delta|company}, {Gamma|company} and "
                      "{Omega|company} participating."),
              UnorderedElementsAre("Delta INVESTED_IN Lumen", "Gamma INVESTED_IN Lumen",
                                   "Omega INVESTED_IN Lumen"));
  EXPECT_THAT(FactsOf("{Delta|company} owns about 14 percent of {Lumen|company}."),
              ElementsAre("Delta INVESTED_IN Lumen"));
}

TEST(FrameTest, WhoUsesSomethingThroughWhatIsHisUsesIt) {
  EXPECT_THAT(FactsOf("{甲|company}的车机用的是{乙|product}。"), ElementsAre("甲 USES 乙"));
  EXPECT_THAT(FactsOf("{甲|company}的客户用的是{乙|product}。"), IsEmpty());
  EXPECT_THAT(FactsOf("{甲|product}的底层模型是{乙|model}。"), ElementsAre("甲 USES 乙"));
}

TEST(FrameTest, AnAppositionOfEnglishIsPassedOver) {
  EXPECT_THAT(FactsOf("{Lumen|company}, {Ann Ray|person}'s young startup, is based in {Oslo|place}."),
              Contains("Lumen LOCATED_IN Oslo"));
}

TEST(FrameTest, AVerbThatIsANounHasNoObject) {
  EXPECT_THAT(FactsOf("{亚马逊|company}的这笔投资利好{甲骨文|company}。"), IsEmpty());
  EXPECT_THAT(FactsOf("{甲|company}的多次收购、{乙|company}的危机。"), IsEmpty());
}

TEST(FrameTest, TheOwnerOfADescriptionIsNoSubject) {
  EXPECT_THAT(FactsOf("一个{Rust|product}语言的界面库，可以使用{Dioxus|product}。"), IsEmpty());
}

TEST(FrameTest, AnotherVerbTakesItsOwnObject) {
  EXPECT_THAT(FactsOf("{字节|company}收购了短视频应用和总部设在{上海|place}、主打音乐的平台。"), IsEmpty());
  EXPECT_THAT(FactsOf("2018年成立的{甲|company}来了。{乙|person}很高兴。"), IsEmpty());
}

TEST(FrameTest, DenialsSuppositionsAndQuestionsAreNoFactsOfFramesEither) {
  EXPECT_THAT(FactsOf("{Lumen|company} was not acquired by {Delta|company}."), IsEmpty());
  EXPECT_THAT(FactsOf("如果{Lumen|company}被{Delta|company}收购，会怎样。"), IsEmpty());
  EXPECT_THAT(FactsOf("{Lumen|company}的竞争对手包括{Delta|company}吗？"), IsEmpty());
  EXPECT_THAT(FactsOf("{Delta|company}计划在明年收购{Lumen|company}。"), ElementsAre("Delta ACQUIRED Lumen [planned]"));
}

TEST(FrameTest, TheFutureIsToldFromDisposal) {
  EXPECT_THAT(FactsOf("{微软|company}将推出{必应聊天|product}。"), ElementsAre("微软 DEVELOPS 必应聊天 [planned]"));
  EXPECT_THAT(FactsOf("{微软|company}将{GPT-4|model}引入{必应|product}。"), Contains("微软 USES GPT-4"));
}

TEST(FrameTest, WhatSomeoneOnlyWantsIsPlanned) {
  EXPECT_THAT(FactsOf("{美光|company}只想收购{海力士|company}。"), ElementsAre("美光 ACQUIRED 海力士 [planned]"));
}

TEST(FrameTest, TheOwnerOfAProductIsTheNearest) {
  EXPECT_THAT(FactsOf("{甲|company}和{乙|company}{丙|model}都好。"), ElementsAre("乙 DEVELOPS 丙"));
  EXPECT_THAT(FactsOf("{甲|company}的{视频网|product}会员涨价。"), IsEmpty());
}

TEST(FrameTest, AVersionIsOneOfItsFamilyWhereBothAreNamedSideBySide) {
  EXPECT_THAT(FactsOf("{Qwen3|model}来了，{Qwen3-8B|model}很小。"), ElementsAre("Qwen3-8B PART_OF Qwen3"));
}

TEST(FrameTest, AUnitIsAPartOfTheBodyNamedBeforeIt) {
  EXPECT_THAT(FactsOf("{卢因|person}在{伦敦大学|organization}的{神经科学部|organization}。"),
              Contains("神经科学部 PART_OF 伦敦大学"));
}

TEST(FrameTest, VersionsOfOneThingDoNotCompete) {
  EXPECT_THAT(FactsOf("{GPT-6|model}的表现超越{GPT-5|model}。"), IsEmpty());
}

TEST(FrameTest, WhoMakesAProductIsNotToldToUseIt) {
  EXPECT_THAT(FactsOf("{甲|company}发布了{乙|product}。{甲|company}凭借{乙|product}赚钱。"),
              ElementsAre("甲 DEVELOPS 乙"));
  EXPECT_THAT(FactsOf("{甲|company}发布了{乙|product}。{甲|company}也使用{乙|product}。"),
              UnorderedElementsAre("甲 DEVELOPS 乙", "甲 USES 乙"));
}

TEST(FrameTest, APartThatBeginsWithAVerbHasNoSubjectOfItsOwn) {
  EXPECT_THAT(FactsOf("{Vanblog|product}是一款博客系统，支持众多功能，采用{Docker|product}部署。"),
              ElementsAre("Vanblog USES Docker"));
}

TEST(FrameTest, AnotherClauseOwnsItsOwnNoun) {
  EXPECT_THAT(FactsOf("他们领导{FAIR|company}而新部门的负责人是{阿德|person}。"), IsEmpty());
}

TEST(FrameTest, WhatIsUsedInAProductIsNoObject) {
  EXPECT_THAT(FactsOf("{Llama|model}的研发包括将能力运用在产品上的{Meta AI|product}。"), IsEmpty());
}

TEST(FrameTest, ABodyNamedWithWhatIsKnownToBeItsOwnHasIt) {
  EXPECT_THAT(FactsOf("{苹果|company}让{iPhone|product}也用了它。"),
              ElementsAre("苹果 DEVELOPS iPhone"));
  EXPECT_THAT(FactsOf("{苹果|company}来了。{iPhone|product}很好。"), IsEmpty());
  EXPECT_THAT(FactsOf("{谷歌|company}让{iPhone|product}也用了它。"), IsEmpty());
  EXPECT_THAT(FactsOf("{任正非|person}谈到了{华为|company}的未来。"),
              ElementsAre("任正非 WORKS_AT 华为"));
  EXPECT_THAT(FactsOf("{任正非|person}创办的{华为|company}很大。"),
              ElementsAre("任正非 FOUNDED 华为"));
}

TEST(FrameTest, ATimeOrPlaceBetweenCommasIsNoSubject) {
  EXPECT_THAT(FactsOf("{辛顿|person}生于伦敦。1976年至1978年间，担任{萨塞克斯大学|organization}研究员。"),
              ElementsAre("辛顿 WORKS_AT 萨塞克斯大学 (研究员)"));
  EXPECT_THAT(FactsOf("{谢赛宁|person}本科毕业，随后在{某大学|organization}深造，如今在{纽约大学|organization}任教。"),
              Contains("谢赛宁 WORKS_AT 纽约大学"));
  EXPECT_THAT(FactsOf("{苏莱曼|person}引发了危机，加上管理问题，最终离开了{谷歌|company}。"),
              ElementsAre("苏莱曼 WORKS_AT 谷歌 [former]"));
}

TEST(FrameTest, WhoIsNamedBehindWhoseRelativeHeIsIsSpokenOf) {
  EXPECT_THAT(FactsOf("{刘美贤|person}的父亲{刘俊|person}是律师，曾任{学联|organization}主席。"),
              ElementsAre("刘俊 WORKS_AT 学联 (主席) [former]"));
}

TEST(FrameTest, WhoIsPutSomewhereDoesWhatComesNext) {
  EXPECT_THAT(FactsOf("{杨立昆|person}很忙。{Meta|company}把{皮诺|person}调走，担任{FAIR|organization}的负责人。"),
              ElementsAre("皮诺 WORKS_AT FAIR (负责人)"));
  EXPECT_THAT(FactsOf("{杨立昆|person}很忙。{Meta|company}把{皮诺|person}调走。后来担任{FAIR|organization}负责人。"),
              ElementsAre("皮诺 WORKS_AT FAIR (负责人)"));
}

TEST(FrameTest, AModifierOfTheObjectDoesNotGovernIt) {
  EXPECT_THAT(FactsOf("{瑞幸|company}推出了与{茅台|company}联名的{酱香拿铁|product}。"),
              UnorderedElementsAre("瑞幸 DEVELOPS 酱香拿铁", "瑞幸 PARTNERS_WITH 茅台"));
}

TEST(FrameTest, WhatServesAsMeansIsPassedOnTheWayToTheSubject) {
  EXPECT_THAT(FactsOf("{甲公司|company}使用{Azure|product}创建了{小助手|product}。"),
              UnorderedElementsAre("甲公司 DEVELOPS 小助手", "甲公司 USES Azure",
                                   "小助手 USES Azure"));
}

TEST(FrameTest, ADashOrAWordOfInclusionLeadsOnToTheObject) {
  EXPECT_THAT(FactsOf("{浙大|organization}发布了一项新成果——{BeamDojo|product}。"),
              ElementsAre("浙大 DEVELOPS BeamDojo"));
  EXPECT_THAT(FactsOf("{库兹韦尔|person}著有多本畅销书，包括《{奇点|work}》和《{人工智能|work}》。"),
              UnorderedElementsAre("库兹韦尔 AUTHORED 奇点", "库兹韦尔 AUTHORED 人工智能"));
}

TEST(FrameTest, WhatIsTakenOverMayBeDisposedOf) {
  EXPECT_THAT(FactsOf("{SpaceX|company}此前已将{xAI|company}纳入旗下。"),
              Contains("SpaceX ACQUIRED xAI"));
  EXPECT_THAT(FactsOf("{甲|company}把{乙|company}卖给了{丙|company}。"), ElementsAre("丙 ACQUIRED 乙"));
}

TEST(FrameTest, BlanksPartOnlyATextWithoutCommas) {
  EXPECT_THAT(FactsOf("昨天，{张伟|person} 发表了一篇《{下半场|work}》。"),
              ElementsAre("张伟 AUTHORED 下半场"));
}

TEST(FrameTest, ADatelineNamesThePublishersPeople) {
  EXPECT_THAT(FactsOf("{梦晨|person} 发自 北京\n{量子位|organization}报道。", "量子位"),
              ElementsAre("梦晨 WORKS_AT 量子位 [current]"));
}

}  // namespace
}  // namespace wenmai::ingest
