// What each source of candidates finds by itself.
#include "ingest/mention/source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plain_document.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const NameData& Data() {
  static const NameData* const data = new NameData();
  return *data;
}

const Lexicon& Known() {
  static const Lexicon* const lexicon =
      new Lexicon(ParseLexicon("test",
                               "Model\tGPT\nModel\tLlama\nModel\tQwen\nModel\tGemini\nCompany\t特斯"
                               "拉\nPlace\t荷兰\nPlace\t美国\n"
                               "Company\t谷歌\nProduct\tiPhone\nProduct\tA100\nPerson\t程维\nCompany\tFigure\n"));
  return *lexicon;
}

// `Type:words` of the candidates that a source finds in a document, weak ones in brackets.
std::vector<std::string> FoundBy(void (*find)(const ArticleView&, Candidates*),
                                 const Document& document) {
  Candidates found;
  find(ArticleView(document, Known(), Data()), &found);
  std::vector<std::string> names;
  for (const Candidate& candidate : found.candidates) {
    const std::string name = std::string(EntityTypeName(candidate.type)) + ":" +
                             text::EncodeUtf8(document.View(candidate.span));
    names.push_back(candidate.is_weak ? "[" + name + "]" : name);
  }
  return names;
}

std::vector<std::string> FoundBy(void (*find)(const ArticleView&, Candidates*),
                                 std::u32string_view text) {
  return FoundBy(find, PlainDocument(text));
}

TEST(LexiconNameTest, TwoCharactersMustStandAsAWord) {
  EXPECT_THAT(FoundBy(FindLexiconNames, U"程维表示"), ElementsAre("Person:程维"));
  EXPECT_THAT(FoundBy(FindLexiconNames, U"工程维护"), IsEmpty());
  EXPECT_THAT(FoundBy(FindLexiconNames, U"很多美国人"), ElementsAre("Place:美国"));
}

TEST(LexiconNameTest, KnownNamesNextToEachOtherPartEachOther) {
  EXPECT_THAT(FoundBy(FindLexiconNames, U"比如特斯拉谷歌荷兰"),
              ElementsAre("Company:特斯拉", "Company:谷歌", "Place:荷兰"));
}

TEST(IntroducedNameTest, SpeakersSayWhoTheyAre) {
  EXPECT_THAT(FoundBy(FindIntroducedNames, U"大家好，我是路遥。"), ElementsAre("Person:路遥"));
  EXPECT_THAT(FoundBy(FindIntroducedNames, U"欢迎收听夜航，我是主持人泓舟 今天"),
              ElementsAre("Person:泓舟"));
  EXPECT_THAT(FoundBy(FindIntroducedNames, U"大家好，我是远岚数据平台组的泓舟。"),
              ElementsAre("Person:泓舟"));
  EXPECT_THAT(FoundBy(FindIntroducedNames, U"我是路遥。"), IsEmpty());
  EXPECT_THAT(FoundBy(FindIntroducedNames, U"你好，我是一名学生。"), IsEmpty());
  EXPECT_THAT(FoundBy(FindIntroducedNames, U"大家好，我是主持人。"), IsEmpty());
}

TEST(CodedNameTest, TheArticleTellsWhereTheWordBegins) {
  EXPECT_THAT(FoundBy(FindCodedNames, U"发布了玄戒O1，后来玄戒T1也来了"),
              ElementsAre("Product:玄戒O1", "Product:玄戒T1"));
  EXPECT_THAT(FoundBy(FindCodedNames, U"曦云C600、壁砺166"),
              ElementsAre("Product:曦云C600", "Product:壁砺166"));
}

TEST(CompanyNameTest, AnEndingBehindAnUnknownWord) {
  EXPECT_THAT(FoundBy(FindCompanyNames, U"由飞榴资本领投，曜拓科技完成融资"),
              ElementsAre("Company:飞榴资本", "Company:曜拓科技"));
  EXPECT_THAT(FoundBy(FindCompanyNames, U"很多人都看好远曜拓科技的人才，但是曜拓科技没有钱"),
              ElementsAre("Company:曜拓科技", "Company:曜拓科技"));
}

TEST(CompanyNameTest, BehindAWordOfTheLanguageItIsWeakAtMost) {
  EXPECT_THAT(FoundBy(FindCompanyNames, U"，海棠创投、"), ElementsAre("[Company:海棠创投]"));
  EXPECT_THAT(FoundBy(FindCompanyNames, U"有很多科技，"), IsEmpty());
  EXPECT_THAT(FoundBy(FindCompanyNames, U"，谷歌资本，"), IsEmpty());
}

TEST(CodedNameTest, AWordOfTheLanguageWithACodeIsNoName) {
  EXPECT_THAT(FoundBy(FindCodedNames, U"，芯片A18，"), IsEmpty());
  EXPECT_THAT(FoundBy(FindCodedNames, U"，玄戒150亿，"), IsEmpty());
  EXPECT_THAT(FoundBy(FindCodedNames, U"很多人爱上玄戒O1"), IsEmpty());
}

TEST(CodedNameTest, ACodeBehindAWordOfTheLanguageOrAKnownNameIsWeak) {
  EXPECT_THAT(FoundBy(FindCodedNames, U"，谷歌X10，"), ElementsAre("[Product:谷歌X10]"));
  EXPECT_THAT(FoundBy(FindCodedNames, U"，飞龙3率先装进，飞龙4随后"),
              ElementsAre("[Product:飞龙3]", "[Product:飞龙4]"));
  EXPECT_THAT(FoundBy(FindCodedNames, U"，飞龙3率先装进"), IsEmpty());
  EXPECT_THAT(FoundBy(FindCodedNames, U"，飞龙5年，飞龙2025，飞龙5%，第5"), IsEmpty());
}

TEST(SerialNameTest, ANumeralWithItsMarkEndsAName) {
  EXPECT_THAT(FoundBy(FindSerialNames, U"，墨隼三号、墨隼12号，"),
              ElementsAre("Product:墨隼三号", "Product:墨隼12号"));
  EXPECT_THAT(FoundBy(FindSerialNames, U"发射墨隼三号"), ElementsAre("Product:墨隼三号"));
  EXPECT_THAT(FoundBy(FindSerialNames, U"，望远镜一号"), ElementsAre("[Product:望远镜一号]"));
}

TEST(SerialNameTest, AQuotedNameMayEndWithTheMarkAlone) {
  EXPECT_THAT(FoundBy(FindSerialNames, U"货轮“墨隼号”出发"), ElementsAre("Product:墨隼号"));
}

TEST(SerialNameTest, DatesAndThingsInARowAreNone) {
  EXPECT_THAT(FoundBy(FindSerialNames, U"11月3号，第三号，墨隼二号线，墨隼一号楼"), IsEmpty());
}

TEST(IntroducedNameTest, ABodyIsCitedForItsFigures) {
  EXPECT_THAT(FoundBy(FindIntroducedNames, U"据远岚咨询统计，市场"), ElementsAre("Organization:远岚咨询"));
  EXPECT_THAT(FoundBy(FindIntroducedNames, U"根据最近的数据"), IsEmpty());
  EXPECT_THAT(FoundBy(FindIntroducedNames, U"据谷歌财报数据"), IsEmpty());
}

TEST(LexiconNameTest, ASmallLetterAloneBeginsNoName) {
  EXPECT_THAT(FoundBy(FindLexiconNames, U"a 100 times, an A100, an A 100"), ElementsAre("Product:A100", "Product:A 100"));
}

TEST(LexiconNameTest, APersonInATermIsNotMeant) {
  EXPECT_THAT(FoundBy(FindLexiconNames, U"获得程维物理学奖"), IsEmpty());
}

TEST(LexiconNameTest, AddressesHoldNoNames) {
  EXPECT_THAT(FoundBy(FindLexiconNames, U"见https://figure.ai/Figure谷歌"),
              ElementsAre("Company:谷歌"));
}

TEST(ListedNameTest, ListsTellNamesAndTheirTypes) {
  Document document = PlainDocument(U"谷歌\nOrbit Zero\n主持人\nnice music system\n正文说Orbit Zero");
  for (size_t i = 0; i < 4; ++i) {
    document.blocks[i].listed_types = TypeBit(EntityType::kProduct) | TypeBit(EntityType::kModel);
  }
  EXPECT_THAT(FoundBy(FindListedNames, document), ElementsAre("Product:谷歌", "Product:Orbit Zero"));
  document.blocks[0].listed_types = TypeBit(EntityType::kCompany);
  document.blocks[1].listed_types = TypeBit(EntityType::kPerson);
  EXPECT_THAT(FoundBy(FindListedNames, document), Contains("Company:谷歌"));
  EXPECT_THAT(FoundBy(FindListedNames, document), Contains("Person:Orbit Zero"));
}

TEST(ListedNameTest, AParenthesisHoldsAnotherName) {
  Document document = PlainDocument(U"谷歌 (Google)\n奥比特（Orbit Zero）");
  for (Block& block : document.blocks) block.listed_types = TypeBit(EntityType::kCompany);
  EXPECT_THAT(FoundBy(FindListedNames, document),
              ElementsAre("Company:谷歌", "Company:Google", "Company:奥比特", "Company:Orbit Zero"));
}

TEST(VersionNameTest, ReadsNumbersLettersGradesAndSizes) {
  EXPECT_THAT(FoundBy(FindVersionNames, U"GPT-4o发布"), ElementsAre("Model:GPT-4o"));
  EXPECT_THAT(FoundBy(FindVersionNames, U"Llama 3.1 405B开源"),
              ElementsAre("Model:Llama 3.1 405B"));
  EXPECT_THAT(FoundBy(FindVersionNames, U"用Qwen2.5-Max写"), ElementsAre("Model:Qwen2.5-Max"));
  EXPECT_THAT(FoundBy(FindVersionNames, U"Gemini 2.0 Flash Thinking很快"),
              ElementsAre("Model:Gemini 2.0 Flash Thinking"));
  EXPECT_THAT(FoundBy(FindVersionNames, U"o1-preview和o3"),
              ElementsAre("Model:o1-preview", "Model:o3"));
  EXPECT_THAT(FoundBy(FindVersionNames, U"iPhone 16 Pro"), ElementsAre("Product:iPhone 16 Pro"));
}

TEST(VersionNameTest, CountsAndDatesAreNoVersions) {
  EXPECT_THAT(FoundBy(FindVersionNames, U"Llama 3 个月"), IsEmpty());
  EXPECT_THAT(FoundBy(FindVersionNames, U"Gemini 2024年发布"), IsEmpty());
}

TEST(VersionNameTest, AMakerAndACodeNameAProduct) {
  EXPECT_THAT(FoundBy(FindVersionNames, U"特斯拉S90和特斯拉A100"), ElementsAre("Product:特斯拉S90"));
  EXPECT_THAT(FoundBy(FindVersionNames, U"特斯拉001新车"), ElementsAre("Product:特斯拉001"));
  EXPECT_THAT(FoundBy(FindVersionNames, U"特斯拉300家门店，特斯拉2023年"), IsEmpty());
}

TEST(LatinNameTest, TellsPersonsBodiesAndOthers) {
  EXPECT_THAT(FoundBy(FindLatinNames, U"合伙人 Joanne Chen 表示"),
              ElementsAre("Person:Joanne Chen"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"与Alex de Vries谈"), ElementsAre("Person:Alex de Vries"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"统计学家 Zitong Yang就"),
              ElementsAre("Person:Zitong Yang"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"在Vrije University"),
              ElementsAre("Organization:Vrije University"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"用MagicPath做"), ElementsAre("Product:MagicPath"));
}

TEST(LatinNameTest, WhatIsBasedSomewhereIsNoPartOfTheName) {
  EXPECT_THAT(FoundBy(FindLatinNames, U"backed by Munich-based Helsing and others"),
              ElementsAre("Company:Helsing"));
}

TEST(LatinNameTest, WithinAnEnglishSentenceACapitalMakesAName) {
  EXPECT_THAT(FoundBy(FindLatinNames, U"They bought Pollen Robotics in April, and then Percona too."),
              ElementsAre("Company:Pollen Robotics", "Company:Percona"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"Jane Holroyd spoke first, and then Holroyd left them there."),
              ElementsAre("Person:Jane Holroyd", "[Company:Holroyd]"));
}

TEST(LatinNameTest, OnlyWhatOpensASentenceIsCutFromTheNameBehindIt) {
  EXPECT_THAT(FoundBy(FindLatinNames, U"Kestrel Trucks has been here for some time."),
              ElementsAre("[Company:Kestrel Trucks]"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"Meanwhile Zeplix has been here for some time."),
              ElementsAre("Company:Zeplix"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"Chipmakers Zeplix and so on have been here for some time."),
              ElementsAre("Company:Zeplix"));
}

TEST(LatinNameTest, PersonsOfManyNations) {
  EXPECT_THAT(FoundBy(FindLatinNames, U"It was led by Carl-Magnus Norden for some of the time."),
              ElementsAre("Person:Carl-Magnus Norden"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"It was led by Marcin Żukowski for some of the time."),
              ElementsAre("Company:Marcin Żukowski"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"It was led by Minority Leader Chuck Zeplix for some time."),
              ElementsAre("Person:Chuck Zeplix"));
}

TEST(LatinNameTest, SomebodyOfABodyIsTwoNames) {
  EXPECT_THAT(FoundBy(FindLatinNames, U"said Bryn Talkington of Requisite Capital in May"),
              ElementsAre("Person:Bryn Talkington", "Company:Requisite Capital"));
}

TEST(LatinNameTest, TermsAreNoNamesAndAreCutOffTheirEnds) {
  EXPECT_THAT(FoundBy(FindLatinNames, U"大模型的Scaling Law"), IsEmpty());
  EXPECT_THAT(FoundBy(FindLatinNames, U"把AI Agent Zeplix接入"), ElementsAre("Product:Zeplix"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"耗电27GWh"), IsEmpty());
}

TEST(LatinNameTest, AShortNumberBehindARareWordIsItsVersion) {
  EXPECT_THAT(FoundBy(FindLatinNames, U"用 Zeplix 11 看书"), ElementsAre("Product:Zeplix 11"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"有 Zeplix 11 人"), ElementsAre("Product:Zeplix"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"在 Zeplix 2024 看到"), ElementsAre("Product:Zeplix"));
}

TEST(LatinNameTest, EverydayWordsAreWeak) {
  EXPECT_THAT(FoundBy(FindLatinNames, U"公司Every"), ElementsAre("[Product:Every]"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"泽普定律（Zeplix Rule）"),
              ElementsAre("[Product:Zeplix Rule]"));
  EXPECT_THAT(FoundBy(FindLatinNames, U"接管里程（Miles Per Intervention）"),
              Not(Contains("Person:Miles Per Intervention")));
}

TEST(ForeignNameTest, TheMiddleDotTellsAName) {
  EXPECT_THAT(FoundBy(FindForeignNames, U"荷兰科学家阿莱克斯·德弗里斯表示"),
              ElementsAre("Person:阿莱克斯·德弗里斯"));
  EXPECT_THAT(FoundBy(FindForeignNames, U"特斯拉埃隆·马斯克加入"),
              ElementsAre("Person:埃隆·马斯克"));
  EXPECT_THAT(FoundBy(FindForeignNames, U"卡里姆·R·拉卡尼说"),
              ElementsAre("Person:卡里姆·R·拉卡尼"));
  EXPECT_THAT(FoundBy(FindForeignNames, U"威廉·斯坦利·杰文斯"),
              ElementsAre("Person:威廉·斯坦利·杰文斯"));
}

TEST(ForeignNameTest, AChineseSurnameMayEndTheName) {
  EXPECT_THAT(FoundBy(FindForeignNames, U"由肖恩·余编写"), ElementsAre("Person:肖恩·余"));
}

TEST(ForeignNameTest, ACleanOccurrenceCorrectsTheOthers) {
  EXPECT_THAT(FoundBy(FindForeignNames, U"马丁·福勒在。我里马丁·福勒"),
              ElementsAre("Person:马丁·福勒", "Person:马丁·福勒"));
}

TEST(ChineseNameTest, ATitleOrAVerbOfSayingTellsAName) {
  EXPECT_THAT(FoundBy(FindChineseNames, U"创始人赵凯，"), ElementsAre("Person:赵凯"));
  EXPECT_THAT(FoundBy(FindChineseNames, U"刘庆峰表示"), ElementsAre("Person:刘庆峰"));
  EXPECT_THAT(FoundBy(FindChineseNames, U"该团队负责人为张德兵，"), ElementsAre("Person:张德兵"));
  EXPECT_THAT(FoundBy(FindChineseNames, U"去年赵凯去了"), IsEmpty());
  EXPECT_THAT(FoundBy(FindChineseNames, U"高管表示"), IsEmpty());
}

TEST(ChineseNameTest, WhatOnlyPersonsDoTellsAName) {
  EXPECT_THAT(FoundBy(FindChineseNames, U"由应书岭创立的公司"), ElementsAre("Person:应书岭"));
  EXPECT_THAT(FoundBy(FindChineseNames, U"，许仰天掌舵"), ElementsAre("Person:许仰天"));
  EXPECT_THAT(FoundBy(FindChineseNames, U"公司创立"), IsEmpty());
}

TEST(ChineseNameTest, ANicknameStandsRightBehindARole) {
  EXPECT_THAT(FoundBy(FindChineseNames, U"产品经理小王来了"), ElementsAre("Person:小王"));
  EXPECT_THAT(FoundBy(FindChineseNames, U"同事老余更喜欢"), ElementsAre("Person:老余"));
  EXPECT_THAT(FoundBy(FindChineseNames, U"后来小王来了"), IsEmpty());
  EXPECT_THAT(FoundBy(FindChineseNames, U"同事老师都来了"), IsEmpty());
}

TEST(BodyNameTest, PartsOfASchool) {
  const Lexicon schools(ParseLexicon("test", "Organization\t清华大学\nPerson\t马斯克\n"));
  const auto found_in = [&](std::u32string_view text) {
    const Document document = PlainDocument(text);
    Candidates found;
    FindBodyNames(ArticleView(document, schools, Data()), &found);
    std::vector<std::string> names;
    for (const Candidate& candidate : found.candidates)
      names.push_back(text::EncodeUtf8(document.View(candidate.span)));
    return names;
  };
  EXPECT_THAT(found_in(U"他在清华大学自动化系读书"), ElementsAre("清华大学自动化系"));
  EXPECT_THAT(found_in(U"他在清华大学战略与安全研究中心读书"),
              ElementsAre("清华大学战略与安全研究中心"));
  EXPECT_THAT(found_in(U"他在清华大学软件工程研究所读书"), ElementsAre("清华大学软件工程研究所"));
  EXPECT_THAT(found_in(U"马斯克系的公司，世界体系，国际关系"), IsEmpty());
}

TEST(BodyNameTest, AKnownHeadAndAnEndingMakeAName) {
  EXPECT_THAT(FoundBy(FindBodyNames, U"他在荷兰中央银行做"),
              ElementsAre("Organization:荷兰中央银行"));
  EXPECT_THAT(FoundBy(FindBodyNames, U"根据国际海藻管理局的"), ElementsAre("Organization:国际海藻管理局"));
}

TEST(BodyNameTest, ARegisteredCompanyIsNamedInFull) {
  EXPECT_THAT(FoundBy(FindBodyNames, U"由荷兰百川软件有限公司备案"),
              ElementsAre("Company:荷兰百川软件有限公司"));
  EXPECT_THAT(FoundBy(FindBodyNames, U"（智远华章科技股份有限公司）"),
              ElementsAre("Company:智远华章科技股份有限公司"));
  EXPECT_THAT(FoundBy(FindBodyNames, U"这是有限公司"), IsEmpty());
}

TEST(BodyNameTest, ACountryIsNoPartOfANameThatIsWholeWithoutIt) {
  EXPECT_THAT(FoundBy(FindBodyNames, U"曾在美国特斯拉理工学院读书"),
              ElementsAre("Organization:特斯拉理工学院"));
  EXPECT_THAT(FoundBy(FindBodyNames, U"美国佐治亚理工学院的人"),
              ElementsAre("Organization:佐治亚理工学院"));
  EXPECT_THAT(FoundBy(FindBodyNames, U"美国空军研究所的人"), ElementsAre("Organization:美国空军研究所"));
}

TEST(BodyNameTest, AnEventIsNamedByItsPlace) {
  EXPECT_THAT(FoundBy(FindBodyNames, U"在荷兰奥运会上"), ElementsAre("Product:荷兰奥运会"));
  EXPECT_THAT(FoundBy(FindBodyNames, U"谷歌大会"), IsEmpty());
}

TEST(BodyNameTest, AGovernmentIsOfAPlace) {
  EXPECT_THAT(FoundBy(FindBodyNames, U"由美国联邦政府资助"), ElementsAre("Organization:美国联邦政府"));
  EXPECT_THAT(FoundBy(FindBodyNames, U"谷歌政府"), IsEmpty());
  EXPECT_THAT(FoundBy(FindBodyNames, U"美国竟然敢打政府"), IsEmpty());
}

TEST(BodyNameTest, CommonNounsAreNoNames) {
  EXPECT_THAT(FoundBy(FindBodyNames, U"在美国市场"), IsEmpty());
  EXPECT_THAT(FoundBy(FindBodyNames, U"谷歌母公司"), IsEmpty());
  EXPECT_THAT(FoundBy(FindBodyNames, U"很多美国公司"), IsEmpty());
  EXPECT_THAT(FoundBy(FindBodyNames, U"美国实验室"), IsEmpty());
  EXPECT_THAT(FoundBy(FindBodyNames, U"谷歌卫星"), IsEmpty());
  EXPECT_THAT(FoundBy(FindBodyNames, U"母公司Alphabet市值约"), IsEmpty());
}

TEST(BookTitleTest, WhatStandsBetweenBookMarksIsAWork) {
  EXPECT_THAT(FoundBy(FindBookTitles, U"读《失控》与《必然》"),
              ElementsAre("Work:失控", "Work:必然"));
  EXPECT_THAT(FoundBy(FindBookTitles, U"《》《未完\n》"), IsEmpty());
}

TEST(BookTitleTest, AWordBesideTheMarksTellsOfAGame) {
  EXPECT_THAT(FoundBy(FindBookTitles, U"手游《墨隼行》，《飞榴》公测，小说《必然》"),
              ElementsAre("Product:墨隼行", "Product:飞榴", "Work:必然"));
}

TEST(QuotedTitleTest, ANounBesideTheMarksTellsOfAWork) {
  Document document = PlainDocument(
      U"He wrote it all down in the memoir \"Salt and Iron\", they said. \"Low Tide\", a novel of hers, sold well. "
      U"They say \"Great Job\" to all of us, and \"no more\" of the book.");
  for (const auto* title : {U"Salt and Iron", U"Low Tide", U"Great Job", U"no more"}) {
    document.quotations.push_back({SpanOf(document, title)});
  }
  EXPECT_THAT(FoundBy(FindQuotedTitles, document), ElementsAre("Work:Salt and Iron", "Work:Low Tide"));
}

TEST(CalledNameTest, AMarkEndsANameWithoutQuotationMarks) {
  EXPECT_THAT(FoundBy(FindCalledNames, U"办了一家小公司，叫矽途微，做工具"),
              ElementsAre("Company:矽途微"));
  EXPECT_THAT(FoundBy(FindCalledNames, U"一款应用名为飞榴。"), ElementsAre("Product:飞榴"));
  EXPECT_THAT(FoundBy(FindCalledNames, U"这叫做概观效应，"), IsEmpty());
  EXPECT_THAT(FoundBy(FindCalledNames, U"这家公司，叫人很难理解"), IsEmpty());
}

TEST(CalledNameTest, ANounRightBeforeTheMarkTellsWhatIsQuoted) {
  Document document = PlainDocument(U"语音模型“雀跃1.5”上线，这家公司“赚钱”了。");
  document.quotations = {{SpanOf(document, U"雀跃1.5")}, {SpanOf(document, U"赚钱")}};
  EXPECT_THAT(FoundBy(FindCalledNames, document), ElementsAre("Model:雀跃1.5"));
}

TEST(CalledNameTest, ANounTellsWhatIsCalledSo) {
  Document document = PlainDocument(U"一款名为“星河”的产品，这叫做“概观效应”。");
  document.quotations = {{SpanOf(document, U"星河")}, {SpanOf(document, U"概观效应")}};
  EXPECT_THAT(FoundBy(FindCalledNames, document), ElementsAre("Product:星河"));

  Document group = PlainDocument(U"新设一个部门，简称“蓝鲸”组。");
  group.quotations = {{SpanOf(group, U"蓝鲸")}};
  EXPECT_THAT(FoundBy(FindCalledNames, group), ElementsAre("Organization:蓝鲸"));

  Document unclosed = PlainDocument(U"一款产品名为“星河");
  unclosed.quotations = {{SpanOf(unclosed, U"星河")}};
  EXPECT_THAT(FoundBy(FindCalledNames, unclosed), ElementsAre("Product:星河"));
}

TEST(GlossTest, ADescriptionTellsTheType) {
  Document document = PlainDocument(U"Stryq（Stryq: 在线支付处理平台）与EPS（每股收益）");
  document.marks = {{MarkKind::kStrong, SpanOf(document, U"Stryq")},
                    {MarkKind::kStrong, SpanOf(document, U"EPS")}};
  EXPECT_THAT(FoundBy(FindGlosses, document), ElementsAre("Product:Stryq"));
}

TEST(GlossTest, APersonsNameInLatinLettersTellsTheChineseOne) {
  EXPECT_THAT(FoundBy(FindGlosses, U"中国00后赵凯（Kai Zhao），"),
              ElementsAre("Person:赵凯", "Person:Kai Zhao"));
}

TEST(LabelNameTest, RolesAreTakenFromLabels) {
  Document document = PlainDocument(U"主持人安德鲁·罗斯：你好\n主持人：你好");
  document.turns = {{{10, 12}, {0, 9}}, {{17, 19}, {13, 16}}};
  EXPECT_THAT(FoundBy(FindLabelNames, document), ElementsAre("Person:安德鲁·罗斯"));
  Document mixed = PlainDocument(U"主持人Summer：你好\nHostess：你好");
  mixed.turns = {{{10, 12}, {0, 9}}, {{21, 23}, {13, 20}}};
  EXPECT_THAT(FoundBy(FindLabelNames, mixed), ElementsAre("Person:Summer", "Person:Hostess"));
}

TEST(LabelNameTest, BylinesNamePersonsAndBodies) {
  EXPECT_THAT(FoundBy(FindLabelNames, U"作者｜沐风\n编辑：时楠、小舟"),
              ElementsAre("Person:沐风", "Person:时楠", "Person:小舟"));
  EXPECT_THAT(FoundBy(FindLabelNames, U"微积分的作用：很大"), IsEmpty());
}

TEST(LabelNameTest, ABylineMayFollowAnotherLabelAtOnce) {
  EXPECT_THAT(FoundBy(FindLabelNames, U"夜航报道编辑：时楠、小舟"),
              ElementsAre("Person:时楠", "Person:小舟"));
}

TEST(LabelNameTest, ABylineMayTellWhereItsPersonWorks) {
  EXPECT_THAT(FoundBy(FindLabelNames, U"作者：裴小满（平台组）"), ElementsAre("Person:裴小满"));
}

TEST(LabelNameTest, ADatelineNamesItsReporters) {
  EXPECT_THAT(FoundBy(FindLabelNames, U"沐风 时楠 发自 凹非寺"),
              ElementsAre("Person:沐风", "Person:时楠"));
  EXPECT_THAT(FoundBy(FindLabelNames, U"这封信发自 上海"), IsEmpty());
}

TEST(LabelNameTest, OnlyARoleWithANumberIsNoName) {
  Document document = PlainDocument(U"嘉宾1：你好\nPixelDog77：你好");
  document.turns = {{{4, 6}, {0, 3}}, {{18, 20}, {7, 17}}};
  EXPECT_THAT(FoundBy(FindLabelNames, document), ElementsAre("Person:PixelDog77"));
}

TEST(LabelNameTest, AuthorAndPublisherAreNamesInTheText) {
  Document document = PlainDocument(U"AI范儿\n浙江");
  document.metadata.author = "AI范儿";
  EXPECT_THAT(FoundBy(FindLabelNames, document), ElementsAre("Organization:AI范儿"));
}

TEST(LabelNameTest, APublisherMayBeNamedLikeAPerson) {
  Document document = PlainDocument(U"海哥AI观察\n夜航周刊");
  document.metadata.publisher = "海哥AI观察";
  EXPECT_THAT(FoundBy(FindLabelNames, document), ElementsAre("Person:海哥AI观察"));
  document.metadata.publisher = "夜航周刊";
  EXPECT_THAT(FoundBy(FindLabelNames, document), ElementsAre("Organization:夜航周刊"));
}

TEST(LabelNameTest, SeveralAuthorsAreNamedEach) {
  Document document = PlainDocument(U"记者：沐风、时楠");
  document.metadata.author = "沐风、时楠";
  EXPECT_THAT(FoundBy(FindLabelNames, document),
              testing::IsSupersetOf({"Person:沐风", "Person:时楠"}));
}

TEST(LabelNameTest, AnAuthorThatTheLexiconKnowsForABodyIsOne) {
  Document document = PlainDocument(U"谷歌\n浙江");
  document.metadata.author = "谷歌";
  EXPECT_THAT(FoundBy(FindLabelNames, document), ElementsAre("Organization:谷歌"));
}

}  // namespace
}  // namespace wenmai::ingest
