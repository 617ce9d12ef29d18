#include "ingest/segment/clause_splitter.h"

#include <gtest/gtest.h>

namespace wenmai::ingest {
namespace {

std::vector<std::u32string> Split(std::u32string_view text) {
  std::vector<std::u32string> clauses;
  for (const Span clause : SplitClauses(text)) {
    clauses.emplace_back(text.substr(clause.begin, clause.size()));
  }
  return clauses;
}

using Strings = std::vector<std::u32string>;

TEST(ClauseSplitterTest, ClausesEndAtTheBreaksOfSubtitles) {
  EXPECT_EQ(Split(U"第一个突破 是效率层面的跨越式升级 在参数方面 上下文窗口直接拉到了100万Token "
                  U"但是事实却完全相反"),
            (Strings{U"第一个突破 是效率层面的跨越式升级",
                     U"在参数方面 上下文窗口直接拉到了100万Token", U"但是事实却完全相反"}));
}

TEST(ClauseSplitterTest, NamesOfSeveralWordsStayWhole) {
  for (const std::u32string& clause : Split(
           U"对手直接对准当前市面上最强的Claude Opus 4.7和Gemini 3.1 Pro 首先是衡量真实工作的测试 "
           U"丹·希珀（Dan Shipper）分享了一段经历")) {
    EXPECT_FALSE(clause.ends_with(U"Claude")) << "cut after Claude";
    EXPECT_FALSE(clause.ends_with(U"Dan")) << "cut after Dan";
  }
}

TEST(ClauseSplitterTest, SpeechWithoutSpacesIsCutAtWords) {
  const std::u32string_view text =
      U"前不久美股灾难性的闪崩还历历在目转眼间股市就已经快要再创新高了抓住这波机会的人赚的是盆满钵"
      U"满然而也有"
      U"不少人因为市场涨得太快仍然没有找到入场机会不过没关系不管你是哪一种下半年的美股市场都将给你"
      U"更多的机会";
  const Strings clauses = Split(text);
  EXPECT_GT(clauses.size(), 2u);
  std::u32string joined;
  for (const std::u32string& clause : clauses) {
    EXPECT_LE(clause.size(), 50u);
    joined += clause;
  }
  EXPECT_EQ(joined, text);
}

TEST(ClauseSplitterTest, PunctuationThatIsThereIsObeyed) {
  EXPECT_EQ(Split(U"这是真的吗？是的。"), (Strings{U"这是真的吗？", U"是的。"}));
}

}  // namespace
}  // namespace wenmai::ingest
