#include <gtest/gtest.h>

#include "read_one.h"

namespace wenmai::ingest {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view kBody = "这里是文章的正文，它有足够多的字，不会被当成标题或别的什么。";

std::string WithBody(std::string_view markdown) {
  return std::string(markdown) + "\n\n" + std::string(kBody) + "\n";
}

TEST(MarkdownTest, BlocksHaveTheirKinds) {
  const Document document = ReadOne(WithBody(
      "# 标题\n\n## 小标题 ##\n\n> 引文第一行\n> 第二行\n\n* 一\n* 二\n\n```\ncode\n```\n\n"
      "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n"));
  EXPECT_EQ(Texts(document, BlockKind::kTitle), (Strings{"标题"}));
  EXPECT_EQ(Texts(document, BlockKind::kHeading), (Strings{"小标题"}));
  EXPECT_EQ(Texts(document, BlockKind::kQuote), (Strings{"引文第一行第二行"}));
  EXPECT_EQ(Texts(document, BlockKind::kListItem), (Strings{"一", "二"}));
  EXPECT_EQ(Texts(document, BlockKind::kCode), (Strings{"code"}));
  EXPECT_EQ(Texts(document, BlockKind::kTableCell), (Strings{"甲", "乙", "丙", "丁"}));
  EXPECT_EQ(Texts(document, BlockKind::kParagraph), (Strings{std::string(kBody)}));
}

TEST(MarkdownTest, UnderlinedHeadingsAreHeadings) {
  const Document document = ReadOne(WithBody("SaaS巨头\n====\n\n小标题\n----"));
  EXPECT_EQ(document.metadata.title, "SaaS巨头");
  EXPECT_EQ(Texts(document, BlockKind::kHeading), (Strings{"小标题"}));
}

TEST(MarkdownTest, ALongParagraphAboveARuleIsNoHeading) {
  std::string paragraph;
  for (int i = 0; i < 10; ++i) paragraph += kBody;
  const Document document = ReadOne(paragraph + "\n---\n\n完。");
  EXPECT_TRUE(Texts(document, BlockKind::kHeading).empty());
}

TEST(MarkdownTest, AHeadingsMarkMayStandApart) {
  const Document document = ReadOne(WithBody("# 题\n\n##\n\n人工智能教父从谷歌辞职"));
  EXPECT_EQ(Texts(document, BlockKind::kHeading), (Strings{"人工智能教父从谷歌辞职"}));
}

TEST(MarkdownTest, DetailsAndCommentsAreNoneOfTheTranslation) {
  const Document document = ReadOne(
      WithBody("<!-- chunk 1/3 -->\n\n你好。\n\n<details>\n<summary>Original English</summary>\n\n"
               "**David**: Hey.\n\n</details>"));
  EXPECT_EQ(Texts(document, BlockKind::kOriginal), (Strings{"David: Hey."}));
  EXPECT_EQ(Texts(document, BlockKind::kParagraph), (Strings{"你好。", std::string(kBody)}));
}

TEST(MarkdownTest, DetailsThatNeverEndTakeInNothing) {
  const Document document = ReadOne(WithBody("<details>\n<summary>Original</summary>\n"));
  EXPECT_EQ(Texts(document, BlockKind::kParagraph), (Strings{std::string(kBody)}));
}

TEST(MarkdownTest, TurnsOfSubtitlesAreNoQuotations) {
  const Document document = ReadOne(WithBody(">> Awesome. Yeah.\n>> Okay then."));
  EXPECT_TRUE(Texts(document, BlockKind::kQuote).empty());
  EXPECT_EQ(Texts(document, BlockKind::kParagraph),
            (Strings{">> Awesome. Yeah.", ">> Okay then.", std::string(kBody)}));
}

TEST(MarkdownTest, LabelsBeginParagraphsOfTheirOwn) {
  const Document document = ReadOne(WithBody("**Speaker 0**: one\n**Speaker 1**: two"));
  EXPECT_EQ(Texts(document, BlockKind::kParagraph),
            (Strings{"Speaker 0: one", "Speaker 1: two", std::string(kBody)}));
}

TEST(MarkdownTest, IndentedProseIsNoCode) {
  const Document document = ReadOne("引言：\n\n    这一段不过是缩进了四个空格的文字而已。\n");
  EXPECT_TRUE(Texts(document, BlockKind::kCode).empty());
}

TEST(MarkdownTest, UnpunctuatedSpeechIsATranscript) {
  std::string line;
  for (int i = 0; i < 60; ++i) line += "我们来看一看这个故事 ";
  const Document document = ReadOne(line);
  EXPECT_EQ(Texts(document, BlockKind::kTranscript).size(), 1u);
  std::string captions;
  for (int i = 0; i < 60; ++i) captions += "我们来看一看这个故事\n";
  const Document lines = ReadOne(captions);
  ASSERT_EQ(Texts(lines, BlockKind::kTranscript).size(), 1u);
  EXPECT_NE(Clean(lines).find("故事 我们"), std::string::npos) << "line breaks part clauses";
}

TEST(MarkdownTest, CaptionsAreToldFromText) {
  const Document document = ReadOne(WithBody(
      "# 题\n\n![](a.png)《绝世网红》\n\n![](b.png)《狂飙》剧照一直以来，很多品牌都在降价。"));
  EXPECT_EQ(Texts(document, BlockKind::kCaption), (Strings{"《绝世网红》", "《狂飙》剧照"}));
  EXPECT_EQ(Texts(document, BlockKind::kParagraph),
            (Strings{"一直以来，很多品牌都在降价。", std::string(kBody)}));
}

}  // namespace
}  // namespace wenmai::ingest
