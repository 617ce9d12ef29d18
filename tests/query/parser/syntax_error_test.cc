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
      {"MATCH (n) WHERE n.x == 1 RETURN n",
       "UnexpectedSyntax: unexpected '='; 'is equal' is written = @1:22"},
      {"MATCH (n) WHERE n.x != 1 RETURN n",
       "UnexpectedSyntax: unexpected '!'; 'is not equal' is written <> @1:21"},
      {"SELECT 1", "UnexpectedSyntax: unexpected 'SELECT'; rows are returned by RETURN @1:1"},
      {"MATCH (n) WHERE n.x NOT IN [1] RETURN n",
       "UnexpectedSyntax: unexpected 'NOT'; write NOT x IN list, NOT x STARTS WITH y @1:21"},
      {"MATCH (n) LIMIT 1 RETURN n", "UnexpectedSyntax: unexpected 'LIMIT'; ORDER BY, SKIP and LIMIT "
                                     "end a WITH or RETURN, in this order @1:11"},
      {"RETURN 1 AS order",
       "UnexpectedSyntax: unexpected 'order'; a keyword that is a name stands in backticks: `order` "
       "@1:13"},
      {"RETURN 1 WHERE true",
       "UnexpectedSyntax: unexpected 'WHERE'; WHERE stands after a pattern, WITH or YIELD @1:10"},
      {"MATCH （n) RETURN n", "InvalidUnicodeCharacter: unexpected character '（'; write ( @1:7"},
      {"RETURN ‘a’", "InvalidUnicodeCharacter: unexpected character '‘'; write ' @1:8"},
      {"RETURN 1 。", "InvalidUnicodeCharacter: unexpected character '。' @1:10"},
      {"MATCH n RETURN n", "UnexpectedSyntax: unexpected 'RETURN'; a node is written (n) @1:9"},
      {"RETURN 42 \xE2\x80\x94 41", "InvalidUnicodeCharacter: '\xE2\x80\x94' is no minus sign @1:11"},
      {"RETURN {1st: 1}",
       "UnexpectedSyntax: unexpected '1st': a name does not begin with a digit @1:9"},
      {"RETURN 1st", "InvalidNumberLiteral: '1st' is no number @1:8"},
      {"RETURN 1; RETURN 2",
       "UnexpectedSyntax: unexpected 'RETURN', expected the end of the query @1:11"},
  };
  for (const auto& c : cases) EXPECT_EQ(ParseError(c.text), c.error) << c.text;
}

TEST(SyntaxErrorTest, WhatOtherEnginesOfferIsRefusedByName) {
  const std::pair<const char*, const char*> cases[] = {
      {"USE other MATCH (n) RETURN n", "USE is not supported"},
      {"MATCH (n:A) USING INDEX n:A(x) RETURN n", "USING"},
      {"CYPHER 25 RETURN 1", "CYPHER"},
      {"CREATE TEXT INDEX t FOR (n:A) ON (n.x)", "TEXT indexes are not supported"},
      {"CREATE VECTOR INDEX t FOR (n:A) ON (n.x)", "VECTOR indexes are not supported"},
      {"SHOW DATABASES", "SHOW DATABASES is not supported"},
      {"MATCH (n:A&$(x)) RETURN n", "stand after a colon of their own"},
      {"SHOW USERS", "SHOW USERS is not supported"},
      {"MATCH (n) RETURN n ORDER BY n.x NULLS LAST", "NULLS"},
      {"CREATE CONSTRAINT ON (n:A) ASSERT n.x IS UNIQUE", "REQUIRE"},
  };
  for (const auto& [text, message] : cases) {
    EXPECT_NE(ParseError(text).find(message), std::string::npos) << text << ": " << ParseError(text);
  }
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
