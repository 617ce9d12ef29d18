#include "tests/query/optimizer/plan_of.h"

#include <gmock/gmock.h>

#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using testing::ElementsAre;

const std::vector<std::string> kArticles = {
    "UNWIND range(1, 5) AS i CREATE (:Company {name: 'c' + i})",
    "UNWIND range(1, 40) AS i MATCH (c:Company) WHERE (i + size(c.name)) % 2 = 0 OR c.name = 'c1' "
    "CREATE (:Article {number: i})-[:MENTIONS]->(c)"};

TEST(PlanTest, CountsByTheFarEndStartThere) {
  PlanFixture fixture(kArticles);
  EXPECT_THAT(
      fixture.PlanOf("MATCH (:Article)-[:MENTIONS]->(c:Company) RETURN c.name, count(*) AS n"),
      ElementsAre("Project count", "Aggregate count(*) by c.name",
                  "CountExpand (c)<-[:MENTIONS]-(:Article)", "NodeScan (c:Company)", "Unit"));
}

TEST(PlanTest, CountsByTheNearEndStayThere) {
  PlanFixture fixture(kArticles);
  EXPECT_THAT(fixture.PlanOf("MATCH (a:Article)-[:MENTIONS]->(c) RETURN a.number, count(c) AS n"),
              ElementsAre("Project count", "Aggregate count(*) by a.number",
                          "CountExpand (a)-[:MENTIONS]->(c)", "NodeScan (a:Article)", "Unit"));
}

TEST(PlanTest, TurnedCountsGiveTheSameRows) {
  const std::string query =
      "MATCH (:Article)-[:MENTIONS]->(c:Company) WITH c.name AS name, count(*) AS n "
      "RETURN name, n ORDER BY name";
  EngineOptions plain;
  plain.optimizer.is_optimizing = false;
  EXPECT_EQ(PlanFixture(kArticles).RowsOf(query), PlanFixture(kArticles, plain).RowsOf(query));
  EXPECT_EQ(PlanFixture(kArticles).RowsOf(query).size(), 5u);
}

TEST(PlanTest, AnExactSeekNeedsNoFilter) {
  PlanFixture fixture({"CREATE CONSTRAINT FOR (p:Person) REQUIRE p.id IS UNIQUE"});
  EXPECT_THAT(fixture.PlanOf("MATCH (p:Person {id: $id}) RETURN p"),
              ElementsAre("NodeUniqueSeek (p:Person) id = $id", "Unit"));
  EXPECT_THAT(fixture.PlanOf("MATCH (p:Person {id: $id}) WHERE p.id > 3 RETURN p"),
              ElementsAre("Filter p.id > 3", "NodeUniqueSeek (p:Person) id = $id", "Unit"));
}

TEST(PlanTest, AListIsSoughtElementByElement) {
  PlanFixture fixture({"CREATE CONSTRAINT FOR (p:Person) REQUIRE p.id IS UNIQUE",
                       "UNWIND range(1, 2000) AS i CREATE (:Person {id: i})"});
  EXPECT_THAT(fixture.PlanOf("MATCH (p:Person) WHERE p.id IN $ids RETURN p"),
              ElementsAre("Filter p.id IN $ids", "NodeIndexSeek (p:Person) id IN $ids", "Unit"));
  EXPECT_THAT(fixture.RowsOf("MATCH (p:Person) WHERE p.id IN [7, null, 3, 3.0, 5000] RETURN p.id"),
              ElementsAre("3", "7"));
  EXPECT_THAT(fixture.RowsOf("UNWIND [[1, 2], null, []] AS ids MATCH (p:Person) WHERE p.id IN ids "
                             "RETURN p.id"),
              ElementsAre("1", "2"));
}

TEST(PlanTest, ASeekOfAValueThatNoPropertyHoldsFindsNothing) {
  PlanFixture fixture({"CREATE INDEX FOR (p:Person) ON (p.id)", "CREATE (:Person {id: 1})"});
  for (const char* value : {"{a: 1}", "[1, null]", "[{a: 1}]", "0.0 / 0.0", "null"}) {
    EXPECT_THAT(fixture.RowsOf("MATCH (p:Person) WHERE p.id = " + std::string(value) + " RETURN p"),
                testing::IsEmpty());
    EXPECT_THAT(fixture.RowsOf("MATCH (p:Person) WHERE p.id IN [" + std::string(value) +
                               ", 1] RETURN p.id"),
                ElementsAre("1"));
  }
}

TEST(PlanTest, AListWithNullsBoundsWhatItsOtherElementsDecide) {
  PlanFixture fixture({"CREATE INDEX FOR (p:Person) ON (p.id)", "CREATE (:Person {id: [1, 2]})"});
  EXPECT_THAT(fixture.RowsOf("MATCH (p:Person) WHERE p.id < [3, null] RETURN p.id"),
              ElementsAre("[1, 2]"));
}

TEST(PlanTest, ASeekOfAValueTheIndexDoesNotTellApartIsChecked) {
  PlanFixture fixture({"CREATE INDEX FOR (p:Person) ON (p.name)",
                       "UNWIND range(1, 3) AS i CREATE (:Person {name: reduce(s = '', x IN "
                       "range(1, 3000) | s + 'a') + i})"});
  EXPECT_THAT(fixture.RowsOf("MATCH (p:Person) WHERE p.name = reduce(s = '', x IN range(1, 3000) | "
                             "s + 'a') + 2 RETURN right(p.name, 2)"),
              ElementsAre("'a2'"));
}

TEST(PlanTest, LabelsKnownAtRunTimeAreScanned) {
  PlanFixture fixture({"UNWIND range(1, 9) AS i CREATE (:A {i: i}), (:B), (:C)",
                       "MATCH (a:A {i: 3}), (b:B) SET a:B"});
  EXPECT_THAT(fixture.PlanOf("MATCH (n:$($label)) RETURN n"),
              ElementsAre("Filter $all(n, $label)", "NodeScan (n:$($label))", "Unit"));
  EXPECT_THAT(fixture.PlanOf("MATCH (n:$any($labels)) RETURN n"),
              ElementsAre("Filter $any(n, $labels)", "NodeScan (n:$any($labels))", "Unit"));
  EXPECT_THAT(fixture.PlanOf("MATCH (n:A:$($label)) RETURN n"),
              ElementsAre("Filter $all(n, $label)", "NodeScan (n:A)", "Unit"));
  EXPECT_THAT(fixture.RowsOf("UNWIND [['A', 'B'], ['B', 'B', 'No'], ['No'], []] AS names "
                             "MATCH (n:$any(names)) RETURN names[0] AS first, count(n)"),
              ElementsAre("'A', 18", "'B', 10"));
  EXPECT_THAT(fixture.RowsOf("UNWIND [['A', 'B'], ['B'], ['No', 'A'], []] AS names "
                             "MATCH (n:$(names)) RETURN names, count(n)"),
              ElementsAre("['A', 'B'], 1", "['B'], 10", "[], 27"));
}

TEST(PlanTest, ShortestPathsAreSearchedFromTheScarcerEnd) {
  PlanFixture fixture({"UNWIND range(1, 50) AS i CREATE (:A)-[:R]->(:B)-[:R]->(:B)", "CREATE (:Rare)"});
  const std::string from = "MATCH p = ANY SHORTEST (a:A)((x)-[:R]->(y)){1,}(b)-[:R]->(c";
  EXPECT_THAT(fixture.PlanOf(from + ":Rare) RETURN p"),
              ElementsAre("SearchPaths (c)<-[:R]-(b)((y)<-[:R]-(x)){1,}(a:A)", "NodeScan (c:Rare)", "Unit"));
  EXPECT_THAT(fixture.PlanOf(from + ":B) RETURN p"),
              ElementsAre("SearchPaths (a)((x)-[:R]->(y)){1,}(b)-[:R]->(c:B)", "NodeScan (a:A)", "Unit"));
}

TEST(PlanTest, ConditionsOnStepsThatReadEachOtherHaveNoOrder) {
  PlanFixture fixture({});
  for (const char* pattern : {"(a)-[q:R* {i: size(r)}]->(b), (c)-[r:R* {i: size(q)}]->(d)",
                              "p = (a)-[q:R* {i: length(p)}]->(b)",
                              "(a)-[q:R* {i: size(x)}]->(b) ((x)-[:R]->(y) WHERE x.i = size(q)){1,2} (c)"}) {
    EXPECT_THAT([&] { fixture.PlanOf(std::string("MATCH ") + pattern + " RETURN a"); },
                testing::ThrowsMessage<Error>(testing::HasSubstr("known only after the walk")))
        << pattern;
  }
}

// Compared where they lie in columns, and as values of their own.
TEST(PlanTest, TwoPropertiesCompareAsTheirValuesDo) {
  PlanFixture fixture({"UNWIND range(1, 40) AS i CREATE (:V {i: i, half: i / 2.0, text: toString(i % 7), "
                       "day: date('2024-01-01') + duration({days: i % 9}), yes: i % 2 = 0, "
                       "many: [i % 3, 1], some: CASE WHEN i % 4 = 0 THEN null WHEN i % 4 = 1 THEN 'x' "
                       "WHEN i % 4 = 2 THEN 0.0 / 0.0 ELSE i END})"});
  const std::vector<std::string> keys = {"i", "half", "text", "day", "yes", "many", "some", "none"};
  for (const char* op : {"=", "<>", "<", "<=", ">", ">="}) {
    for (const std::string& left : keys) {
      for (const std::string& right : keys) {
        const std::string pair = "MATCH (a:V), (b:V) ";
        const std::string direct = pair + "WHERE a." + left + " " + op + " b." + right + " RETURN count(*)";
        const std::string apart = pair + "WITH a." + left + " AS x, b." + right + " AS y WHERE x " + op +
                                  " y RETURN count(*)";
        EXPECT_EQ(fixture.RowsOf(direct), fixture.RowsOf(apart)) << direct;
      }
    }
  }
}

}  // namespace
}  // namespace wenmai::query
