#include "ingest/read/byline.h"

#include <gtest/gtest.h>

namespace wenmai::ingest {
namespace {

std::vector<std::u32string> Names(std::u32string_view text) {
  std::vector<std::u32string> names;
  for (const Credit& credit : ParseByline(text)) {
    names.emplace_back(text.substr(credit.name.begin, credit.name.size()));
  }
  return names;
}

using Strings = std::vector<std::u32string>;

TEST(BylineTest, CreditsAreReadInTheWaysTheyAreWritten) {
  EXPECT_EQ(Names(U"主笔 | 袁越"), (Strings{U"袁越"}));
  EXPECT_EQ(Names(U"文｜张从志"), (Strings{U"张从志"}));
  EXPECT_EQ(Names(U"编辑：Panda、小舟"), (Strings{U"Panda、小舟"}));
  EXPECT_EQ(Names(U"观点 / KK 主笔 / 万青 责编 / 黄静"), (Strings{U"KK", U"万青", U"黄静"}));
  EXPECT_EQ(Names(U"讲述 ｜董晨宇来源 ｜看理想"), (Strings{U"董晨宇", U"看理想"}));
  EXPECT_EQ(Names(U"本文为「三联生活周刊」原创内容 文｜钱塘陆郎"), (Strings{U"钱塘陆郎"}));
  EXPECT_EQ(Names(U"By Sam Altman"), (Strings{U"Sam Altman"}));
  EXPECT_EQ(Names(U"作者："), (Strings{U""}));
}

TEST(BylineTest, APublisherMayStandBesideTheDateBeforeTheCredits) {
  EXPECT_EQ(Names(U"2026-01-21 ｜ 远望笔记 ｜ 撰文：林溪"), (Strings{U"远望笔记", U"林溪"}));
  EXPECT_EQ(Names(U"远望数据博客 · 2025年4月16日 · 作者：林溪"), (Strings{U"远望数据博客", U"林溪"}));
  EXPECT_TRUE(Names(U"远望 · 月球 · 作者：林溪").empty());
}

TEST(BylineTest, TextIsNoCredit) {
  EXPECT_TRUE(Names(U"作者认为这是一个好消息").empty());
  EXPECT_TRUE(Names(U"记者：您也一直在谈论多元化吗？").empty());
  EXPECT_TRUE(Names(U"他是这本书的作者：一位物理学家").empty());
  EXPECT_TRUE(Names(U"").empty());
}

}  // namespace
}  // namespace wenmai::ingest
