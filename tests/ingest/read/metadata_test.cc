#include <gtest/gtest.h>

#include <chrono>

#include "read_one.h"

namespace wenmai::ingest {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view kBody =
    "\n\n这里是文章的正文，它有足够多的字。它还有第二句话，免得太短。\n\n正文的第二段也在这里。\n";

Metadata Read(std::string_view head) {
  return ReadOne(std::string(head) + std::string(kBody)).metadata;
}

std::string Published(const Metadata& metadata) {
  if (!metadata.published) return "";
  using namespace std::chrono;
  const year_month_day date{sys_days{days{metadata.published->days}}};
  return std::to_string(int(date.year())) + "-" + std::to_string(unsigned(date.month())) + "-" +
         std::to_string(unsigned(date.day()));
}

TEST(MetadataTest, SavedPostsStateItInLines) {
  const Metadata metadata = Read(
      "# 一周热点\n\n文章作者: AI范儿\n发布时间: 2023-05-08 08:00\n发布地: 上海\n"
      "原文链接: http://mp.weixin.qq.com/s?__biz=Mz&mid=1#rd\n\n封面图链接: https://a.com/b\n");
  EXPECT_EQ(metadata.title, "一周热点");
  EXPECT_EQ(metadata.author, "AI范儿");
  EXPECT_EQ(metadata.publisher, "AI范儿") << "an account is both";
  EXPECT_EQ(Published(metadata), "2023-5-8");
  EXPECT_EQ(metadata.url, "http://mp.weixin.qq.com/s?__biz=Mz&mid=1#rd");
  EXPECT_EQ(metadata.language, "zh");
}

TEST(MetadataTest, ValuesThatAreNamesAreText) {
  const Document document = ReadOne(
      "# 题\n\n文章作者: AI范儿\n发布时间: 2023-05-08\n发布地: 上海\n" + std::string(kBody));
  EXPECT_EQ(Texts(document, BlockKind::kMetadata), (Strings{"AI范儿", "上海"}));
  const Document unknown = ReadOne("# 题\n\n文章作者: 甲\n发布地: 未知地区\n" + std::string(kBody));
  EXPECT_EQ(Texts(unknown, BlockKind::kMetadata), (Strings{"甲"}));
}

TEST(MetadataTest, FrontMatterIsReadHoweverItIsWritten) {
  const Metadata metadata = Read(
      "---\ntags:\n- a\nauthor:\n  - \"[[沐风]]\"\npeople: []\ninsight: null\n"
      "title: |-\n  Google 每月付 SpaceX 租\n  GPU，但主角不是算力\ndate: '2025-10-01'\n"
      "source: https://a.com/b\n---");
  EXPECT_EQ(metadata.title, "Google 每月付 SpaceX 租GPU，但主角不是算力");
  EXPECT_EQ(metadata.author, "沐风");
  EXPECT_EQ(Published(metadata), "2025-10-1");
  EXPECT_EQ(metadata.url, "https://a.com/b");
}

TEST(MetadataTest, ListsOfNamesAreTextOfTheirTypes) {
  const Document document = ReadOne("---\ntitle: 题\npeople: ['[[Ada Lovelace|Ada]]', ]\ncompanies_orgs:\n  - NASA\n"
                                    "tags: [moon]\nmedia_books: []\n---" + std::string(kBody));
  EXPECT_EQ(Texts(document, BlockKind::kMetadata), (Strings{"Ada", "NASA"}));
  std::vector<int> types;
  for (const Block& block : document.blocks) {
    if (block.listed_types != 0) types.push_back(block.listed_types);
  }
  EXPECT_EQ(types, (std::vector<int>{TypeBit(EntityType::kPerson),
                                     TypeBit(EntityType::kCompany) | TypeBit(EntityType::kOrganization)}));
}

TEST(MetadataTest, CreditsMayShareTheirLineWithDateAndAddress) {
  const Metadata english = Read("# Chips\n\nBy Jane Roe · May 22, 2025 · https://example.org/chips");
  EXPECT_EQ(english.author, "Jane Roe");
  EXPECT_EQ(Published(english), "2025-5-22");
  EXPECT_EQ(english.url, "https://example.org/chips");
  const Metadata dated = Read("# Chips\n\n*Jane Roe*\n*Published May 22, 2025 in The Ledger*");
  EXPECT_EQ(dated.author, "Jane Roe");
  EXPECT_EQ(dated.publisher, "The Ledger");
  EXPECT_EQ(Published(dated), "2025-5-22");
  const Metadata chinese = Read("# 芯片\n\n來源： 島嶼科技　作者：葉知秋　時間：2023-11-08");
  EXPECT_EQ(chinese.author, "葉知秋");
  EXPECT_EQ(chinese.publisher, "島嶼科技");
  EXPECT_EQ(Published(chinese), "2023-11-8");
  EXPECT_EQ(Read("# 芯片\n\n本刊记者 周以宁　2025-03-18").author, "周以宁");
}

TEST(MetadataTest, ATitleNeedsNoHeadingOfTheFirstLevel) {
  EXPECT_EQ(Read("2025-10-03 · 来源：镜头之外\n\n三天以后\n----").title, "三天以后");
  EXPECT_EQ(Read("两位编辑聊机器人\n\n整理：阿澜").title, "两位编辑聊机器人");
  EXPECT_EQ(Read("机器人很贵").title, "") << "no credits follow";
}

TEST(MetadataTest, FrontMatterMayOpenWithAnyFence) {
  EXPECT_EQ(Read("----\ntitle: 题\n----").title, "题");
  EXPECT_EQ(Read("---\r\ntitle: 题\r\n---\r\n").title, "题");
}

TEST(MetadataTest, MalformedFrontMatterGivesWhatItsLinesSay) {
  const Metadata metadata = Read("---\ntitle: GPT: a history\nauthor: \"甲\nlist: [a, b\n---");
  EXPECT_EQ(metadata.title, "GPT: a history");
}

TEST(MetadataTest, ARuleAtTheTopIsNoFrontMatter) {
  const Document document = ReadOne("---\n\n第一段文字。\n\n---\n" + std::string(kBody));
  EXPECT_NE(Clean(document).find("第一段文字。"), std::string::npos);
}

TEST(MetadataTest, SpeakersAndDomainsAreToldApart) {
  EXPECT_EQ(Read("---\ntitle: 题\nspeaker: 向阳乔木\n---").author, "向阳乔木");
  EXPECT_EQ(Read("---\ntitle: 题\nspeaker: baoyu.io\n---\n\n作者：\n\n林溪").author, "林溪");
  EXPECT_EQ(Read("---\ntitle: 题\nspeaker: baoyu.io\n---").author, "baoyu.io") << "where nobody else is named";
}

TEST(MetadataTest, TheSitesNameIsNoPartOfTheTitle) {
  const Metadata metadata =
      Read("---\ntitle: 没人笑了 · 乔木博客\n---\n\n乔木博客\n\n全部\n\n# 没人笑了\n");
  EXPECT_EQ(metadata.title, "没人笑了");
  EXPECT_EQ(metadata.publisher, "乔木博客");
  EXPECT_EQ(Read("---\ntitle: 如何运用它 | Brian Greenbaum\n---").title,
            "如何运用它 | Brian Greenbaum");
}

TEST(MetadataTest, NavigationAboveTheTitleIsDropped) {
  const Document document =
      ReadOne("---\ntitle: 没人笑了\n---\n\n乔木博客\n\n全部\n\n# 没人笑了\n" + std::string(kBody));
  EXPECT_EQ(Clean(document).find("全部"), std::string::npos);
}

TEST(MetadataTest, BackupsNameTheirPublisherInALink) {
  const Metadata metadata =
      Read("# 题\n\n[**返回列表页**](/gzh/九边)\n\n公众号【懒人搜索】备份，仅供查阅学习\n");
  EXPECT_EQ(metadata.publisher, "九边");
  EXPECT_EQ(metadata.author, "九边") << "where no one else is named";
}

TEST(MetadataTest, WhoseViewItIsIsTheAuthorOfHisAccount) {
  const std::string head = "# 题\n\n[**返回列表页**](/gzh/林溪)\n\n";
  EXPECT_EQ(Read(head + "观点 / 林溪 主笔 / 万青").author, "林溪");
  EXPECT_EQ(Read(head + "观点 / KK 主笔 / 万青").author, "万青");
}

TEST(MetadataTest, ChannelsAreAuthorAndPublisher) {
  const Metadata metadata = Read("---\ntitle: 题\nchannel: \"Peter Lin\"\n---\n\n**频道**: Peter Lin");
  EXPECT_EQ(metadata.author, "Peter Lin");
  EXPECT_EQ(metadata.publisher, "Peter Lin");
}

TEST(MetadataTest, ListsInFrontMatterDoNotPushTheHeadDown) {
  std::string names;
  for (char c = 'a'; c <= 'z'; ++c) names += std::string("  - Name") + c + "\n";
  EXPECT_EQ(Read("---\ntitle: 题\npeople:\n" + names + "---\n\n作者：\n\nArnav Gupta").author, "Arnav Gupta");
}

TEST(MetadataTest, ReportersSendFromSomewhere) {
  const Metadata metadata = Read("题目\n====\n\n[mp.weixin.qq.com](https://mp.weixin.qq.com/s/2f)关注前沿 深网\n\n##### 西风 林溪 发自 凹非寺\n");
  EXPECT_EQ(metadata.author, "西风 林溪");
  EXPECT_EQ(metadata.publisher, "深网");
}

TEST(MetadataTest, ATitleEndsWhereTheDescriptionBegins) {
  const Metadata metadata = Read("---\ntitle: 一文了解六款引擎前段时间，有一家公司宣 - 掘金\ndescription: 前段时间，有一家公司宣布开源。\n---");
  EXPECT_EQ(metadata.title, "一文了解六款引擎");
  EXPECT_EQ(metadata.publisher, "掘金");
}

TEST(MetadataTest, CreditsMayStandInPartsOfAShortParagraph) {
  const Metadata two_lines = Read("# Title\n\n**By Ada Park**\nHarbour Weekly | September 29, 2025\n\nFerries sail again.");
  EXPECT_EQ(two_lines.author, "Ada Park");
  EXPECT_EQ(two_lines.publisher, "Harbour Weekly");
  EXPECT_TRUE(two_lines.published);
  const Metadata two_sentences = Read("# Title\n\n*Notes of the ferry desk, 24 October 2025. Written by Ada Park.*\n\nFerries sail again.");
  EXPECT_EQ(two_sentences.author, "Ada Park");
  EXPECT_TRUE(two_sentences.published);
  const Metadata quoted = Read("# 题\n\n> 远望数据博客 · 2025年4月16日 · 作者：林溪（平台组）\n\n渡轮又开了。");
  EXPECT_EQ(quoted.author, "林溪");
  EXPECT_EQ(quoted.publisher, "远望数据博客");
}

TEST(MetadataTest, CreditsAreReadInManyForms) {
  const struct {
    std::string head, author, publisher, published;
  } cases[] = {
      {"来源：远望日报　作者：林溪　2025-09-10 08:00", "林溪", "远望日报", "2025-9-10"},
      {"林溪 远望科技 2025年9月10日 08:00 北京", "林溪", "远望科技", "2025-9-10"},
      {"远望社北京9月10日电（记者林溪、周野）火箭又降价了。", "林溪、周野", "远望社", ""},
      {"*发表于 2025 年 9 月 10 日，作者林溪*", "林溪", "", "2025-9-10"},
      {"林溪｜远望周刊特约撰稿人", "林溪", "远望周刊", ""},
      {"特约撰稿 林溪　发自上海", "林溪", "", ""},
      {"远望财经讯（记者 林溪）火箭又降价了。", "林溪", "远望财经", ""},
      {"HARBOUR (Harbour Wire) - Ferries stopped on Monday.", "", "Harbour Wire", ""},
      {"- 作者：林溪\n- 日期：2025-09-10\n- 来源：远望网", "林溪", "远望网", "2025-9-10"},
      {"*September 10, 2025*\n\n*Ada Park*", "Ada Park", "", "2025-9-10"},
      {"By Ada Park, Harbour Weekly\n\nSeptember 10, 2025", "Ada Park", "Harbour Weekly", "2025-9-10"},
      {"ADA PARK\n\nSEPT. 10, 2025", "ADA PARK", "", "2025-9-10"},
      {"by Ada Park on September 10, 2025", "Ada Park", "", "2025-9-10"},
      {"By Ada Park and Ben Moss\nPublished 10th September 2025", "Ada Park and Ben Moss", "", "2025-9-10"},
      {"Harbour Talk #12 · Recorded September 10, 2025 · Host: Ada Park", "Ada Park", "", "2025-9-10"},
  };
  for (const auto& [head, author, publisher, published] : cases) {
    const Metadata metadata = Read("# 题\n\n" + head + "\n\n渡轮今天又开了，港口里满是船。没有人知道为什么。");
    EXPECT_EQ(metadata.author, author) << head;
    EXPECT_EQ(metadata.publisher, publisher) << head;
    EXPECT_EQ(metadata.published ? Published(metadata) : "", published) << head;
  }
}

TEST(MetadataTest, AShortFirstLineOverTextIsTheTitle) {
  std::string speech;
  for (int i = 0; i < 40; ++i) speech += "今天我们来聊聊火箭 火箭为什么会变便宜 ";
  EXPECT_EQ(ReadOne("为什么火箭越来越便宜\n" + speech).metadata.title, "为什么火箭越来越便宜");
  EXPECT_EQ(ReadOne("Why rockets land\n\nAda Park\nHarbour Weekly\nMay 2, 2025\n\nRockets land. It is cheap.").metadata.title,
            "Why rockets land");
  EXPECT_EQ(ReadOne("大家好\n" + speech).metadata.title, "") << "a greeting";
  EXPECT_EQ(ReadOne("林溪：你好啊朋友\n" + speech).metadata.title, "") << "a label";
}

TEST(MetadataTest, FrontMatterMayNameItsPeopleInMaps) {
  EXPECT_EQ(Read("---\ntitle: T\nauthors:\n- name: Ada Park\n- name: Ben Moss\nPublish Date: 2025-09-10\n---\n\nText.").author,
            "Ada Park、Ben Moss");
  EXPECT_EQ(Published(Read("---\ntitle: T\nPublish Date: 2025-09-10\n---\n\nText.")), "2025-9-10");
}

TEST(MetadataTest, ATitleGoesWithoutTheNameOfTheSiteBehindItsHeading) {
  EXPECT_EQ(Read("---\ntitle: Why rockets land - Harbour Weekly\n---\n# Why rockets land\n\nText.").title, "Why rockets land");
}

TEST(MetadataTest, TheDayAFileWasMadeStandsInForThatOfPublication) {
  EXPECT_EQ(Published(Read("---\ntitle: 题\ncreated: 2025-09-10\n---\n\n渡轮又开了。")), "2025-9-10");
  EXPECT_EQ(Published(Read("---\ntitle: 题\ncreated: 2025-09-10\n---\n\n文｜林溪 · 2025-09-08\n\n渡轮又开了。")), "2025-9-8");
}

TEST(MetadataTest, CreditsNameTheAuthor) {
  EXPECT_EQ(Read("# 题\n\n主笔 | 袁越").author, "袁越");
  EXPECT_EQ(Read("# 题\n\n观点 / KK 主笔 / 万青 责编 / 黄静").author, "万青");
  EXPECT_EQ(Read("# 题\n\n作者：\n\nArnav Gupta").author, "Arnav Gupta");
}

TEST(MetadataTest, ClippingsStateItUnderTheTitle) {
  const Metadata metadata = Read(
      "---\ntitle: \"题\"\nsource: \"https://mp.weixin.qq.com/s/x\"\nauthor:\n  - \"[[沐风]]\"\n"
      "published:\ncreated: 2025-11-26\n---\n![cover](a.png)\n\n"
      "Original 沐风 [新质动能](https://mp.weixin.qq.com/s/) *2025年11月25日 08:02*\n");
  EXPECT_EQ(metadata.author, "沐风");
  EXPECT_EQ(metadata.publisher, "新质动能");
  EXPECT_EQ(Published(metadata), "2025-11-25");
}

TEST(MetadataTest, ALongHeadingIsAParagraph) {
  std::string sentences;
  for (int i = 0; i < 10; ++i) sentences += "这是一句话。";
  const Document document = ReadOne("# 题\n\n## 小标题\n\n##### " + sentences + "又一句。\n");
  ASSERT_EQ(document.blocks.size(), 3u);
  EXPECT_EQ(document.blocks[1].kind, BlockKind::kHeading);
  EXPECT_EQ(document.blocks[2].kind, BlockKind::kParagraph);
}

TEST(MetadataTest, SlogansAndHandlesAreNoAuthors) {
  EXPECT_EQ(Read("题\n===\n\n[mp.weixin.qq.com](https://mp.weixin.qq.com/s)关注AI的 深网\n").author, "深网");
  EXPECT_EQ(Read("# 题\n\n作者：Lin Xi @OpenAI").author, "Lin Xi");
}

TEST(MetadataTest, BookmarksStateItBehindTheDomain) {
  const Metadata metadata = Read(
      "题目\n====\n\n[mp.weixin.qq.com](https://mp.weixin.qq.com/s/2f)Founder Park Founder Park\n");
  EXPECT_EQ(metadata.url, "https://mp.weixin.qq.com/s/2f");
  EXPECT_EQ(metadata.author, "Founder Park");
  EXPECT_EQ(metadata.publisher, "Founder Park");
  const Metadata two =
      Read("题\n===\n\n[mp.weixin.qq.com](https://mp.weixin.qq.com/s)程潇熠 深网\n");
  EXPECT_EQ(two.author, "程潇熠");
  EXPECT_EQ(two.publisher, "深网");
  const Metadata none =
      Read("题\n===\n\n[www.zhihu.com](https://www.zhihu.com/q)知乎认证帐号 关注\n");
  EXPECT_EQ(none.author, "");
  EXPECT_EQ(none.publisher, "知乎") << "the address tells the site";
}

TEST(MetadataTest, SentencesSayWhereAnArticleComesFrom) {
  const Metadata metadata = Read(
      "# "
      "题\n\n本文来自微信公众号：[孤独大脑（ID：lonelybrain）](https://"
      "a.com)，作者：老喻，题图来自：《心灵捕手》");
  EXPECT_EQ(metadata.publisher, "孤独大脑");
  EXPECT_EQ(metadata.author, "老喻");
}

TEST(MetadataTest, MediaRepeatTheirName) {
  EXPECT_EQ(Read("# 题\n\n文章作者: 机器之心\n\n机器之心报道").publisher, "机器之心");
  EXPECT_EQ(Read("# 科技爱好者周刊（第 247 期）：扎克伯格的裁员信").publisher, "科技爱好者周刊");
}

TEST(MetadataTest, SpeakersIntroduceThemselves) {
  std::string transcript = "大家好，这里是最佳拍档，我是大飞 ";
  for (int i = 0; i < 60; ++i) transcript += "今天我们来看一看这个故事 ";
  const Metadata metadata = ReadOne(transcript).metadata;
  EXPECT_EQ(metadata.publisher, "最佳拍档");
  EXPECT_EQ(metadata.author, "大飞");
  EXPECT_EQ(metadata.title, "");
}

TEST(MetadataTest, FilmsNameTheirMakerBehindTheFirstScenesOrAtTheirEnd) {
  std::string scenes;
  for (int i = 0; i < 60; ++i) scenes += "今天我们来看一看这个故事 ";
  const Metadata greeted = ReadOne(scenes + "大家好 我是《漫谈夜话》的林溪 " + scenes).metadata;
  EXPECT_EQ(greeted.author, "林溪");
  EXPECT_EQ(greeted.publisher, "漫谈夜话");
  const Metadata closed = ReadOne(scenes + "记得订阅频道 我是漫谈夜话的联合创始人林溪 再见").metadata;
  EXPECT_EQ(closed.author, "林溪");
  EXPECT_EQ(closed.publisher, "漫谈夜话");
  EXPECT_EQ(ReadOne(scenes + "我是远望公司的创始人林溪 我们造火箭 " + scenes).metadata.author, "") << "a guest";
  EXPECT_EQ(ReadOne(scenes + "大家好 欢迎收听《漫谈夜话》 我是特约研究员Ada " + scenes).metadata.author, "");
}

TEST(MetadataTest, AGreetingIntroducesItsSpeakerInPunctuatedSpeechToo) {
  EXPECT_EQ(ReadOne("大家好，我是林溪, 欢迎回到我的频道。\n本周美股继续上涨。").metadata.author, "林溪");
  EXPECT_EQ(ReadOne("我是林溪, 这是我的日记。\n今天下雨了。").metadata.author, "");
}

TEST(MetadataTest, EnglishSpeakersIntroduceThemselvesAndTheirProgramme) {
  const Metadata metadata = ReadOne("From the Harbour Radio, it's the noon report. I'm Ada Park. Ferries stopped today.\n"
                                    ">> They will sail again on Monday.").metadata;
  EXPECT_EQ(metadata.author, "Ada Park");
  EXPECT_EQ(metadata.publisher, "Harbour Radio");
  EXPECT_EQ(ReadOne("From New York, the news spread. Everyone was glad.").metadata.publisher, "");
  EXPECT_EQ(ReadOne("Well, I'm Sure that is so. Ask again.").metadata.author, "");
}

TEST(MetadataTest, LanguageIsThatOfTheText) {
  EXPECT_EQ(ReadOne("# Title\n\nThis is an English article about OpenAI.").metadata.language, "en");
  EXPECT_EQ(ReadOne("OpenAI 发布了 GPT-4o，这是一款新模型。").metadata.language, "zh");
  EXPECT_EQ(ReadOne("これは日本語の記事です。とても短いです。").metadata.language, "ja");
}

}  // namespace
}  // namespace wenmai::ingest
