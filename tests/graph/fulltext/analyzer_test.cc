#include "graph/fulltext/analyzer.h"

#include <gtest/gtest.h>

namespace wenmai::graph {
namespace {

std::string Terms(std::string_view text) {
  FullTextAnalyzer analyzer;
  std::vector<FullTextTerm> terms;
  analyzer.Analyze(text, 0, &terms);
  std::string out;
  for (const FullTextTerm& term : terms) {
    out += (out.empty() ? "" : " ") + term.text + "@" + std::to_string(term.position);
  }
  return out;
}

TEST(FullTextAnalyzerTest, ARunGivesItsPairsAndItsLast) {
  EXPECT_EQ(Terms("OpenAI 發布了 ＧＰＴ"), "openai@0 发布@1 布了@2 了@3 gpt@4");
  EXPECT_EQ(Terms("人"), "人@0");
  EXPECT_EQ(Terms("コンピューター"), "コン@0 ンピ@1 ピュ@2 ュー@3 ータ@4 ター@5 ー@6");
}

TEST(FullTextAnalyzerTest, SpellingsOfOneTextAreTheSame) {
  EXPECT_EQ(Terms("Sam Altman 與輝達"), Terms("ｓａｍ　altman 与辉达"));
  EXPECT_EQ(Terms("caf\u00e9"), Terms("CAFE\u0301"));
}

TEST(FullTextAnalyzerTest, PunctuationIsNoTerm) {
  EXPECT_EQ(Terms("“你好，世界！”——说。"), "你好@0 好@1 世界@2 界@3 说@4");
  EXPECT_EQ(Terms("... !? 🙂"), "");
  EXPECT_EQ(Terms(""), "");
}

TEST(FullTextAnalyzerTest, AWordIsTheSameAloneAndAmongOthers) {
  for (const std::string word : {"gpt", "GPT-4o", "don't", "3.5", "_x_", "a_b", "v1.2", "e\u0301t\u00e9"}) {
    SCOPED_TRACE(word);
    const std::string alone = Terms(word);
    EXPECT_EQ(Terms(word + " zz").substr(0, alone.size()), alone);
    EXPECT_EQ(Terms(word + "，").substr(0, alone.size()), alone);
  }
}

TEST(FullTextAnalyzerTest, AnEndlessWordIsCut) {
  const std::string term = Terms(std::string(100000, 'x'));
  EXPECT_EQ(term, std::string(kFullTextTermCodePoints, 'x') + "@0");
}

TEST(FullTextAnalyzerTest, BytesThatAreNoTextDoNoHarm) {
  EXPECT_EQ(Terms(std::string_view("a\0b\xff\xfe", 5)), "a@0 b@1");
}

}  // namespace
}  // namespace wenmai::graph
