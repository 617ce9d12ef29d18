#include <gtest/gtest.h>

#include "tests/query/parser/parse.h"

namespace wenmai::query {
namespace {

TEST(StatementParserTest, EveryClauseParses) {
  for (const char* text : {
           "MATCH (n) OPTIONAL MATCH (n)-->(m) WHERE m.x RETURN DISTINCT n, m.x AS x "
           "ORDER BY x DESC, n ASC SKIP 1 LIMIT $k;",
           "UNWIND [1] AS x WITH *, x + 1 AS y WHERE y > 1 RETURN *",
           "CREATE (a:A {x: 1})-[:R]->(b), (c) SET a.x = 1, b += {y: 2}, c = $map, a:B:C "
           "REMOVE a.x, b:B DETACH DELETE c",
           "MERGE (a)-[:R]-(b) ON CREATE SET a.x = 1 ON MATCH SET a.y = 2, (b).z = 3",
           "CALL db.labels() YIELD label AS l WHERE l <> 'x' RETURN l",
           "CALL test.proc",
           "MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN m } RETURN m",
           "UNWIND range(1, 10) AS i CALL { WITH i CREATE ({i: i}) } IN TRANSACTIONS OF 5 ROWS",
           "FOREACH (x IN [1, 2] | CREATE (:A {x: x}) FOREACH (y IN [x] | MERGE (:B {y: y})))",
           "LOAD CSV WITH HEADERS FROM 'file:///a.csv' AS row FIELDTERMINATOR ';' RETURN row",
           "RETURN 1 AS x UNION ALL RETURN 2 AS x UNION RETURN 3 AS x",
           "MATCH (n) WHERE EXISTS { (n)-->() } AND COUNT { MATCH (n)--(m) } > 1 "
           "RETURN COLLECT { MATCH (n)-->(m) RETURN m.x ORDER BY m.x }",
           "explain match (n) return n",
           "PROFILE MATCH (n) RETURN n",
           "SHOW INDEXES YIELD name WHERE name STARTS WITH 'a' RETURN name",
           "CREATE INDEX FOR (n:Person) ON (n.name, n.born)",
           "CREATE INDEX by_name IF NOT EXISTS FOR ()-[r:KNOWS]-() ON (r.since)",
           "CREATE FULLTEXT INDEX texts FOR (n:Article|Claim) ON EACH [n.title, n.text]",
           "CREATE CONSTRAINT one_id FOR (p:Person) REQUIRE p.id IS UNIQUE",
           "CREATE CONSTRAINT FOR (p:Person) REQUIRE (p.a, p.b) IS NODE KEY",
           "CREATE CONSTRAINT FOR ()-[r:R]->() REQUIRE r.w IS NOT NULL",
           "CREATE CONSTRAINT FOR (p:Person) REQUIRE p.born IS :: ZONED DATETIME",
           "DROP INDEX by_name IF EXISTS",
           "DROP CONSTRAINT one_id",
           "/* a */ RETURN // b\n 1",
       }) {
    EXPECT_EQ(ParseError(text), "parsed") << text;
  }
}

TEST(StatementParserTest, SchemaCommandsKeepTheirParts) {
  const ast::Statement statement = Parse(
      "CREATE CONSTRAINT c IF NOT EXISTS FOR (p:Person) REQUIRE (p.a, p.b) IS UNIQUE", {});
  const SchemaCommand& command = *statement.schema;
  EXPECT_EQ(command.kind, SchemaCommandKind::kCreateConstraint);
  EXPECT_EQ(command.constraint, ConstraintKind::kUnique);
  EXPECT_EQ(command.name, "c");
  EXPECT_TRUE(command.is_lenient);
  EXPECT_EQ(command.names, std::vector<std::string>{"Person"});
  EXPECT_EQ(command.properties, (std::vector<std::string>{"a", "b"}));
}

TEST(StatementParserTest, SpansCountCodePointsInColumnsAndBytesInOffsets) {
  const ast::Statement statement = Parse("RETURN\n  '文脉' + 名", {});
  const ast::Span& span = ReturnOf(statement).items[0].expression->span;
  EXPECT_EQ(span.line, 2);
  EXPECT_EQ(span.column, 3);
  EXPECT_EQ(statement.text.substr(span.begin, span.end - span.begin), "'文脉' + 名");
}

}  // namespace
}  // namespace wenmai::query
