#include <gtest/gtest.h>

#include "tests/query/parser/parse.h"

namespace wenmai::query {
namespace {

std::string Repeated(const std::string& text, size_t count) {
  std::string result;
  result.reserve(text.size() * count);
  for (size_t i = 0; i < count; ++i) result += text;
  return result;
}

bool NamesLimit(const std::string& text, const std::string& option) {
  try {
    Parse(text, {});
  } catch (const Error& error) {
    return error.code() == ErrorCode::kLimit &&
           std::string(error.what()).find(option) != std::string::npos;
  }
  return false;
}

TEST(ParseLimitTest, HostileNestingIsRefusedBeforeItIsParsed) {
  for (const std::string& text : {
           Repeated("(", 100000),
           Repeated("[", 100000),
           Repeated("{a:", 100000),
           Repeated("CASE WHEN ", 30000),
           Repeated("CASE WHEN end THEN ", 30000),
           Repeated("NOT ", 100000) + "true",
           Repeated("- ", 100000) + "1",
           "n:" + Repeated("!", 100000) + "A",
           Repeated("[x IN ", 100000),
           Repeated("EXISTS { MATCH (n) WHERE ", 30000),
       }) {
    EXPECT_TRUE(NamesLimit("RETURN " + text, "nesting_depth_max")) << text.substr(0, 40);
  }
}

TEST(ParseLimitTest, LongChainsThatWouldNestAreRefused) {
  EXPECT_TRUE(NamesLimit("RETURN 1" + Repeated(" + 1", 100000), "nesting_depth_max"));
  EXPECT_TRUE(NamesLimit("RETURN a" + Repeated(".b", 100000), "nesting_depth_max"));
  EXPECT_TRUE(NamesLimit("RETURN a" + Repeated("[0]", 100000), "nesting_depth_max"));
  EXPECT_TRUE(NamesLimit(Repeated("MATCH (n) ", 50000) + "RETURN 1", "nesting_depth_max"));
  EXPECT_TRUE(NamesLimit("MATCH ()" + Repeated("--()", 50000) + " RETURN 1", "nesting_depth_max"));
}

TEST(ParseLimitTest, NestingUpToTheLimitParses) {
  const std::string nested = "RETURN " + Repeated("(", 200) + "1" + Repeated(")", 200);
  EXPECT_EQ(ParseError(nested), "parsed");
  EXPECT_EQ(ParseError("RETURN 1" + Repeated(" + 1", 1500)), "parsed");
  EXPECT_EQ(ParseError("RETURN " + Repeated("NOT ", 200) + "true"), "parsed");
}

TEST(ParseLimitTest, ConditionsOfManyPartsParse) {
  EXPECT_EQ(ParseError("MATCH (n) WHERE n.x = 0" + Repeated(" OR n.x = 1", 20000) + " RETURN n"),
            "parsed");
}

TEST(ParseLimitTest, LongTextIsRefused) {
  EXPECT_TRUE(NamesLimit("RETURN '" + std::string(2u << 20, 'x') + "'", "query_bytes_max"));
}

}  // namespace
}  // namespace wenmai::query
