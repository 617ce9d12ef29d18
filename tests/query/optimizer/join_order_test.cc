// Orders of joins on a graph of skewed types, where taking always the step that leaves fewest rows is
// dear: what plan is made, and that its rows are those of the greedy one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/query/optimizer/plan_of.h"

namespace wenmai::query {
namespace {

using testing::ElementsAre;

// 400 people in 20 cities, each with 40 articles read, most of them of a few topics; 40 editors.
const std::vector<std::string> kPress = {
    "CREATE CONSTRAINT FOR (t:Topic) REQUIRE t.name IS UNIQUE",
    "CREATE INDEX FOR (p:Person) ON (p.city)",
    "UNWIND range(0, 19) AS i CREATE (:Topic {name: 't' + i})",
    "UNWIND range(0, 399) AS i CREATE (:Article {number: i, year: 2000 + i % 25})",
    "UNWIND range(0, 399) AS i CREATE (:Person {number: i, city: i % 20})",
    "UNWIND range(0, 39) AS i CREATE (:Editor {number: i, city: i % 20})",
    "MATCH (a:Article), (t:Topic) WHERE t.name = 't' + (a.number * a.number) % 7 CREATE (a)-[:OF]->(t)",
    "UNWIND range(0, 39) AS k MATCH (p:Person), (a:Article) WHERE a.number = (p.number * 7 + k * 37) % 400 "
    "CREATE (p)-[:READ {rating: (p.number + k) % 5}]->(a)",
    "MATCH (e:Editor), (a:Article) WHERE a.number % 40 = e.number CREATE (e)-[:EDITED]->(a)",
    "MATCH (e:Editor), (p:Person) WHERE p.number % 40 = e.number CREATE (e)-[:KNOWS]->(p)"};

PlanFixture& Press() {
  static PlanFixture fixture(kPress);
  return fixture;
}

PlanFixture& GreedyPress() {
  static PlanFixture fixture(kPress, {.optimizer = {.is_optimizing = true, .rule_off = "JoinOrder"}});
  return fixture;
}

// The rows without their order.
std::vector<std::string> SortedRows(PlanFixture* fixture, const std::string& query) {
  std::vector<std::string> rows = fixture->RowsOf(query);
  std::sort(rows.begin(), rows.end());
  return rows;
}

bool Joins(const std::vector<std::string>& plan) {
  return std::any_of(plan.begin(), plan.end(), [](const std::string& line) {
    return line.find("HashJoin") != std::string::npos;
  });
}

struct Case {
  const char* query;
  bool is_joined;
};

const Case kCases[] = {
    // Both ends are known to be few.
    {"MATCH (p:Person {city: 3})-[:READ]->(a:Article)<-[:READ]-(q:Person {city: 4}) "
     "RETURN p.number, a.number, q.number", true},
    {"MATCH (p:Person {city: 3})-[:READ]->(a)-[:OF]->(t)<-[:OF]-(b)<-[:READ]-(q:Person {city: 4}) "
     "RETURN t.name, count(*)", true},
    {"MATCH (p:Person {city: 3})-[:READ]->(a)<-[:EDITED]-(e:Editor {city: 3}) RETURN p.number, e.number", false},
    // The same property of both ends.
    {"MATCH (p:Person)-[:READ]->(a)<-[:READ]-(q:Person) WHERE p.city = q.city RETURN count(*)", true},
    {"MATCH (p:Person)-[:READ]->(a:Article)-[:OF]->(t)<-[:OF]-(b:Article) WHERE a.year = b.year "
     "AND p.city = 3 RETURN count(*)", true},
    {"MATCH (e:Editor)-[:EDITED]->(a), (p:Person)-[:READ]->(b) WHERE e.city = p.city AND a.year = b.year "
     "RETURN count(*)", true},
    // One walk that is long beside others that are not.
    {"MATCH (t:Topic {name: 't1'})<-[:OF]-(a)<-[:READ]-(p)-[:READ]->(b)-[:OF]->(u:Topic {name: 't2'}) "
     "RETURN count(*)", true},
    {"MATCH (e:Editor {number: 3})-[:EDITED]->(a)<-[:READ]-(p)<-[:KNOWS]-(f:Editor) "
     "RETURN a.number, p.number", false},
    // Cycles.
    {"MATCH (e:Editor)-[:KNOWS]->(p)-[:READ]->(a)<-[:EDITED]-(e) RETURN e.number, p.number, a.number", false},
    {"MATCH (p:Person)-[:READ]->(a)<-[:READ]-(q:Person)-[:READ]->(b)<-[:READ]-(p) WHERE p.city = 3 "
     "AND q.city = 4 RETURN count(*)", true},
    {"MATCH (p:Person)-[:READ]->(a)-[:OF]->(t)<-[:OF]-(b)<-[:READ]-(p) WHERE p.city = 3 RETURN count(*)", true},
    // After other rows.
    {"MATCH (e:Editor) WHERE e.number < 3 WITH e MATCH (e)-[:KNOWS]->(p)-[:READ]->(a)-[:OF]->(t:Topic {name: 't1'}) "
     "RETURN e.number, p.number, a.number", false},
    {"UNWIND [1, 2] AS x MATCH (p:Person {city: x})-[:READ]->(a)<-[:READ]-(q:Person {city: x + 2}) "
     "RETURN x, p.number, q.number", true},
    {"MATCH (p:Person {city: 5}) OPTIONAL MATCH (p)-[:READ]->(a)-[:OF]->(t:Topic {name: 't1'}) "
     "RETURN p.number, a.number", false},
    {"MATCH (t:Topic {name: 't1'}), (p:Person {number: 7}), x = shortestPath((p)-[*..5]-(t)) "
     "RETURN length(x)", false},
};

TEST(JoinOrderTest, EveryOrderGivesTheSameRows) {
  for (const auto& [query, is_joined] : kCases) {
    SCOPED_TRACE(query);
    const std::vector<std::string> rows = SortedRows(&Press(), query);
    EXPECT_EQ(rows, SortedRows(&GreedyPress(), query));
    EXPECT_FALSE(rows.empty());
    const std::vector<std::string> plan = Press().PlanOf(query);
    EXPECT_EQ(Joins(plan), is_joined) << testing::PrintToString(plan);
  }
}

TEST(JoinOrderTest, TwoFewEndsAreJoinedInTheMiddle) {
  EXPECT_THAT(Press().PlanOf(kCases[0].query),
              ElementsAre("Project p.number, a.number, q.number", "Filter _2 <> _4", "HashJoin a = a",
                          "├─ Expand (p)-[:READ]->(a:Article)", "│  NodeIndexSeek (p:Person) city = 3", "│  Unit",
                          "└─ Expand (q)-[:READ]->(a:Article)", "NodeIndexSeek (q:Person) city = 4", "Unit"));
}

TEST(JoinOrderTest, EqualPropertiesAreKeysOfTheJoin) {
  const std::vector<std::string> plan = Press().PlanOf(kCases[3].query);
  EXPECT_THAT(plan, testing::Contains("HashJoin a = a AND p.city = q.city"));
}

TEST(JoinOrderTest, LongPatternsAreWalkedStepByStep) {
  std::string query = "MATCH (t:Topic {name: 't1'})";
  for (int i = 0; i < 12; ++i) query += "--()";
  EXPECT_FALSE(Joins(Press().PlanOf(query + " RETURN count(*)")));
}

// A null or NaN key, and a relationship that both sides could use.
TEST(JoinOrderTest, KeysThatAreUnknownJoinNothing) {
  const std::vector<std::string> statements = {
      "UNWIND range(1, 300) AS i CREATE (:P {k: CASE i % 3 WHEN 0 THEN null WHEN 1 THEN 0.0 / 0.0 ELSE i % 2 END})"
      "-[:R]->(:M)",
      "MATCH (p:P)-[:R]->(m) WITH collect(p) AS ps, collect(m)[0..40] AS ms "
      "UNWIND ps AS p UNWIND ms AS m CREATE (p)-[:R]->(m)"};
  const char* query = "MATCH (a:P)-[:R]->(m)<-[:R]-(b:P) WHERE a.k = b.k RETURN count(*)";
  PlanFixture joined(statements);
  EXPECT_TRUE(Joins(joined.PlanOf(query)));
  PlanFixture greedy(statements, {.optimizer = {.is_optimizing = true, .rule_off = "JoinOrder"}});
  EXPECT_EQ(joined.RowsOf(query), greedy.RowsOf(query));
}

}  // namespace
}  // namespace wenmai::query
