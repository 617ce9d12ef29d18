#include <gtest/gtest.h>

#include "tests/query/parser/parse.h"

namespace wenmai::query {
namespace {

TEST(SyntaxErrorTest, MessagesSayWhatWasFoundAndExpected) {
  const struct {
    const char* text;
    const char* error;
  } cases[] = {
      {"RETRUN 1", "UnexpectedSyntax: unexpected 'RETRUN'; did you mean RETURN? @1:1"},
      {"MATCH (n) RETRUN n", "UnexpectedSyntax: unexpected 'RETRUN'; did you mean RETURN? @1:11"},
      {"RETURN [, ]", "UnexpectedSyntax: unexpected ',', expected an expression @1:9"},
      {"RETURN {a.b: 1}", "UnexpectedSyntax: unexpected '.', expected ':' @1:10"},
      {"RETURN 1 +", "UnexpectedSyntax: unexpected the end of the query, expected an expression "
                     "@1:11"},
      {"RETURN 1 # 2", "UnexpectedSyntax: unexpected character '#' @1:10"},
      {"MATCH (a)-[:R..]->(b) RETURN a",
       "InvalidRelationshipPattern: a length is written with a star: *..3 @1:14"},
      {"RETURN 1; RETURN 2",
       "UnexpectedSyntax: unexpected 'RETURN', expected the end of the query @1:11"},
  };
  for (const auto& c : cases) EXPECT_EQ(ParseError(c.text), c.error) << c.text;
}

TEST(SyntaxErrorTest, EmptyTextIsRefused) {
  EXPECT_TRUE(ParseError("").starts_with("UnexpectedSyntax: unexpected the end of the query"));
  EXPECT_TRUE(ParseError(" // nothing").starts_with("UnexpectedSyntax"));
}

TEST(SyntaxErrorTest, UnsupportedTypeConstraintIsNamed) {
  EXPECT_NE(ParseError("CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS :: LIST<STRING>"), "parsed");
}

}  // namespace
}  // namespace wenmai::query
