#include "ingest/segment/sentence_splitter.h"

#include <gtest/gtest.h>

namespace wenmai::ingest {
namespace {

std::u32string Split(std::u32string_view text) {
  std::u32string joined;
  for (const Span sentence : SplitSentences(text)) {
    if (!joined.empty()) joined += U"|";
    joined += text.substr(sentence.begin, sentence.size());
  }
  return joined;
}

TEST(SentenceSplitterTest, SentencesEndWhereAReaderEndsThem) {
  const struct {
    std::u32string_view text, sentences;
  } cases[] = {
      {U"它是生意。比亚马逊更大！是吗？", U"它是生意。|比亚马逊更大！|是吗？"},
      {U"没有标点", U"没有标点"},
      {U"甲；乙：丙。", U"甲；乙：丙。"},
      {U"他说：“对。”然后走了。", U"他说：“对。”|然后走了。"},
      {U"“进展更快了。回想起来，我低估了成本。”", U"“进展更快了。|回想起来，我低估了成本。”"},
      {U"「这会威胁生存。」合伙人陈某表示。", U"「这会威胁生存。」合伙人陈某表示。"},
      {U"“我们将利用月球”，月球就像机场。", U"“我们将利用月球”，月球就像机场。"},
      {U"必须是技术人员。“", U"必须是技术人员。“"},
      {U"（其早期产品仍按人数定价。）", U"（其早期产品仍按人数定价。）"},
      {U"参阅《Agent会取代app吗？》一文。好。", U"参阅《Agent会取代app吗？》一文。|好。"},
      {U"决定……”。他走了。", U"决定……”。|他走了。"},
      {U"我觉得这很有趣……", U"我觉得这很有趣……"},
      {U"真的吗？！是的。", U"真的吗？！|是的。"},
      {U"占1.6%。涨到85.4～134TWh。", U"占1.6%。|涨到85.4～134TWh。"},
      {U"1. 第一点。2. 第二点。", U"1. 第一点。|2. 第二点。"},
      {U"It works. Dr. Smith of the U.S. team agrees. Really?",
       U"It works.|Dr. Smith of the U.S. team agrees.|Really?"},
      {U"GPT-3.5 is old. J. R. Smith wrote it.", U"GPT-3.5 is old.|J. R. Smith wrote it."},
      {U"An analyst at D.A. Park thinks so. Ask her.", U"An analyst at D.A. Park thinks so.|Ask her."},
      {U"She said \"No.\" Then she left.", U"She said \"No.\"|Then she left."},
      {U"《未完的书名。还有一句。", U"《未完的书名。|还有一句。"},
      {U"", U""},
  };
  for (const auto& [text, sentences] : cases) EXPECT_EQ(Split(text), sentences);
}

TEST(SentenceSplitterTest, QuestionsAreKnown) {
  EXPECT_TRUE(IsQuestion(U"你怎么看？"));
  EXPECT_TRUE(IsQuestion(U"“你怎么看？”"));
  EXPECT_FALSE(IsQuestion(U"我问你怎么看。"));
}

}  // namespace
}  // namespace wenmai::ingest
