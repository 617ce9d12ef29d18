#include "ingest/read/byline_line.h"

#include <gtest/gtest.h>

#include <string>

namespace wenmai::ingest {
namespace {

// `author|publisher|year`; empty if the line is no byline.
std::u32string Told(std::u32string_view line) {
  const auto told = ParseBylineLine(line);
  if (!told) return {};
  const std::string year = told->published ? "1" : "0";
  return std::u32string(told->author) + U"|" + std::u32string(told->publisher) + U"|" +
         std::u32string(year.begin(), year.end());
}

TEST(BylineLineTest, PartsTellAuthorPublisherAndDay) {
  const struct {
    std::u32string_view line, told;
  } cases[] = {
      {U"远望晚报记者 林溪 北京报道 2025年9月10日 07:22", U"林溪|远望晚报|1"},
      {U"本报记者 林溪 2025年9月10日", U"林溪||1"},
      {U"远望研究院 林溪 2025年9月10日 上海", U"林溪|远望研究院|1"},
      {U"作者：林溪 ｜ 专栏：星海笔记 ｜ 2025/12/23", U"林溪|星海笔记|1"},
      {U"文｜林溪 · 2025-12-23 · 阅读 12分钟", U"林溪||1"},
      {U"Ada Park | Harbour Weekly | May 2, 2025 | 5 min read", U"Ada Park|Harbour Weekly|1"},
      {U"主笔 / 林溪 责编 / 周野 2025/12/23", U"林溪||1"},
      {U"By Ada Park — Harbour Weekly — 2 May 2025", U"Ada Park|Harbour Weekly|1"},
      {U"2025年9月10日", U"||1"},
      {U"Ada Park, Harbour Weekly — May 2, 2025", U"Ada Park|Harbour Weekly|1"},
      {U"Recorded May 2, 2025 at 9:00 a.m.", U"||1"},
      {U"（远望周刊，2025年9月10日，林溪）", U"林溪|远望周刊|1"},
      {U"@林溪 2025-09-10 发布于 远望社区", U"林溪|远望社区|1"},
      {U"《远望周刊》2025年第36期 ｜ 林溪", U"林溪|远望周刊|0"},
      {U"By Ada Park for Harbour Weekly, May 2, 2025", U"Ada Park|Harbour Weekly|1"},
      {U"Posted on May 2, 2025 by Ada Park in Ferries", U"Ada Park||1"},
      {U"Published May 2, 2025 · Harbour Weekly", U"|Harbour Weekly|1"},
      {U"Harbour Weekly / Ada Park / Friday, May 2, 2025", U"Ada Park|Harbour Weekly|1"},
  };
  for (const auto& [line, told] : cases) EXPECT_EQ(Told(line), told);
}

TEST(BylineLineTest, TextIsNoByline) {
  for (const std::u32string_view line : {
           U"2025年9月10日，苹果发布了新手机", U"林溪在2025年9月10日加入了远望研究院", U"Ada Park joined Harbour Weekly on May 2, 2025",
           U"苹果 华为 小米", U"（来源：Ada Park）", U"Ada Park | Ben Moss"}) {
    EXPECT_EQ(Told(line), U"");
  }
}

}  // namespace
}  // namespace wenmai::ingest
