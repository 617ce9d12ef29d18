#include <gtest/gtest.h>

#include "read_one.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view kPage = R"(<!DOCTYPE html>
<html lang="zh-CN"><head>
<meta charset="utf-8"><title>页面标题 - 某网站</title>
<meta property="og:title" content="文章标题">
<meta name="author" content="张三">
<meta property="og:site_name" content="某网站">
<meta property="article:published_time" content="2025-03-04T05:06:07Z">
<link rel="canonical" href="https://a.com/b">
<style>p { color: red }</style><script>var x = "<p>假的</p>";</script>
</head><body>
<nav><a href="/">首页</a></nav>
<h1>文章标题</h1>
<p>第一段提到 <b>OpenAI</b>&amp;微软，
并且换了行。</p><p>第二段<a href="https://c.com">链接</a>在此。</p>
<ul><li>甲项</li><li>乙项</li></ul>
<blockquote>引文在此。</blockquote>
<figure><img src="a.png"><figcaption>图片说明</figcaption></figure>
<table><tr><td>一格</td><td>二格</td></tr></table>
<footer>页脚</footer>
</body></html>
)";

TEST(HtmlTest, BlocksHaveTheirKinds) {
  const Document document = ReadOne(kPage);
  EXPECT_EQ(Texts(document, BlockKind::kTitle), (Strings{"文章标题"}));
  EXPECT_EQ(Texts(document, BlockKind::kParagraph),
            (Strings{"第一段提到 OpenAI&微软，并且换了行。", "第二段链接在此。"}));
  EXPECT_EQ(Texts(document, BlockKind::kListItem), (Strings{"甲项", "乙项"}));
  EXPECT_EQ(Texts(document, BlockKind::kQuote), (Strings{"引文在此。"}));
  EXPECT_EQ(Texts(document, BlockKind::kCaption), (Strings{"图片说明"}));
  EXPECT_EQ(Texts(document, BlockKind::kTableCell), (Strings{"一格", "二格"}));
}

TEST(HtmlTest, WhatIsNoArticleIsLeftOut) {
  const std::string clean = Clean(ReadOne(kPage));
  for (const std::string_view furniture : {"首页", "页脚", "假的", "color", "body"}) {
    EXPECT_EQ(clean.find(furniture), std::string::npos) << furniture;
  }
}

TEST(HtmlTest, MetadataStandsInTheHead) {
  const Metadata metadata = ReadOne(kPage).metadata;
  EXPECT_EQ(metadata.title, "文章标题");
  EXPECT_EQ(metadata.author, "张三");
  EXPECT_EQ(metadata.publisher, "某网站");
  EXPECT_EQ(metadata.url, "https://a.com/b");
  EXPECT_EQ(metadata.language, "zh");
  ASSERT_TRUE(metadata.published.has_value());
  EXPECT_EQ(metadata.published->days, 20151);
}

TEST(HtmlTest, StrongTextAndLinksAreMarked) {
  const Document document = ReadOne(kPage);
  Strings strong, links;
  for (const Mark& mark : document.marks) {
    (mark.kind == MarkKind::kStrong ? strong : links)
        .push_back(text::EncodeUtf8(document.View(mark.span)));
  }
  EXPECT_EQ(strong, (Strings{"OpenAI"}));
  EXPECT_EQ(links, (Strings{"链接"}));
}

TEST(HtmlTest, NestingBeyondReasonIsRefused) {
  const auto nested = [](int depth) {
    std::string page = "<html><body><p>浅处的正文。</p>";
    for (int i = 0; i < depth; ++i) page += "<div>";
    return page;
  };
  EXPECT_EQ(Clean(ReadOne(nested(500))), "浅处的正文。");
  EXPECT_THROW(ReadOne(nested(100000)), Error);
}

TEST(HtmlTest, ElementsLeftOpenAreNoNesting) {
  std::string page = "<html><body>";
  for (int i = 0; i < 3000; ++i) page += "<p>一段。<br>";
  EXPECT_EQ(ReadOne(page).blocks.size(), 3000u);
}

}  // namespace
}  // namespace wenmai::ingest
