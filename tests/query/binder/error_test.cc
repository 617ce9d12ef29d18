#include <gtest/gtest.h>

#include "tests/query/binder/bind.h"

namespace wenmai::query {
namespace {

struct Case {
  const char* text;
  const char* error;
};

void Check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(BindError(c.text), c.error) << c.text;
}

TEST(BindErrorTest, NamesMustBeDefined) {
  Check({
      {"RETURN foo", "SyntaxError: UndefinedVariable @1:8"},
      {"MATCH (n) WITH n.x AS x RETURN n", "SyntaxError: UndefinedVariable @1:32"},
      {"MATCH (n) WHERE (n)-[r]->() RETURN n", "SyntaxError: UndefinedVariable @1:22"},
      {"CREATE (b {x: a})", "SyntaxError: UndefinedVariable @1:15"},
      {"CREATE (a {x: a.y})", "SyntaxError: UndefinedVariable @1:15"},
      {"MERGE (a)-[:R]->(b {x: a.x})", "SyntaxError: UndefinedVariable @1:24"},
      {"RETURN [x IN [1] | x] + x", "SyntaxError: UndefinedVariable @1:25"},
      {"MATCH (n) RETURN DISTINCT n.x ORDER BY n.y", "SyntaxError: UndefinedVariable @1:40"},
      {"MATCH (n) CALL { RETURN n.x AS x } RETURN x", "SyntaxError: UndefinedVariable @1:25"},
      {"RETURN foo(1)", "SyntaxError: UnknownFunction @1:8"},
  });
}

TEST(BindErrorTest, NamesStandForOneThing) {
  Check({
      {"MATCH (r)-[r]->() RETURN r", "SyntaxError: VariableTypeConflict @1:12"},
      {"MATCH p = ()-->(), (p) RETURN p", "SyntaxError: VariableTypeConflict @1:21"},
      {"WITH 1 AS n MATCH (n) RETURN n", "SyntaxError: VariableTypeConflict @1:20"},
      {"MATCH (n) WITH [n] AS ns MATCH (ns)-->() RETURN 1",
       "SyntaxError: VariableTypeConflict @1:33"},
      {"MATCH ()-[r]->() MATCH ()-[r*]->() RETURN r", "SyntaxError: VariableTypeConflict @1:28"},
      {"MATCH p = (p)-->() RETURN p", "SyntaxError: VariableAlreadyBound @1:7"},
      {"MATCH (a) CREATE (a)", "SyntaxError: VariableAlreadyBound @1:19"},
      {"MATCH (a) CREATE (a:B)-[:R]->()", "SyntaxError: VariableAlreadyBound @1:19"},
      {"MATCH ()-[r]->() CREATE ()-[r:R]->()", "SyntaxError: VariableAlreadyBound @1:29"},
      {"CREATE (a) MERGE (a)-[:R]->(a:B)", "SyntaxError: VariableAlreadyBound @1:29"},
      {"WITH 1 AS x UNWIND [1] AS x RETURN x", "SyntaxError: VariableAlreadyBound @1:27"},
      {"MATCH (a) MATCH (b)((a)-->(c)){2} RETURN b", "SyntaxError: VariableAlreadyBound @1:20"},
      {"MATCH ()-[r]->()-[r]->() RETURN r", "SyntaxError: RelationshipUniquenessViolation @1:19"},
      {"RETURN 1 AS a, 2 AS a", "SyntaxError: ColumnNameConflict @1:16"},
      {"MATCH (n) WITH n.x RETURN 1", "SyntaxError: NoExpressionAlias @1:16"},
      {"MATCH () RETURN *", "SyntaxError: NoVariablesInScope @1:10"},
  });
}

TEST(BindErrorTest, AggregatesStandOnlyInProjections) {
  Check({
      {"MATCH (n) WHERE count(n) > 1 RETURN n", "SyntaxError: InvalidAggregation @1:17"},
      {"RETURN count(rand())", "SyntaxError: NonConstantExpression @1:14"},
      {"RETURN count(count(*))", "SyntaxError: NestedAggregation @1:14"},
      {"RETURN [x IN [1] | count(*)]", "SyntaxError: InvalidAggregation @1:20"},
      {"MATCH (n) RETURN n.x ORDER BY max(n.y)", "SyntaxError: InvalidAggregation @1:31"},
      {"MATCH (n) RETURN n.x + count(*)", "SyntaxError: AmbiguousAggregationExpression @1:18"},
      {"MATCH (n) RETURN n.x + n.y, n.x + n.y + count(*)",
       "SyntaxError: AmbiguousAggregationExpression @1:29"},
      {"MATCH (n) RETURN n.x + n.y, count(*) ORDER BY n.x + n.y + count(*)",
       "SyntaxError: AmbiguousAggregationExpression @1:47"},
      {"MATCH (n) RETURN count(n.x) AS c ORDER BY n.x + count(n.x)",
       "SyntaxError: UndefinedVariable @1:43"},
  });
}

TEST(BindErrorTest, TypesThatCannotFitAreRefused) {
  Check({
      {"RETURN 1 AND true", "SyntaxError: InvalidArgumentType @1:8"},
      {"RETURN NOT 'a'", "SyntaxError: InvalidArgumentType @1:12"},
      {"MATCH (n) WHERE (n) RETURN n", "SyntaxError: InvalidArgumentType @1:18"},
      {"MATCH p = ()-->() RETURN p.x", "SyntaxError: InvalidArgumentType @1:26"},
      {"WITH 1 AS x RETURN x.y", "TypeError: InvalidArgumentType @1:20"},
      {"MATCH (n) RETURN length(n)", "SyntaxError: InvalidArgumentType @1:25"},
      {"MATCH () DELETE 1 + 1", "SyntaxError: InvalidArgumentType @1:17"},
      {"MATCH (n) DELETE n:A", "SyntaxError: InvalidDelete @1:18"},
      {"RETURN any(x IN ['a'] WHERE x % 2 = 0)", "SyntaxError: InvalidArgumentType @1:29"},
      {"RETURN 1 SKIP -1", "SyntaxError: NegativeIntegerArgument @1:15"},
      {"RETURN 1 LIMIT 1.5", "SyntaxError: InvalidArgumentType @1:16"},
      {"MATCH (n) RETURN n LIMIT n.x", "SyntaxError: NonConstantExpression @1:26"},
      {"RETURN substring('a')", "SyntaxError: InvalidNumberOfArguments @1:8"},
  });
}

TEST(BindErrorTest, PatternsToCreateAreComplete) {
  Check({
      {"CREATE ()-[:R]-()", "SyntaxError: RequiresDirectedRelationship @1:10"},
      {"CREATE ()<-[:R]->()", "SyntaxError: RequiresDirectedRelationship @1:10"},
      {"CREATE ()-->()", "SyntaxError: NoSingleRelationshipType @1:10"},
      {"MERGE ()-[:A|B]->()", "SyntaxError: NoSingleRelationshipType @1:9"},
      {"CREATE ()-[:R*2]->()", "SyntaxError: CreatingVarLength @1:10"},
      {"MATCH (n $p) RETURN n", "SyntaxError: InvalidParameterUse @1:10"},
      {"MERGE (n $p)", "SyntaxError: InvalidParameterUse @1:10"},
      {"CREATE (n:A|B)", "SyntaxError: UnexpectedSyntax @1:8"},
      {"CREATE ((a)-[:R]->(b)){2}", "SyntaxError: UnexpectedSyntax @1:8"},
      {"MATCH (n) RETURN (n)-->()", "SyntaxError: UnexpectedSyntax @1:18"},
      {"MATCH (n) RETURN size((n)-->())", "SyntaxError: UnexpectedSyntax @1:23"},
  });
}

TEST(BindErrorTest, ClausesFollowAnOrder) {
  Check({
      {"MATCH (n)", "SyntaxError: InvalidClauseComposition @1:1"},
      {"RETURN 1 MATCH (n)", "SyntaxError: InvalidClauseComposition @1:10"},
      {"WITH 1 AS x", "SyntaxError: InvalidClauseComposition @1:1"},
      {"CREATE (n) MATCH (m) RETURN m", "SyntaxError: InvalidClauseComposition @1:12"},
      {"RETURN 1 AS a UNION RETURN 2 AS b", "SyntaxError: DifferentColumnsInUnion @1:21"},
      {"RETURN 1 AS a UNION RETURN 1 AS a UNION ALL RETURN 1 AS a",
       "SyntaxError: InvalidClauseComposition @1:45"},
      {"FOREACH (x IN [1] | MATCH (n))", "SyntaxError: InvalidClauseComposition @1:21"},
      {"RETURN EXISTS { CREATE (n) }", "SyntaxError: InvalidClauseComposition @1:17"},
  });
}

TEST(BindErrorTest, CallsMatchTheSignature) {
  Check({
      {"CALL test.other()", "ProcedureError: ProcedureNotFound @1:1"},
      {"CALL test.proc()", "SyntaxError: InvalidNumberOfArguments @1:1"},
      {"CALL test.proc('x')", "SyntaxError: InvalidArgumentType @1:16"},
      {"CALL test.proc YIELD a RETURN a", "SyntaxError: InvalidArgumentPassingMode @1:1"},
      {"CALL test.proc(1) YIELD c RETURN c", "SyntaxError: UndefinedVariable @1:25"},
      {"CALL test.proc(1) YIELD a, b AS a RETURN a", "SyntaxError: VariableAlreadyBound @1:33"},
      {"CALL test.proc(1) RETURN a", "SyntaxError: UndefinedVariable @1:26"},
  });
}

TEST(BindErrorTest, AMisspeltOrForeignNameIsGuessed) {
  const std::pair<const char*, const char*> cases[] = {
      {"MATCH (person) RETURN preson.name", "did you mean person?"},
      {"RETURN toUper('a')", "did you mean toUpper?"},
      {"MATCH (n) RETURN colect(n)", "did you mean collect?"},
      {"RETURN LEN('a')", "write size(…)"},
      {"CALL test.porc", "did you mean test.proc?"},
      {"RETURN point({x: 1, y: 2})", "points and spatial functions are not supported"},
  };
  for (const auto& [text, message] : cases) {
    try {
      BindText(text);
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
      EXPECT_GT(error.column(), 0) << text;
    }
  }
}

}  // namespace
}  // namespace wenmai::query
