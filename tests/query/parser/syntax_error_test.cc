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
      {"RETURN {a.b: 1}",
       "UnexpectedSyntax: unexpected '.', expected ':': a map is written {key: value} @1:10"},
      {"RETURN 1 +", "UnexpectedSyntax: unexpected the end of the query, expected an expression "
                     "@1:11"},
      {"RETURN 1 # 2", "UnexpectedSyntax: unexpected character '#'; write // before a comment @1:10"},
      {"MATCH (a)-[:R..]->(b) RETURN a",
       "InvalidRelationshipPattern: a length is written with a star: *..3 @1:14"},
      {"MATCH (n) WHERE n.x == 1 RETURN n",
       "UnexpectedSyntax: unexpected '='; 'is equal' is written = @1:22"},
      {"MATCH (n) WHERE n.x != 1 RETURN n",
       "UnexpectedSyntax: unexpected '!'; 'is not equal' is written <>, 'not' NOT @1:21"},
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
      {"RETURN 1 。", "InvalidUnicodeCharacter: unexpected character '。'; write ; at the end of a query @1:10"},
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

// What is meant to be written instead, and where the error stands.
struct Mistake {
  const char *text, *hint, *place;
};

void ExpectHints(const std::vector<Mistake>& mistakes) {
  for (const Mistake& mistake : mistakes) {
    const std::string error = ParseError(mistake.text);
    EXPECT_NE(error.find(mistake.hint), std::string::npos) << mistake.text << ": " << error;
    EXPECT_TRUE(error.ends_with(mistake.place)) << mistake.text << ": " << error;
  }
}

TEST(SyntaxErrorTest, WordsOfSqlAreTranslated) {
  ExpectHints({
      {"MATCH (n) RETURN n -- all of them\n", "a comment begins with //", "@1:20"},
      {"RETURN 1;\n-- more\nRETURN 2", "a comment begins with //", "@2:1"},
      {"MATCH (n) WHERE n.a > 1 && n.b < 2 RETURN n", "conditions are joined by AND", "@1:25"},
      {"MATCH (n) WHERE n.a = 1, n.b = 2 RETURN n", "conditions are joined by AND", "@1:24"},
      {"MATCH (n) WHERE n.name LIKE 'A%' RETURN n", "write STARTS WITH", "@1:24"},
      {"MATCH (n) RETURN n.city, count(*) GROUP BY n.city", "grouped by what is returned", "@1:35"},
      {"MATCH (n) RETURN n LIMIT 1,2", "write SKIP 1 LIMIT 2", "@1:27"},
      {"MATCH (n) RETURN n LIMIT 10 OFFSET 5", "in this order", "@1:29"},
      {"MATCH (n) RETURN TOP 5 n", "write LIMIT 1 at the end", "@1:22"},
      {"MATCH (n) WHERE n.x IN (1, 2) RETURN n", "a list is written [1, 2]", "@1:26"},
      {"MATCH (n:Person) JOIN (m:Company) RETURN n", "patterns join where they share a node", "@1:18"},
      {"MATCH (n) RETURN * FROM n", "what is read stands in MATCH", "@1:20"},
      {"MATCH (n) RETURN n.x AS a, DISTINCT n.y", "DISTINCT stands once", "@1:28"},
      {"MATCH (n) WHERE n.name REGEXP 'x' RETURN n", "write =~ 'a.*'", "@1:24"},
      {"MATCH (n) WHERE contains(n.name, 'x') RETURN n", "write x CONTAINS 'a'", "@1:17"},
      {"MATCH (n) RETURN n.x AS 'x'", "without quotation marks, or in backticks", "@1:25"},
      {"MATCH (n) RETURN n.x x", "a column is named by AS", "@1:22"},
      {"WITH 1 x RETURN x", "a column is named by AS", "@1:8"},
      {"RETURN 'it''s'", "written \\'", "@1:12"},
      {"RETURN 2 ** 3", "a power is written ^", "@1:11"},
      {"RETURN 7 MOD 2", "write %", "@1:10"},
      {"RETURN 1 =< 2", "write <=", "@1:11"},
      {"MATCH (n) RETURN n EXCEPT MATCH (m) RETURN m", "NOT EXISTS", "@1:20"},
      {"DELETE FROM Person", "write MATCH (n:Label) DELETE n", "@1:13"},
      {"CREATE TABLE Person(name STRING)", "there are no tables to make", "@1:14"},
      {"CREATE NODE TABLE Person(name STRING)", "there are no tables to make", "@1:13"},
      {"RETURN (SELECT 1)", "a subquery stands in braces", "@1:16"},
      {"BEGIN", "a transaction of its own", "@1:1"},
      {"RETURN ?", "write $name for a parameter", "@1:8"},
      {"RETURN @a", "write $name for a parameter", "@1:8"},
      {"RETURN :a", "a parameter is written $name", "@1:8"},
  });
}

TEST(SyntaxErrorTest, WordsOfOlderVersionsAndOtherGraphLanguagesAreTranslated) {
  ExpectHints({
      {"MATCH (n {name: {param}}) RETURN n", "a parameter is written $name", "@1:23"},
      {"START n=node(1) RETURN n", "write MATCH (n) WHERE id(n) = 1", "@1:1"},
      {"CREATE INDEX ON :Person(name)", "CREATE INDEX FOR (n:Label) ON (n.key)", "@1:17"},
      {"DROP INDEX ON :Person(name)", "DROP INDEX name", "@1:15"},
      {"MATCH (a), (b) CREATE UNIQUE (a)-[:R]->(b)", "made by MERGE", "@1:30"},
      {"MATCH (a) WHERE NOT EXISTS (a)-[:R]->() RETURN a", "EXISTS { (a)-[:KNOWS]->() }", "@1:21"},
      {"MATCH (a) WHERE EXISTS (a)-->() RETURN a", "EXISTS { (a)-[:KNOWS]->() }", "@1:17"},
      {"MATCH (a) WHERE a IS Person RETURN a", "a label is asked for by x:Label", "@1:29"},
      {"RETURN [1, 2, 3][0:2]", "list[0..2]", "@1:20"},
      {"RETURN [x FOR x IN [1]]", "write [x IN list", "@1:11"},
      {"RETURN x -> x + 1", "a list is mapped by", "@1:11"},
      {"FOR x IN [1] RETURN x", "write UNWIND list AS x", "@1:1"},
      {"g.V().hasLabel('Person')", "this is no Gremlin", "@1:1"},
      {"MATCH (a)-KNOWS->(b) RETURN a", "a relationship is written -[:KNOWS]->", "@1:11"},
      {"MATCH (a)->(b) RETURN a", "a relationship is written -[:KNOWS]->", "@1:11"},
      {"MATCH (a)=>(b) RETURN a", "a relationship is written -[:KNOWS]->", "@1:10"},
      {"MATCH (a)-[:A,B]->(b) RETURN a", "types are separated by |", "@1:14"},
      {"MATCH (a)-[:A*1-3]->(b) RETURN a", "a length is written *1..3", "@1:16"},
      {"MATCH (a)-[:A]{1,3}->(b) RETURN a", "a quantifier stands behind the arrow", "@1:15"},
      {"MATCH (a:A, b:B) RETURN a", "parentheses of its own", "@1:11"},
      {"MATCH (a:A AND B) RETURN a", "labels are joined by &", "@1:12"},
      {"MATCH (a) (b) RETURN a", "patterns are separated by commas", "@1:13"},
      {"MATCH (a) AND (b) RETURN a", "patterns are separated by commas", "@1:11"},
      {"MATCH (n (name: 'Ada')) RETURN n", "properties stand in braces", "@1:10"},
      {"MATCH (n {name = 'Ada'}) RETURN n", "a map is written {key: value}", "@1:16"},
      {"MATCH (n {\"name\": 'Ada'}) RETURN n", "without quotation marks, or in backticks", "@1:11"},
      {"MATCH (n RETURN n", "the '(' at line 1, column 7 is not closed", "@1:10"},
      {"MATCH (n)\nRETURN [1, 2", "the '[' at line 2, column 8 is not closed", "@2:13"},
      {"MATCH (n)) RETURN n", "nothing is open that it could close", "@1:10"},
      {"RETURN EXISTS(MATCH (n) RETURN n)", "a subquery stands in braces", "@1:15"},
      {"LOAD CSV 'a.csv' AS row RETURN row", "write LOAD CSV FROM", "@1:10"},
      {"RETURN 0777", "octal numbers are written 0o777", "@1:8"},
      {"RETURN 1_000", "write 1000", "@1:8"},
  });
}

TEST(SyntaxErrorTest, PunctuationOfInputMethodsIsTranslated) {
  ExpectHints({
      {"MATCH (n)，(m) RETURN n", "write ,", "@1:10"},
      {"MATCH (n：Person) RETURN n", "write :", "@1:9"},
      {"MATCH (n)\nRETURN n；", "write ;", "@2:9"},
      {"MATCH (n) WHERE n.名字 ＝ '张三' RETURN n", "write =", "@1:22"},
      {"MATCH (n) WHERE n.x ＞ 1 RETURN n", "write >", "@1:21"},
      {"MATCH (n) WHERE n.x ≥ 1 RETURN n", "write >=", "@1:21"},
      {"MATCH (n)→(m) RETURN n", "write -->", "@1:10"},
      {"RETURN “a”", "write \"", "@1:8"},
      {"RETURN 【1】", "write [", "@1:8"},
      {"RETURN 1、2", "write ,", "@1:9"},
  });
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
