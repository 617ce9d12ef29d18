#include <gtest/gtest.h>

#include "tests/query/parser/parse.h"

namespace wenmai::query {
namespace {

graph::Value LiteralOf(const std::string& text) {
  const ast::Statement statement = Parse("RETURN " + text, {});
  return ast::As<ast::Literal>(*ReturnOf(statement).items.at(0).expression).value;
}

std::string DetailOf(const std::string& literal) {
  const std::string error = ParseError("RETURN " + literal);
  return error.substr(0, error.find(':'));
}

TEST(LiteralTest, IntegersReachBothEndsOf64Bits) {
  EXPECT_EQ(LiteralOf("9223372036854775807").integer(), INT64_MAX);
  EXPECT_EQ(LiteralOf("-9223372036854775808").integer(), INT64_MIN);
  EXPECT_EQ(LiteralOf("-0x8000000000000000").integer(), INT64_MIN);
  EXPECT_EQ(LiteralOf("0xff").integer(), 255);
  EXPECT_EQ(LiteralOf("0o17").integer(), 15);
  EXPECT_EQ(LiteralOf("0").integer(), 0);
}

TEST(LiteralTest, FloatsTakeEveryForm) {
  EXPECT_EQ(LiteralOf(".5").floating(), 0.5);
  EXPECT_EQ(LiteralOf("1e3").floating(), 1000.0);
  EXPECT_EQ(LiteralOf("-1.25E-2").floating(), -0.0125);
  EXPECT_EQ(LiteralOf("1e-999").floating(), 0.0);
}

TEST(LiteralTest, StringsResolveTheirEscapes) {
  EXPECT_EQ(LiteralOf(R"('it\'s')").string(), "it's");
  EXPECT_EQ(LiteralOf(R"("a\tb\n")").string(), "a\tb\n");
  EXPECT_EQ(LiteralOf(R"('\u6587\u8109')").string(), "文脉");
  EXPECT_EQ(LiteralOf(R"('\uD83D\uDE00')").string(), "😀");
  EXPECT_EQ(LiteralOf(R"('\U0001F600')").string(), "😀");
  EXPECT_EQ(LiteralOf("'文脉'").string(), "文脉");
}

TEST(LiteralTest, MalformedLiteralsAreNamed) {
  EXPECT_EQ(DetailOf("9223372036854775808"), "IntegerOverflow");
  EXPECT_EQ(DetailOf("-9223372036854775809"), "IntegerOverflow");
  EXPECT_EQ(DetailOf("0x10000000000000000"), "IntegerOverflow");
  EXPECT_EQ(DetailOf("1.34E999"), "FloatingPointOverflow");
  EXPECT_EQ(DetailOf("12abc"), "InvalidNumberLiteral");
  EXPECT_EQ(DetailOf("0x"), "InvalidNumberLiteral");
  EXPECT_EQ(DetailOf("1.5x"), "InvalidNumberLiteral");
  EXPECT_EQ(DetailOf(R"('\uH')"), "InvalidUnicodeLiteral");
  EXPECT_EQ(DetailOf(R"('\uD83D')"), "InvalidUnicodeLiteral");
  EXPECT_EQ(DetailOf(R"('\q')"), "UnexpectedSyntax");
  EXPECT_EQ(DetailOf("'open"), "UnexpectedSyntax");
  EXPECT_EQ(DetailOf("“quoted”"), "InvalidUnicodeCharacter");
  EXPECT_EQ(DetailOf("'\xFF'"), "InvalidUnicodeCharacter");
}

}  // namespace
}  // namespace wenmai::query
