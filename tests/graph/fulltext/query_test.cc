#include "graph/fulltext/query.h"

#include <gtest/gtest.h>

#include <random>

#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

std::string Parsed(std::string_view text) {
  FullTextAnalyzer analyzer;
  return ParseFullTextQuery(text, &analyzer).ToString();
}

TEST(FullTextQueryTest, WordsPhrasesAndOperators) {
  const std::pair<const char*, const char*> cases[] = {
      {"deepseek", "deepseek"},
      {"DeepSeek R1", "(deepseek r1)"},
      {"\"open source\" -llama", "(\"open source\" -llama)"},
      {"a AND b", "(+a +b)"},
      {"a AND b OR c", "((+a +b) c)"},
      {"a OR b AND c", "(a (+b +c))"},
      {"a AND NOT b", "(+a -b)"},
      {"a && b || c", "((+a +b) c)"},
      {"+a b", "(+a b)"},
      {"+openai AND (gpt OR o1)", "(+openai +(gpt o1))"},
      {"a AND (NOT b)", "(+a -b)"},
      {"(a b) -(c d)", "((a b) -(c d))"},
      {"anthrop*", "anthrop*"},
      {"“开源 模型”", "\"开源 模型\""},
      {"name:ada^2 bob~", "(name ada 2 bob)"},
      {"NOT a", "(-a)"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(Parsed(text), expected) << text;
}

TEST(FullTextQueryTest, WhatTheAnalyzerTakesApartIsAPhrase) {
  EXPECT_EQ(Parsed("GPT-4o"), "\"gpt 4o\"");
  EXPECT_EQ(Parsed("機器學習"), "\"机器 器学 学习\"");
  EXPECT_EQ(Parsed("文"), "文*");
  EXPECT_EQ(Parsed("\"发布GPT\""), "\"发布 gpt\"");
}

TEST(FullTextQueryTest, ALongRunIsTheWordsInIt) {
  EXPECT_EQ(Parsed("人工智能的未来"), "(人工 智能 未来)");
  EXPECT_EQ(Parsed("+人工智能的未来"), "(+人工 +智能 +未来)");
  EXPECT_EQ(Parsed("-人工智能的未来"), "(-\"人工 工智 智能 能的 的未 未来\")");
}

TEST(FullTextQueryTest, NothingIsASyntaxError) {
  for (const char* text : {"", " ", "\"", "\"open", "(", ")", "((", "a)", "a) b", "(a", "AND", "a AND",
                           "OR OR", "NOT", "+", "-", "+ -", "a - b", "a +", "()", "-()", "*", "**",
                           "a AND OR b", "{!x}", "a\\", "[a TO b]", "/re/"}) {
    EXPECT_NO_THROW(Parsed(text)) << text;
  }
  EXPECT_EQ(Parsed("\"open"), "open");
  EXPECT_EQ(Parsed("a) b"), "(a b)");
  EXPECT_EQ(Parsed("a AND"), "a");
  EXPECT_EQ(Parsed("a - b"), "(a b)");
  EXPECT_EQ(Parsed(""), "()");
}

TEST(FullTextQueryTest, RandomTextIsTaken) {
  std::mt19937 random(7);
  const std::vector<std::string> parts = {"(", ")", "\"", "+", "-", " ", "AND ", "OR ", "NOT ",
                                          "a", "文脉", "*", "的", "\xff", "”", "&&"};
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (size_t n = random() % 12; n > 0; --n) text += parts[random() % parts.size()];
    EXPECT_NO_THROW(Parsed(text)) << text;
  }
}

TEST(FullTextQueryTest, DeepParenthesesAreTaken) {
  EXPECT_NO_THROW(Parsed(std::string(200000, '(') + "a" + std::string(200000, ')')));
}

TEST(FullTextQueryTest, TooManyWordsAreRefused) {
  std::string text;
  for (size_t i = 0; i <= kFullTextPhrasesMax; ++i) text += "w" + std::to_string(i) + " ";
  try {
    Parsed(text);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kLimit);
  }
}

}  // namespace
}  // namespace wenmai::graph
