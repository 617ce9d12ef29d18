#include "ingest/claim/claim_stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tests/ingest/discourse/marked_document.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Document Claimed(std::string_view marked) {
  static const std::unique_ptr<Stage> stage = MakeClaimStage();
  Document document = MarkedDocument(marked);
  stage->Run(document);
  return document;
}

// The speaker of every claim, with its mode.
std::vector<std::string> SpeakersIn(std::string_view marked) {
  std::vector<std::string> speakers;
  for (const Claim& claim : Claimed(marked).claims) {
    speakers.push_back(text::EncodeUtf8(claim.speaker) + " " + std::string(ClaimModeName(claim.mode)));
  }
  return speakers;
}

std::vector<std::string> TextsIn(std::string_view marked) {
  const Document document = Claimed(marked);
  std::vector<std::string> texts;
  for (const Claim& claim : document.claims) texts.push_back(text::EncodeUtf8(document.View(claim.span)));
  return texts;
}

TEST(ClaimStageTest, QuestionsGreetingsAndStageTalkAreNoClaims) {
  EXPECT_THAT(TextsIn("大家好。你怎么看？是的。接下来我们看一个例子。月球的重力比地球低得多。"),
              ElementsAre("月球的重力比地球低得多。"));
}

TEST(ClaimStageTest, AQuestionForAssentAsserts) {
  EXPECT_THAT(TextsIn("抖音现在真的很危险，对不对？"), ElementsAre("抖音现在真的很危险，对不对？"));
}

TEST(ClaimStageTest, HeadingsClaimWhereTheySaySomethingOfSomeone) {
  EXPECT_THAT(TextsIn("# 未来的工作\n# {ChatGPT|model}正在撼动教育科技市场\n"),
              ElementsAre("ChatGPT正在撼动教育科技市场"));
}

TEST(ClaimStageTest, TheArticlesOwnVoiceIsTheAuthor) {
  EXPECT_THAT(SpeakersIn("人工智能行业的竞争空前激烈。"), ElementsAre("author author"));
}

TEST(ClaimStageTest, ATurnIsItsSpeakers) {
  EXPECT_THAT(SpeakersIn("@{杰夫|person}@我认为月球是一块跳板。\n@主持人@月球的重力很低。"),
              ElementsAre("杰夫 direct", "主持人 direct"));
}

TEST(ClaimStageTest, ReportsNameTheirSpeaker) {
  EXPECT_THAT(SpeakersIn("{国际能源署|organization}预计到2026年用电量将翻番。"),
              ElementsAre("国际能源署 indirect"));
  EXPECT_THAT(SpeakersIn("据{Jeff Dean|person}介绍，模型会展示其思考过程。"),
              ElementsAre("Jeff Dean indirect"));
  EXPECT_THAT(SpeakersIn("{库兹韦尔|person}的回答是：那是另一个计划。"),
              ElementsAre("库兹韦尔 indirect"));
  EXPECT_THAT(SpeakersIn("一些学者认为，耗电量其实不高。"), ElementsAre("学者 indirect"));
  EXPECT_THAT(SpeakersIn("有人说那一天已经到了。"), ElementsAre("author author"));
}

TEST(ClaimStageTest, WhoseEyesItIsSeenWithSpeaks) {
  EXPECT_THAT(SpeakersIn("在经济学家{凯恩斯|person}看来，长期而言我们都死了。"),
              ElementsAre("凯恩斯 indirect"));
}

TEST(ClaimStageTest, WhatHoldsUnderAConditionIsNotReported) {
  EXPECT_THAT(SpeakersIn("如果{特斯拉|company}认为成本太高，它就不会建厂。"), ElementsAre("author author"));
  EXPECT_THAT(SpeakersIn("{苹果|company}下一步会大力推广空间计算。"), ElementsAre("author author"));
  EXPECT_THAT(SpeakersIn("当天{特斯拉|company}表示，工厂明年投产。"), ElementsAre("特斯拉 indirect"));
}

TEST(ClaimStageTest, RolesSpeakOnlyAtTheHeadOfTheirClause) {
  EXPECT_THAT(SpeakersIn("但作者通过实验发现，中间几层最重要。"), ElementsAre("作者 indirect"));
  EXPECT_THAT(SpeakersIn("它无法达到投资者认为值得的增长率。"), ElementsAre("author author"));
  EXPECT_THAT(SpeakersIn("One of the engineers behind {Apollo|product} said the guidance computer was slow."),
              ElementsAre("One of the engineers behind Apollo indirect"));
}

TEST(ClaimStageTest, ATeamSpeaksForTheBodyNamedBefore) {
  EXPECT_THAT(SpeakersIn("{剑桥大学|organization}团队测了一遍。团队表示，误差在百分之五以内。"),
              ElementsAre("author author", "剑桥大学 indirect"));
}

TEST(ClaimStageTest, WhatAPersonAnnouncesBeforeAColonIsHis) {
  EXPECT_THAT(SpeakersIn("{菲利普|person}提出了一个深刻洞见：推理工作负载与传统的银行交易系统有本质不同。"),
              ElementsAre("菲利普 indirect"));
  EXPECT_THAT(SpeakersIn("{甲|company}给出了一张清单：这家工厂每年生产三百万台发动机。"), ElementsAre("author author"));
}

TEST(ClaimStageTest, AListIsWhoseWordsWereAnnounced) {
  EXPECT_THAT(SpeakersIn("研究团队提出了几种做法：\n- 中间的层学得更快一些。\n- 两头的层可以先冻结。"),
              ElementsAre("author author", "研究团队 direct", "研究团队 direct"));
}

TEST(ClaimStageTest, AParagraphOfQuotedWordsIsWhoseTheSentenceBeforeIsAbout) {
  EXPECT_THAT(SpeakersIn("{贝索斯|person}却选了另一条路。\n“所有人都在抢互联网，没人去修仓库。仓库才是生意的根本。”"),
              ElementsAre("author author", "贝索斯 direct", "贝索斯 direct"));
}

TEST(ClaimStageTest, QuotedSentencesThatNothingIntroducesAreWhoseTheSentenceBeforeIsAbout) {
  EXPECT_THAT(SpeakersIn("{周敏|person}六年前回到县城开店。“那时候书店一年要亏掉十万元。”丈夫{李强|person}不愿意她开店。“县城里没有人买书啊，”他当时说。"),
              ElementsAre("author author", "周敏 direct", "author author", "李强 direct"));
  EXPECT_THAT(SpeakersIn("{周敏|person}在店里等人。“读者”这个词在县城里已经没有人再用。"),
              ElementsAre("author author", "author author"))
      << "a word between quotation marks is no speech";
}

TEST(ClaimStageTest, AQuotationGoesOnBehindTheWordsThatAttributeIt) {
  EXPECT_THAT(SpeakersIn("“{RISC-V|product} will win in the long run,” {Keller|person} told me. “The other chips cost far too much.”"),
              ElementsAre("Keller direct", "Keller direct"));
}

TEST(ClaimStageTest, WhatIsQuotedAtTheEndOfAReportEndsIt) {
  EXPECT_THAT(SpeakersIn("{Chris Wright|person} told reporters in Texas: “We will build ten reactors.” That is a bold plan for any country."),
              ElementsAre("Chris Wright indirect", "author author"));
}

TEST(ClaimStageTest, ADefiniteRoleIsWhoWasLastReported) {
  EXPECT_THAT(SpeakersIn("{Jacob DeWitte|person} says nuclear power can be small. The co-founder says demand will outstrip supply."),
              ElementsAre("Jacob DeWitte indirect", "Jacob DeWitte indirect"));
  EXPECT_THAT(SpeakersIn("The co-founder says demand will outstrip supply."), ElementsAre("The co-founder indirect"));
}

TEST(ClaimStageTest, WhatASpeakerReportsOfHisOwnBodyIsHis) {
  Document document = MarkedDocument("@{姚林|person}@{海图科技|company}更相信来自真实世界的数据。");
  Fact post;  // he works there
  post.subject = 0;
  post.object = 1;
  document.facts.push_back(post);
  MakeClaimStage()->Run(document);
  ASSERT_EQ(document.claims.size(), 1u);
  EXPECT_EQ(document.claims[0].speaker, U"姚林");
  EXPECT_THAT(SpeakersIn("@{姚林|person}@{海图科技|company}认为来自真实世界的数据更好。"), ElementsAre("海图科技 indirect"))
      << "another body";
}

TEST(ClaimStageTest, ThePersonOutranksHisBody) {
  EXPECT_THAT(SpeakersIn("{OpenAI|company}首席执行官{奥特曼|person}在接受采访时表示，他正在筹钱。"),
              ElementsAre("奥特曼 indirect"));
}

TEST(ClaimStageTest, ANameWithinAnotherThingsNameNeitherSpeaksNorIsSpokenOf) {
  const Document document = Claimed("著名的{杰文斯|person}悖论很早就预言了这一现象的存在。");
  ASSERT_EQ(document.claims.size(), 1u);
  EXPECT_EQ(text::EncodeUtf8(document.claims[0].speaker), "author");
  EXPECT_TRUE(document.claims[0].about.empty());
}

TEST(ClaimStageTest, AReportRunsOnOverTheOriginalOfWhatIsTranslated) {
  Document document = MarkedDocument("{林溪|person}认为，月球的重力比地球低得多。\nThe Moon is lighter.\n因此火箭更省燃料。");
  document.blocks[1].kind = BlockKind::kOriginal;
  MakeClaimStage()->Run(document);
  ASSERT_EQ(document.claims.size(), 2u);
  EXPECT_EQ(document.claims[1].speaker, U"林溪");
}

TEST(ClaimStageTest, WhatANarratorReportsDoesNotRunOn) {
  Document document = MarkedDocument(
      "大家好，我是{林溪|person}。我做火箭。我们试过很多次。我想再试。我不知道结果。我会继续。我一直在想。"
      "{远望|company}认为月球的重力比地球低得多。因此火箭更省燃料。");
  document.metadata.url = "https://www.youtube.com/watch?v=1";
  MakeClaimStage()->Run(document);
  ASSERT_GE(document.claims.size(), 2u);
  EXPECT_EQ(document.claims[document.claims.size() - 2].speaker, U"远望");
  EXPECT_EQ(document.claims.back().speaker, U"林溪");
}

TEST(ClaimStageTest, TheAuthorsOwnViewEndsAReport) {
  EXPECT_THAT(SpeakersIn("{扎克伯格|person}表示，公司的效率提高了不少。我估计，其他公司也会跟着这样做。"),
              ElementsAre("扎克伯格 indirect", "author author"));
}

TEST(ClaimStageTest, QuotedWordsAreTheirSpeakersBeforeOrBehind) {
  EXPECT_THAT(SpeakersIn("{赵凯|person}说：“很多孩子请不起这样的家教，但他们需要好的教育。”"),
              ElementsAre("赵凯 direct"));
  EXPECT_THAT(SpeakersIn("“这可能会威胁到软件公司的长期生存。”{陈|person}表示。"),
              testing::Contains("陈 direct"));
}

TEST(ClaimStageTest, EnglishNamesItsSpeakersBehindTheQuotationToo) {
  EXPECT_THAT(SpeakersIn("“Landing it on the first try was an ambitious goal,” said {Dave Limp|person}, "
                         "the chief executive of {Blue Origin|company}, who joined in 2023."),
              ElementsAre("Dave Limp direct"));
  EXPECT_THAT(SpeakersIn("“We are not for sale,” {Sam Altman|person} told employees on Monday."),
              ElementsAre("Sam Altman direct"));
}

TEST(ClaimStageTest, SourcesNameThemselvesWhereverTheyStand) {
  EXPECT_THAT(SpeakersIn("According to {Reuters|organization}, spending will rise this year."),
              ElementsAre("Reuters indirect"));
  EXPECT_THAT(SpeakersIn("Shipments will double in 2026, according to {Morgan Stanley|company}."),
              ElementsAre("Morgan Stanley indirect"));
}

TEST(ClaimStageTest, ABodysSiteAndSomeonesReactionReport) {
  EXPECT_THAT(SpeakersIn("根据{远望|company}官网，火箭的成本下降了一半。\n{林溪|person}的反应是：成本还会下降一半。"),
              ElementsAre("远望 indirect", "林溪 indirect"));
}

TEST(ClaimStageTest, BetweenCommasBeforeAnEnglishVerbNobodyIsItsSubject) {
  EXPECT_THAT(SpeakersIn("{Ada Park|person}, who founded the firm at {Harbour University|organization}, said the ferries are late.\n"
                         "{Ada Park|person}, an analyst at {Harbour Bank|company}, thinks that fares will double."),
              ElementsAre("Ada Park indirect", "Ada Park indirect"));
}

TEST(ClaimStageTest, AnUnknownSourceIsNamedAsItStands) {
  EXPECT_THAT(SpeakersIn("According to Harbour Capital, fares doubled last year."), ElementsAre("Harbour Capital indirect"));
  EXPECT_THAT(SpeakersIn("According to recent data, fares doubled last year."), ElementsAre("author author"));
}

TEST(ClaimStageTest, AReportedViewIsNoPlainFact) {
  const Document document = Claimed("{林溪|person}认为1969年7月，阿波罗11号把两名宇航员送上了月球。");
  ASSERT_EQ(document.claims.size(), 1u);
  EXPECT_NE(document.claims[0].kind, ClaimKind::kFact);
}

TEST(ClaimStageTest, WhoIsToldOrIsToSaySaysNothing) {
  EXPECT_THAT(SpeakersIn("{OpenAI|company} is expected to release a new model."),
              ElementsAre("author author"));
  EXPECT_THAT(SpeakersIn("{Sam Altman|person} was told of the plan on Monday."),
              ElementsAre("author author"));
}

TEST(ClaimStageTest, APronounOfAReportIsWhoWasLastReported) {
  EXPECT_THAT(SpeakersIn("{辛顿|person}认为，机器会比人聪明。他还说，这很危险。"),
              ElementsAre("辛顿 indirect", "辛顿 indirect"));
}

TEST(ClaimStageTest, AClaimIsAboutWhatItNamesAndRefersTo) {
  const Document document = Claimed("{谷歌|company}发布了{Gemini|model}。它比{GPT-4|model}更快。");
  ASSERT_EQ(document.claims.size(), 2u);
  std::vector<std::string> names;
  for (const ClaimTopic& topic : document.claims[1].about) {
    names.push_back(text::EncodeUtf8(document.entities[topic.entity].name));
  }
  EXPECT_THAT(names, ElementsAre("谷歌", "GPT-4"));
}

TEST(ClaimStageTest, DenialsAreNegatedUnlessTheyOnlySetOff) {
  const auto is_negated = [](std::string_view marked) { return Claimed(marked).claims.at(0).is_negated; };
  EXPECT_TRUE(is_negated("谷歌没有自己的模型。"));
  EXPECT_FALSE(is_negated("它不是在解答，而是在教学。"));
  EXPECT_FALSE(is_negated("如果没有资金，项目就会停下。"));
  EXPECT_FALSE(is_negated("谷歌拥有自己的模型。"));
}

TEST(ClaimStageTest, AReportMayTellItsDay) {
  using namespace std::chrono;
  const auto days = [](year_month_day date) { return sys_days(date).time_since_epoch().count(); };
  Document document = MarkedDocument("今年2月，{奥特曼|person}表示，他正在筹集资金。月球的表面没有大气，昼夜温差超过300摄氏度。");
  document.metadata.published = graph::Date{days(2024y / 5 / 8)};
  MakeClaimStage()->Run(document);
  ASSERT_EQ(document.claims.size(), 2u);
  EXPECT_EQ(document.claims[0].said_on->days, days(2024y / 2 / 1));
  EXPECT_EQ(document.claims[1].said_on->days, days(2024y / 5 / 8));
}

TEST(ClaimStageTest, KindsAreToldByTheirWords) {
  const auto kind = [](std::string_view marked) { return Claimed(marked).claims.at(0).kind; };
  EXPECT_EQ(kind("公司营收达到570亿美元，同比增长62%。"), ClaimKind::kFigure);
  EXPECT_EQ(kind("未来十年，机器人将会取代大部分工作。"), ClaimKind::kPrediction);
  EXPECT_EQ(kind("我觉得这是一个非常糟糕的决定。"), ClaimKind::kOpinion);
}

TEST(ClaimStageTest, TablesCaptionsAndTitlesHoldNoClaims) {
  EXPECT_THAT(TextsIn("公司 | 业务 | 总部所在地\n{DeepL|company} | 语言翻译服务 | 科隆\n"), IsEmpty());
}

}  // namespace
}  // namespace wenmai::ingest
