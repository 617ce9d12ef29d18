#include "text/regex.h"

#include <gtest/gtest.h>

#include "wenmai/error.h"

namespace wenmai::text {
namespace {

TEST(RegexTest, MatchesTheWholeText) {
  EXPECT_TRUE(Regex::Find("GPT-\\d.*")->MatchesWhole("GPT-4o"));
  EXPECT_FALSE(Regex::Find("GPT")->MatchesWhole("GPT-4o"));
  EXPECT_TRUE(Regex::Find("(?i)openai")->MatchesWhole("OpenAI"));
  EXPECT_TRUE(Regex::Find("..")->MatchesWhole("文😀"));
  EXPECT_TRUE(Regex::Find("")->MatchesWhole(""));
}

TEST(RegexTest, PatternsAreKept) { EXPECT_EQ(Regex::Find("a+b"), Regex::Find("a+b")); }

TEST(RegexTest, WrongPatternsAreNamed) {
  try {
    Regex::Find("a(b");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.detail(), "InvalidRegularExpression");
    EXPECT_NE(std::string(error.what()).find("a(b"), std::string::npos);
  }
}

TEST(RegexTest, EndlessBacktrackingIsALimit) {
  const auto regex = Regex::Find("(a+)+b");
  try {
    regex->MatchesWhole(std::string(40, 'a'));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kLimit);
  }
}

}  // namespace
}  // namespace wenmai::text
