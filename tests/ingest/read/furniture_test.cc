#include <gtest/gtest.h>

#include "read_one.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kBody =
    "这里是文章的正文，它有足够多的字。它还有第二句话，免得太短。正文里也会说到推荐阅读这件事。";

std::string Read(std::string_view markdown) { return Clean(ReadOne(markdown)); }

TEST(FurnitureTest, WhatSurroundsAnArticleGoes) {
  for (const std::string_view furniture :
       {"小懒自动备份，仅供查阅学习", "**👇关注公众号后设🌟标，掌握第一手AI新动态**",
        "“点赞”“在看”，让更多人看到![](a.gif)", "[跳转到 Cubox 查看](https://cubox.pro/my)",
        "继续滑动看下一个", "632篇原创内容", "\\--END--", "* * *", "★", "原文链接：https://a.com/b",
        "** 点击「阅读原文」继续阅读 **"}) {
    EXPECT_EQ(Read(std::string(kBody) + "\n\n" + std::string(furniture) + "\n"), kBody)
        << furniture;
  }
}

TEST(FurnitureTest, TheTailGoesWithItsHeading) {
  const std::string tail =
      "\n\n**推荐阅读**\n\n[某公司的另一篇文章](https://"
      "a.com)\n\n不相干的一段话，说的是别的文章。\n";
  EXPECT_EQ(Read(std::string(kBody) + tail), kBody);
}

TEST(FurnitureTest, LinksThatEndAnArticleGo) {
  const std::string links =
      "\n\n  1. [马斯克最新访谈全文](https://a.com/1)\n  2. [纳德拉访谈](https://a.com/2)\n";
  EXPECT_EQ(Read(std::string(kBody) + links), kBody);
}

TEST(FurnitureTest, LinksWithinTheTextStay) {
  const std::string text = std::string(kBody) + "\n\n[OpenAI 的新文章](https://a.com)\n\n" +
                           std::string(kBody) + std::string(kBody) + "\n";
  EXPECT_NE(Read(text).find("OpenAI 的新文章"), std::string::npos);
}

TEST(FurnitureTest, AWordOfATailInTheFirstHalfIsText) {
  const std::string text = "推荐阅读\n\n" + std::string(kBody);
  EXPECT_NE(Read(text).find(kBody), std::string::npos);
}

TEST(FurnitureTest, OnlyTheLineGoesThatIsFurniture) {
  EXPECT_EQ(Read(std::string(kBody) +
                 "\n\n总之，未来并不确定（本文刊载于某周刊）\n“点赞”“在看”，让更多人看到\n"),
            std::string(kBody) + "\n总之，未来并不确定（本文刊载于某周刊）");
}

}  // namespace
}  // namespace wenmai::ingest
