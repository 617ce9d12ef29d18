#include "ingest/relation/relation_stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/discourse/marked_document.h"
#include "tests/ingest/relation/stated_facts.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using testing::Not;

TEST(RelationStageTest, ReadsTitlesBesideNames) {
  EXPECT_THAT(FactsOf("{OpenAI|company}首席执行官{奥特曼|person}来了。"),
              ElementsAre("奥特曼 WORKS_AT OpenAI (首席执行官)"));
  EXPECT_THAT(FactsOf("{Stripe|company}前首席运营官{克莱尔|person}写了信。"),
              ElementsAre("克莱尔 WORKS_AT Stripe (首席运营官) [former]"));
  EXPECT_THAT(FactsOf("{Tim Cook|person}, CEO of {Apple|company}, spoke."),
              ElementsAre("Tim Cook WORKS_AT Apple (CEO)"));
}

TEST(RelationStageTest, AFounderWithoutATitleFoundedOnly) {
  EXPECT_THAT(FactsOf("{阿里云|company}的创始人{王坚|person}来了。"),
              ElementsAre("王坚 FOUNDED 阿里云"));
  EXPECT_THAT(FactsOf("{Every|company}创始人兼首席执行官{丹|person}来了。"),
              ElementsAre("丹 WORKS_AT Every (创始人兼首席执行官)", "丹 FOUNDED Every"));
}

TEST(RelationStageTest, TwoPeopleOfOneBodyEachHaveTheirTitle) {
  EXPECT_THAT(FactsOf("{讯飞|company}董事长{刘庆峰|person}和研究院院长{刘聪|person}来了。"),
              ElementsAre("刘庆峰 WORKS_AT 讯飞 (董事长)", "刘聪 WORKS_AT 讯飞 (研究院院长)"));
}

TEST(RelationStageTest, ReadsWhoReleasesWhat) {
  EXPECT_THAT(FactsOf("{英伟达|company}刚刚发布了一个叫{Cosmo|model}的模型。"),
              ElementsAre("英伟达 DEVELOPS Cosmo"));
  EXPECT_THAT(FactsOf("{Grok|model}是由{xAI|company}开发的。"), ElementsAre("xAI DEVELOPS Grok"));
  EXPECT_THAT(FactsOf("{OpenAI|company} released {GPT-5|model} today."),
              ElementsAre("OpenAI DEVELOPS GPT-5"));
}

TEST(RelationStageTest, AGlossReadsLikeAnApposition) {
  EXPECT_THAT(FactsOf("{Veo|model}（Veo: {Google|company}推出的视频生成模型）很强。"),
              ElementsAre("Google DEVELOPS Veo"));
}

TEST(RelationStageTest, EveryPartOfAGlossIsOfItsName) {
  EXPECT_THAT(FactsOf("{罗素|person}（Stuart Russell: {伯克利|organization}计算机科学家，著有《{现代方法|work}》）说。"),
              ElementsAre("罗素 WORKS_AT 伯克利 (计算机科学家)", "罗素 AUTHORED 现代方法"));
  EXPECT_THAT(FactsOf("{哈桑|person}（注：{哈佛|organization}物理学家）做了实验。"),
              ElementsAre("哈桑 WORKS_AT 哈佛 (物理学家)"));
}

TEST(RelationStageTest, ListsOfEnglishAreReadToTheirEnd) {
  EXPECT_THAT(FactsOf("{Lumen|company}, a startup founded by {Ann Ray|person}, {Bo Lin|person} and {Cy Dunn|person}, "
                      "raised 600 million euros from {Delta|company}."),
              UnorderedElementsAre("Ann Ray FOUNDED Lumen", "Bo Lin FOUNDED Lumen", "Cy Dunn FOUNDED Lumen",
                                   "Delta INVESTED_IN Lumen"));
  EXPECT_THAT(FactsOf("{Lumen|company} was founded by {Ann Ray|person}, {Bo Lin|person}, and {Cy Dunn|person}."),
              UnorderedElementsAre("Ann Ray FOUNDED Lumen", "Bo Lin FOUNDED Lumen", "Cy Dunn FOUNDED Lumen"));
}

TEST(RelationStageTest, ThePassiveOfEnglishTurnsTheFactAround) {
  EXPECT_THAT(FactsOf("{Lumen|company} is backed by {Delta|company}."), ElementsAre("Delta INVESTED_IN Lumen"));
}

TEST(RelationStageTest, WhatAnEarlierPartDeniesIsNotDeniedOfTheNext) {
  EXPECT_THAT(FactsOf("{百度|company}没有认输，三月发布了{文心|model}。"), ElementsAre("百度 DEVELOPS 文心"));
  EXPECT_THAT(FactsOf("{百度|company}不断追赶，三月没有发布{文心|model}。"), IsEmpty());
}

TEST(RelationStageTest, ADescriptionMayStandBetween) {
  EXPECT_THAT(FactsOf("{林溪|person}是人工智能初创公司{文脉|company}的首席执行官兼联合创始人。"),
              ElementsAre("林溪 WORKS_AT 文脉 (首席执行官)", "林溪 FOUNDED 文脉"));
  EXPECT_THAT(FactsOf("{谷歌|company}推出了基于{GPT-4|model}的搜索引擎{Bard|product}。"),
              Contains("谷歌 DEVELOPS Bard"));
  EXPECT_THAT(FactsOf("{甲|company}的员工都是{乙|product}的用户。"), IsEmpty());
}

TEST(RelationStageTest, SpeakersStateFactsOfTheirCompany) {
  EXPECT_THAT(FactsOf("{OpenAI|company}研究员{布朗|person}来了。\n@{布朗|person}@当时我们推出了{GPT-4|model}。"),
              Contains("OpenAI DEVELOPS GPT-4"));
}

TEST(RelationStageTest, AParagraphGlossesTheNameAboveIt) {
  EXPECT_THAT(FactsOf("5、{microfeed|product}\n一个部署在 {Cloudflare|product} 上面的轻量级系统。"),
              ElementsAre("microfeed USES Cloudflare"));
}

TEST(RelationStageTest, EveryMemberOfAListTakesPart) {
  EXPECT_THAT(FactsOf("{Bing|product}和浏览器{Edge|product}集成了{DALL-E|model}。"),
              ElementsAre("Bing USES DALL-E", "Edge USES DALL-E"));
}

TEST(RelationStageTest, DenialsSuppositionsAndQuestionsAreNoFacts) {
  EXPECT_THAT(FactsOf("{微软|company}没有收购{暴雪|company}。"), IsEmpty());
  EXPECT_THAT(FactsOf("如果{微软|company}收购{暴雪|company}，会怎样。"), IsEmpty());
  EXPECT_THAT(FactsOf("{微软|company}收购{暴雪|company}了吗？"), IsEmpty());
  EXPECT_THAT(FactsOf("{微软|company}收购了{暴雪|company}。"), ElementsAre("微软 ACQUIRED 暴雪"));
}

TEST(RelationStageTest, AQuestionStillTakesTitlesForGranted) {
  EXPECT_THAT(FactsOf("{蓝色起源|company}首席执行官{林普|person}问了什么？"),
              ElementsAre("林普 WORKS_AT 蓝色起源 (首席执行官)"));
}

TEST(RelationStageTest, ThePassiveTurnsTheFactAround) {
  EXPECT_THAT(FactsOf("{暴雪|company}被{微软|company}收购了。"), ElementsAre("微软 ACQUIRED 暴雪"));
}

TEST(RelationStageTest, PartnersAreOneFactInOneOrder) {
  const auto facts = FactsOf("{福布斯|organization}与{Sequoia|company}和{Meritech|company}合作。\n"
                             "{Sequoia|company}与{福布斯|organization}合作。");
  EXPECT_THAT(facts, ElementsAre("福布斯 PARTNERS_WITH Sequoia", "福布斯 PARTNERS_WITH Meritech"));
}

TEST(RelationStageTest, OfAnAddressTheNarrowestPlaceCounts) {
  EXPECT_THAT(FactsOf("位于{美国|place}{旧金山|place}的公司{Zendesk|company}来了。"),
              ElementsAre("Zendesk LOCATED_IN 旧金山"));
}

TEST(RelationStageTest, NamesTellMakersAndParts) {
  EXPECT_THAT(FactsOf("{Adobe|company}说{Adobe Firefly|model}好。"),
              ElementsAre("Adobe DEVELOPS Adobe Firefly"));
  EXPECT_THAT(FactsOf("{快手|company}说{快手创作组|organization}好。"),
              Contains("快手创作组 PART_OF 快手"));
}

TEST(RelationStageTest, AColumnsHeadTellsWhatItsCellsState) {
  EXPECT_THAT(FactsOf("公司 | 业务 | 总部所在地\n"
                      "{DeepL|company} | 翻译 | {德国|place}{科隆|place}\n"
                      "{Cohere|company} | 模型 | {多伦多|place}\n"),
              ElementsAre("DeepL LOCATED_IN 科隆", "Cohere LOCATED_IN 多伦多"));
}

TEST(RelationStageTest, ABylineNamesThePublishersPeople) {
  EXPECT_THAT(FactsOf("编辑：{Panda|person}、{小舟|person}\n{机器之心|organization}报道。", "机器之心"),
              ElementsAre("Panda WORKS_AT 机器之心 (编辑) [current]",
                          "小舟 WORKS_AT 机器之心 (编辑) [current]"));
}

TEST(RelationStageTest, ANameBesideItsBodyIsOfTheBody) {
  EXPECT_THAT(FactsOf("{英伟达|company}{黄仁勋|person}登台。"), ElementsAre("黄仁勋 WORKS_AT 英伟达"));
  EXPECT_THAT(FactsOf("{Gal Nagli|person} from {Wiz|company} showed how."),
              ElementsAre("Gal Nagli WORKS_AT Wiz"));
  EXPECT_THAT(FactsOf("{Rocket Lab|company} is run by {Peter Beck|person}."),
              ElementsAre("Peter Beck WORKS_AT Rocket Lab"));
}

TEST(RelationStageTest, APronounBesideABodyIsNotOfTheBody) {
  EXPECT_THAT(FactsOf("{黄仁勋|person}来了。说到{台积电|company}他很高兴。"), IsEmpty());
}

TEST(RelationStageTest, ReadsWhatWasMadeInPlainWords) {
  EXPECT_THAT(FactsOf("{英伟达|company}有个系统叫{CUDA|product}。"),
              ElementsAre("英伟达 DEVELOPS CUDA"));
  EXPECT_THAT(FactsOf("{字节|company}做{飞书|product}，图的是效率。"),
              ElementsAre("字节 DEVELOPS 飞书"));
  EXPECT_THAT(FactsOf("{Anthropic|company}也就是{Claude|model}背后的公司。"),
              ElementsAre("Anthropic DEVELOPS Claude"));
}

TEST(RelationStageTest, AListOfCompaniesMayBeOfACountry) {
  EXPECT_THAT(FactsOf("{百度|company}、{商汤|company}等等{中国|place}科技公司都来了。"),
              UnorderedElementsAre("百度 LOCATED_IN 中国", "商汤 LOCATED_IN 中国"));
}

TEST(RelationStageTest, ReadsPortfoliosStakesAndRounds) {
  EXPECT_THAT(FactsOf("{红杉|company}孵化的公司包括{甲|company}、{乙|company}。"),
              UnorderedElementsAre("红杉 INVESTED_IN 甲", "红杉 INVESTED_IN 乙"));
  EXPECT_THAT(FactsOf("{伯克希尔|company}还持有{比亚迪|company}将近20%的股份。"),
              ElementsAre("伯克希尔 INVESTED_IN 比亚迪"));
}

TEST(RelationStageTest, ReadsCustomersAndDeals) {
  EXPECT_THAT(FactsOf("{Reducto|company}的客户包括{Airtable|company}。"),
              ElementsAre("Reducto PARTNERS_WITH Airtable"));
  EXPECT_THAT(FactsOf("{EchoStar|company}与{SpaceX|company}之间高达170亿美元的频谱交易告吹。"),
              ElementsAre("EchoStar PARTNERS_WITH SpaceX"));
}

TEST(RelationStageTest, WhatIsLikeOrBetterCompetes) {
  EXPECT_THAT(FactsOf("{Neutron|product}的设计比{猎鹰9号|product}更好。"),
              ElementsAre("Neutron COMPETES_WITH 猎鹰9号"));
  EXPECT_THAT(FactsOf("{AMD|company} vs {Nvidia|company}"),
              ElementsAre("AMD COMPETES_WITH Nvidia"));
}

TEST(RelationStageTest, ReadsTheAuthorsOfBooksAndThoseWhoHostAShow) {
  EXPECT_THAT(FactsOf("{闫静|person}是《{财务金三角|work}》的作者。"),
              ElementsAre("闫静 AUTHORED 财务金三角"));
  EXPECT_THAT(FactsOf("《{奇特地段|work}》的联合主持人{乔|person}来了。"),
              ElementsAre("乔 AUTHORED 奇特地段"));
}

TEST(RelationStageTest, ReadsWhoWroteWhatInPlainWords) {
  EXPECT_THAT(FactsOf("《{创业史|work}》的作者是{柳青|person}。"), ElementsAre("柳青 AUTHORED 创业史"));
  EXPECT_THAT(FactsOf("《{创业史|work}》，{柳青|person}著"), ElementsAre("柳青 AUTHORED 创业史"));
  EXPECT_THAT(FactsOf("{卡尼曼|person}在《{思考|work}》中提出的系统。"), ElementsAre("卡尼曼 AUTHORED 思考"));
  EXPECT_THAT(FactsOf("原标题为《{注意力|work}》，作者{帕基|person}谈了很多。"),
              ElementsAre("帕基 AUTHORED 注意力"));
}

TEST(RelationStageTest, WhoWelcomesToAShowMakesIt) {
  EXPECT_THAT(FactsOf("欢迎收听《{硅谷夜话|work}》，我是主持人{泓君|person}。"),
              ElementsAre("泓君 AUTHORED 硅谷夜话"));
  EXPECT_THAT(FactsOf("@{乔|person}@欢迎收听{奇特地段|work}播客。\n@{崔|person}@我是{崔|person}。"),
              UnorderedElementsAre("乔 AUTHORED 奇特地段", "崔 AUTHORED 奇特地段"));
  EXPECT_THAT(FactsOf("大家好，这里是{最佳拍档|organization}，我是{大飞|person}。"),
              ElementsAre("大飞 WORKS_AT 最佳拍档 [current]"));
  EXPECT_THAT(FactsOf("@{乔|person}@欢迎来到{斯坦福|organization}。"), IsEmpty());
}

TEST(RelationStageTest, ReadsAListOfPosts) {
  EXPECT_THAT(FactsOf("{王芳|person}，{清华|organization}教授，前{微软|company}首席科学家，{谷歌|company}顾问。"),
              UnorderedElementsAre("王芳 WORKS_AT 清华 (教授)", "王芳 WORKS_AT 微软 [former]",
                                   "王芳 WORKS_AT 谷歌 (顾问)"));
  EXPECT_THAT(FactsOf("# {王芳|person}\n- {字节|company}研究员\n- {清华|organization}计算机系教授"),
              UnorderedElementsAre("王芳 WORKS_AT 字节 (研究员)", "王芳 WORKS_AT 清华 (计算机系教授)"));
  EXPECT_THAT(FactsOf("{李明|person}担任{北大|organization}教授、{学会|organization}理事长。"),
              UnorderedElementsAre("李明 WORKS_AT 北大 (教授)", "李明 WORKS_AT 学会 (理事长)"));
  EXPECT_THAT(FactsOf("{李明|person}来了，{谷歌|company}首席执行官，{皮查伊|person}也来了。"),
              ElementsAre("皮查伊 WORKS_AT 谷歌 (首席执行官)"));
}

TEST(RelationStageTest, AListNamesThePersonWhoseLifeItTellsOnce) {
  EXPECT_THAT(FactsOf("- {辛顿|person}生于伦敦。\n- 1976年，担任{萨塞克斯大学|organization}研究员。"),
              ElementsAre("辛顿 WORKS_AT 萨塞克斯大学 (研究员)"));
}

TEST(RelationStageTest, APostWithoutItsBodyIsOfTheBodySpokenOf) {
  EXPECT_THAT(FactsOf("{雷鸟|company}开了发布会，新任首席技术官{李宏伟|person}说了话。"),
              ElementsAre("李宏伟 WORKS_AT 雷鸟 (首席技术官)"));
  EXPECT_THAT(FactsOf("{沐曦|company}融了资。掌管产品的联合创始人{彭莉|person}、{杨建|person}都来了。"),
              UnorderedElementsAre("彭莉 FOUNDED 沐曦", "杨建 FOUNDED 沐曦"));
  EXPECT_THAT(FactsOf("{李宏伟|person}在{谷歌|company}工作。{雷鸟|company}开了会，新任首席技术官{李宏伟|person}说了话。"),
              ElementsAre("李宏伟 WORKS_AT 谷歌"));
}

TEST(RelationStageTest, ReadsTheLivesThatEnglishInserts) {
  EXPECT_THAT(FactsOf("{Ann Ray|person}, who left {Delta|company} to start {Lumen|company} with {Bo Lin|person}, smiled."),
              UnorderedElementsAre("Ann Ray WORKS_AT Delta [former]", "Ann Ray FOUNDED Lumen", "Bo Lin FOUNDED Lumen"));
  EXPECT_THAT(FactsOf("{Ann Ray|person} and {Bo Lin|person}, both formerly of {Delta|company}, agreed."),
              UnorderedElementsAre("Ann Ray WORKS_AT Delta [former]", "Bo Lin WORKS_AT Delta [former]"));
  EXPECT_THAT(FactsOf("{Ann Ray|person}, who once led research at {Delta|company}, agreed."),
              ElementsAre("Ann Ray WORKS_AT Delta [former]"));
  EXPECT_THAT(FactsOf("We started talking about {Delta|company}, said {Ann Ray|person}."), IsEmpty());
}

TEST(RelationStageTest, ReadsCareersInTheirManyForms) {
  for (const char* text :
       {"在{甲|company}负责云业务的{王芳|person}说。", "{王芳|person}被{甲|company}聘为顾问。",
        "{王芳|person}在{甲|company}度过了十年。", "{王芳|person}的老东家{甲|company}很大。",
        "{王芳|person}毕业后进入{甲|company}工作。", "{王芳|person}进入{甲|company}董事会。",
        "{王芳|person}在{甲|company}的经历很长。", "{王芳|person} started her career at {甲|company}.",
        "{王芳|person} sits on the board of {甲|company}."}) {
    EXPECT_THAT(FactsOf(text), Contains(testing::StartsWith("王芳 WORKS_AT 甲"))) << text;
  }
  EXPECT_THAT(FactsOf("{甲|company}（CEO：{王芳|person}）"), ElementsAre("王芳 WORKS_AT 甲 (CEO)"));
}

TEST(RelationStageTest, AProductIsToldApartFromItsMakerByApposition) {
  for (const char* text : {"{丙|model}，{甲|company}的聊天机器人，很火。", "作为{甲|company}的最新模型，{丙|model}很强。",
                           "{丙|model}, a chatbot from {甲|company}, is good.",
                           "{丙|model}, released by {甲|company} in May, is good."}) {
    EXPECT_THAT(FactsOf(text), ElementsAre("甲 DEVELOPS 丙")) << text;
  }
}

TEST(RelationStageTest, YouAreTheListenersBodyAndAnotherBodyFarBeforeDoesNotMatter) {
  EXPECT_THAT(FactsOf("{甲|company}CEO{王芳|person}来了。\n@{李明|person}@你们发布了{丙|model}。\n@{王芳|person}@好。"),
              Contains("甲 DEVELOPS 丙"));
  EXPECT_THAT(FactsOf("{甲|company}CEO{王芳|person}来了。\n@{王芳|person}@{乙|company}在很多年以前的一个春天里就"
                      "已经做过许多类似的尝试了，后来的结果大家都知道，谁也没有成功，谁也没有再提。我们推出了{丙|model}。"),
              Contains("甲 DEVELOPS 丙"));
}

TEST(RelationStageTest, WordsBeforeAPersonAreThatPersonsAlone) {
  EXPECT_THAT(FactsOf("{戴尔|company}创始人{迈克尔|person}、政界名流{伊万卡|person}都转发了。"),
              ElementsAre("迈克尔 FOUNDED 戴尔"));
}

TEST(RelationStageTest, WhatWasOnlyTalkedOfIsNoAcquisition) {
  EXPECT_THAT(FactsOf("{苹果|company}内部曾讨论收购{甲|company}。"), IsEmpty());
  EXPECT_THAT(FactsOf("{苹果|company} considered buying {甲|company}."), IsEmpty());
  EXPECT_THAT(FactsOf("{微软|company} agreed to buy {甲|company}."), ElementsAre("微软 ACQUIRED 甲"));
}

TEST(RelationStageTest, ALabelBehindThePublisherIsABylineToo) {
  EXPECT_THAT(FactsOf("{机器之心|organization}报道 编辑：{杜伟|person}", "机器之心"),
              ElementsAre("杜伟 WORKS_AT 机器之心 (编辑) [current]"));
}

TEST(RelationStageTest, ANameInMetadataTellsNothingByItself) {
  const auto facts_of = [](BlockKind kind) {
    Document document = MarkedDocument("{谷歌|company}\n{谷歌地图|product}");
    document.blocks[1].kind = kind;
    MakeRelationStage()->Run(document);
    return document.facts.size();
  };
  EXPECT_EQ(facts_of(BlockKind::kParagraph), 1u);
  EXPECT_EQ(facts_of(BlockKind::kMetadata), 0u);
}

TEST(RelationStageTest, EvidenceHoldsTheWordsOfBothEnds) {
  Document document = MarkedDocument("昨天，{英伟达|company}发布了{Cosmo|model}的模型。");
  MakeRelationStage()->Run(document);
  ASSERT_EQ(document.facts.size(), 1u);
  EXPECT_EQ(text::EncodeUtf8(document.View(document.facts[0].evidence)), "英伟达发布了Cosmo");
  EXPECT_EQ(text::EncodeUtf8(document.facts[0].cue), "发布了");
}

}  // namespace
}  // namespace wenmai::ingest
