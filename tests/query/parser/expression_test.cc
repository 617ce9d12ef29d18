#include <gtest/gtest.h>

#include "tests/query/parser/parse.h"

namespace wenmai::query {
namespace {

struct Case {
  const char* text;
  const char* canonical;
};

void Check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(ParseExpression(c.text), c.canonical) << c.text;
}

TEST(ExpressionParserTest, PrecedenceFollowsOpenCypher) {
  Check({
      {"1 + 2 * 3", "(1 + (2 * 3))"},
      {"(1 + 2) * 3", "((1 + 2) * 3)"},
      {"1 - 2 - 3", "((1 - 2) - 3)"},
      {"2 ^ 3 ^ 4", "((2 ^ 3) ^ 4)"},
      {"-a ^ 2", "((-`a`) ^ 2)"},
      {"a OR b XOR c AND NOT d", "(`a` OR (`b` XOR (`c` AND (NOT `d`))))"},
      {"NOT a = b", "(NOT (`a` = `b`))"},
      {"a + 1 IN b", "((`a` + 1) IN `b`)"},
      {"a = b IS NULL", "(`a` = (`b` IS NULL))"},
      {"a.b[0].c IS NOT NULL", "(`a`.`b`[0].`c` IS NOT NULL)"},
      {"a STARTS WITH b + c", "(`a` STARTS WITH (`b` + `c`))"},
      {"a ENDS WITH 'x' AND b CONTAINS 'y'", "((`a` ENDS WITH 'x') AND (`b` CONTAINS 'y'))"},
      {"a =~ '.*'", "(`a` =~ '.*')"},
      {"-a.b", "(-`a`.`b`)"},
  });
}

TEST(ExpressionParserTest, ChainsStayFlat) {
  Check({
      {"a AND b AND c", "(`a` AND `b` AND `c`)"},
      {"a < b <= c <> d", "(`a` < `b` <= `c` <> `d`)"},
      {"(a AND b) AND c", "((`a` AND `b`) AND `c`)"},
      {"(a < b) < c", "((`a` < `b`) < `c`)"},
  });
}

TEST(ExpressionParserTest, BracketsMeanListsComprehensionsAndSubscripts) {
  Check({
      {"[]", "[]"},
      {"[1, [2]]", "[1, [2]]"},
      {"a[1]", "`a`[1]"},
      {"a[1..2]", "`a`[1..2]"},
      {"a[..2]", "`a`[..2]"},
      {"a[1..]", "`a`[1..]"},
      {"a[..]", "`a`[..]"},
      {"[x IN xs]", "[`x` IN `xs`]"},
      {"[x IN xs WHERE x > 1]", "[`x` IN `xs` WHERE (`x` > 1)]"},
      {"[x IN xs | x + 1]", "[`x` IN `xs` | (`x` + 1)]"},
      {"[x IN xs WHERE x:A | x.b]", "[`x` IN `xs` WHERE (`x`:`A`) | `x`.`b`]"},
      {"[x IN xs WHERE x:(A|B) | x]", "[`x` IN `xs` WHERE (`x`:(`A`|`B`)) | `x`]"},
      {"[(a)-->(b) | b.x]", "[(`a`)-[]->(`b`) | `b`.`x`]"},
      {"[p = (a)-[:R|S]->() WHERE a.x | p]",
       "[`p` = (`a`)-[:(`R`|`S`)]->() WHERE `a`.`x` | `p`]"},
  });
}

// A parenthesis opens a pattern only where a relationship follows its closing one.
TEST(ExpressionParserTest, PatternsAreToldFromArithmetic) {
  Check({
      {"(a)-->(b)", "(`a`)-[]->(`b`)"},
      {"(a)--(b)", "(`a`)-[]-(`b`)"},
      {"(a)<-[:R]-(b)", "(`a`)<-[:`R`]-(`b`)"},
      {"(a) - b", "(`a` - `b`)"},
      {"(a) - (b)", "(`a` - `b`)"},
      {"(a) < -b", "(`a` < (-`b`))"},
      {"f(a) - -1", "(f(`a`) - -1)"},
      {"(a:B)", "(`a`:`B`)"},
      {"NOT (a)-[*1..2]->()", "(NOT (`a`)-[]->{1,2}())"},
      {"(a) -[r]-> (b) AND (c)", "((`a`)-[`r`]->(`b`) AND `c`)"},
  });
}

TEST(ExpressionParserTest, WordsAreKeywordsOnlyWhereTheyMustBe) {
  Check({
      {"count", "`count`"},
      {"count(*)", "count(*)"},
      {"COUNT(DISTINCT n)", "count(DISTINCT `n`)"},
      {"any", "`any`"},
      {"any(x IN xs WHERE x)", "any(`x` IN `xs` WHERE `x`)"},
      {"exists(n.x)", "exists(`n`.`x`)"},
      {"{exists: 1, end: 2, case: 3}", "{`exists`: 1, `end`: 2, `case`: 3}"},
      {"CASE WHEN end THEN end END", "CASE WHEN `end` THEN `end` END"},
      {"CASE x WHEN 1 THEN n.end ELSE end END", "CASE `x` WHEN 1 THEN `n`.`end` ELSE `end` END"},
      {"n.order + n.limit", "(`n`.`order` + `n`.`limit`)"},
      {"`a``b`.`c d`", "`a``b`.`c d`"},
      {"$where", "$`where`"},
      {"$0", "$`0`"},
      {"count {.a}", "`count` {.`a`}"},
  });
}

TEST(ExpressionParserTest, CompositesKeepTheirParts) {
  Check({
      {"n {.a, .*, b: 1, c}", "`n` {.`a`, .*, `b`: 1, `c`: `c`}"},
      {"reduce(s = 0, x IN xs | s + x)", "reduce(`s` = 0, `x` IN `xs` | (`s` + `x`))"},
      {"duration.between(a, b)", "duration.between(`a`, `b`)"},
      {"date({year: 1}).month", "date({`year`: 1}).`month`"},
      {"n:A&!B|%", "(`n`:((`A`&!`B`)|%))"},
      {"shortestPath((a)-[*]->(b))", "shortestPath(ANY SHORTEST (`a`)-[]->{1,}(`b`))"},
  });
}

}  // namespace
}  // namespace wenmai::query
