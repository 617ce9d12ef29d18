// What each rule of the optimizer makes of a query, as EXPLAIN shows it, and that without the rule it is
// not so. That the rows are the same is what tests/query/differential shows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/optimizer/plan_of.h"

namespace wenmai::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::Not;

const std::vector<std::string> kGraph = {
    "CREATE INDEX FOR (n:A) ON (n.i)",
    "UNWIND range(1, 50) AS x CREATE (:A:B {i: x})-[:R]->(:C {i: x})",
    "MATCH (a:A), (c:C) WHERE a.i < c.i AND c.i < 5 CREATE (a)-[:S]->(c), (c)-[:T]->(a)",
    "UNWIND range(1, 3) AS x CREATE (:Rare {i: x})-[:R]->(:C {i: x})"};

std::vector<std::string> Plan(const std::string& query, const OptimizerOptions& options = {}) {
  return PlanFixture(kGraph, {.optimizer = options}).PlanOf(query);
}

std::vector<std::string> PlanWithout(const std::string& rule, const std::string& query) {
  OptimizerOptions options;
  options.rule_off = rule;
  return Plan(query, options);
}

// The rule brings `line` into the plan of `query`.
void ExpectMade(const std::string& rule, const std::string& query, const std::string& line) {
  SCOPED_TRACE(query);
  EXPECT_THAT(Plan(query), Contains(line));
  EXPECT_THAT(PlanWithout(rule, query), Not(Contains(line)));
}

TEST(RuleTest, FiltersStandWhereTheirVariablesAreBound) {
  EXPECT_THAT(Plan("MATCH (a:A)-[:R]->(c:C) WHERE a.i > 40 AND c.i > 41 RETURN a.i"),
              ElementsAre("Project a.i", "Filter c.i > 41", "Expand (a)-[:R]->(c:C)",
                          "Filter a.i > 40", "NodeIndexSeek (a:A) i > 40", "Unit"));
  ExpectMade("PushFilter", "MATCH (a:Rare) WITH a MATCH (a)-[:R]->(c) WITH a, c WHERE a.i = 3 RETURN c.i",
             "Filter (a) AND a.i = 3");
}

TEST(RuleTest, TransactionsReadTheirRowsInASnapshot) {
  const std::string in_transactions = " CALL (a) { SET a.i = 0 } IN TRANSACTIONS OF 10 ROWS";
  for (const char* reading : {"MATCH (a:A)", "MATCH (a:A)-[r:R]->(c) WHERE c.i > a.i", "MATCH (a:A {i: 3})",
                              "MATCH (a) WHERE id(a) = 3", "MATCH (a:A) WITH a, a.i + 1 AS j WHERE j > 3"}) {
    ExpectMade("ReadSnapshot", reading + in_transactions, "├─ Snapshot");
  }
  // What runs a subquery of its own, or does more than find nodes and go on from them.
  for (const char* reading : {"MATCH (a:A) WHERE COUNT { (a)-[:S]->(c) WHERE c.i > 2 } > 1", "UNWIND [1, 2] AS x MATCH (a:A {i: x})"}) {
    EXPECT_THAT(Plan(reading + in_transactions), Not(Contains("├─ Snapshot"))) << reading;
  }
}

TEST(RuleTest, APatternIsWalkedFromItsRareEnd) {
  const char* query = "MATCH (c:C)<-[:R]-(r:Rare) RETURN c.i";
  EXPECT_THAT(Plan(query), Contains("NodeScan (r:Rare)"));
  EXPECT_THAT(Plan(query, {.is_optimizing = false, .rule_off = {}}), Contains("NodeScan (c:C)"));
  EXPECT_THAT(Plan("MATCH (c)<-[:R*1..3]-(r:Rare) RETURN DISTINCT c"), Contains("NodeScan (r:Rare)"));
}

// One step more now makes all later ones cheaper: the rows of each step alone would not tell.
TEST(RuleTest, StepsAreOrderedByWhatAllOfThemCost) {
  PlanFixture fixture({"CREATE CONSTRAINT FOR (h:Hub) REQUIRE h.i IS UNIQUE",
                       "UNWIND range(1, 20) AS x CREATE (h:Hub {i: x}) WITH h "
                       "UNWIND [1, 2] AS y CREATE (h)-[:NEAR]->(:N) WITH DISTINCT h "
                       "UNWIND [1, 2, 3] AS z CREATE (h)-[:FAR]->(:F)-[:ON]->(:O {k: z})"});
  EXPECT_THAT(fixture.PlanOf("MATCH (h:Hub {i: 1})-[:NEAR]->(n), (h)-[:FAR]->(f)-[:ON]->(o {k: 3}) "
                             "RETURN n, f, o"),
              ElementsAre("Expand (h)-[:NEAR]->(n)", "Filter o.k = 3", "Expand (f)-[:ON]->(o)",
                          "Expand (h)-[:FAR]->(f)", "NodeUniqueSeek (h:Hub) i = 1", "Unit"));
}

TEST(RuleTest, AnIndexFindsWhatAConditionAsksFor) {
  EXPECT_THAT(Plan("MATCH (a:A {i: 3}) RETURN a"), Contains("NodeIndexSeek (a:A) i = 3"));
  EXPECT_THAT(Plan("MATCH (a:B {i: 3}) RETURN a"), Contains("NodeScan (a:B)"));
  EXPECT_THAT(Plan("MATCH (a:A) WHERE id(a) = 7 RETURN a"), Contains("NodeIdSeek (a) id = 7"));
}

TEST(RuleTest, LabelsAreTestedInTheExpand) {
  ExpectMade("FuseLabels", "MATCH (r:Rare)-[:R]->(c:C) RETURN c.i", "Expand (r)-[:R]->(c:C)");
}

TEST(RuleTest, CyclesAreIntersections) {
  ExpectMade("Intersect", "MATCH (a:A)-[:R]->(c), (a)-[:S]->(c) RETURN a, c",
             "Intersect (a)-[:S]->(c), (a)-[:R]->(c)");
}

TEST(RuleTest, CountedCyclesAreClosedFromTheLongerList) {
  const char* scan = "RelationshipScan (b)<-[:T]-(c) by the more of (b)<-[:R]-(), (c)<-[:S]-()";
  ExpectMade("ScanRelationships", "MATCH (a)-[:R]->(b)<-[:T]-(c)<-[:S]-(a) RETURN count(*)", scan);
  ExpectMade("ScanRelationships", "MATCH (a)-[:R]->(b)<-[:T]-(c)<-[:S]-(a) WHERE a.i < b.i RETURN c.i, sum(b.i)",
             scan);
  // Where the order of rows is seen, or few of the first nodes are asked for.
  EXPECT_THAT(Plan("MATCH (a)-[:R]->(b)<-[:T]-(c)<-[:S]-(a) RETURN collect(c.i)"), Not(Contains(scan)));
  EXPECT_THAT(Plan("MATCH (a)-[:R]->(b)<-[:T]-(c)<-[:S]-(a) WHERE a.i = 3 RETURN count(*)"), Not(Contains(scan)));
}

// A step's estimate is of nodes with the label by which its start was found: 3 of :Rare, 50 of :A, :B.
TEST(RuleTest, EstimatesKnowTheLabelAStepComesFrom) {
  PlanFixture fixture(kGraph);
  EXPECT_THAT(fixture.RowsOf("EXPLAIN MATCH (r:Rare)-[:R]->(c) RETURN c.i"),
              Contains(testing::EndsWith("Expand (r)-[:R]->(c)', 3.0")));
  EXPECT_THAT(fixture.RowsOf("EXPLAIN MATCH (a:A)-[:R]->(c) RETURN c.i"),
              Contains(testing::EndsWith("Expand (a)-[:R]->(c)', 50.0")));
}

// What rules do late must not bring columns back that were cut.
TEST(RuleTest, ColumnsThatNobodyReadsAreNotMade) {
  PlanFixture fixture(kGraph);
  EXPECT_THAT(fixture.ColumnsOf("MATCH (a:A)-[r:R]->(c:C) RETURN c.i"),
              ElementsAre("Project: c.i", "Expand: c", "NodeScan: a", "Unit:"));
  EXPECT_THAT(fixture.ColumnsOf("MATCH (a:A)-[:R]->(b) RETURN a.i, count(b)"),
              ElementsAre("Project: a.i, count(b)", "Aggregate: a.i, _4", "CountExpand: a, _6", "NodeScan: a",
                          "Unit:"));
}

TEST(RuleTest, WhatIsOnlyCountedIsNotMade) {
  ExpectMade("PushCount", "MATCH (a:A)-[:R]->(c) RETURN a.i, count(*)", "CountExpand (a)-[:R]->(c)");
}

TEST(RuleTest, AnOrderWithALimitKeepsTheTop) {
  ExpectMade("TopK", "MATCH (a:A) RETURN a.i ORDER BY a.i LIMIT 3", "TopK 3 a.i");
}

TEST(RuleTest, SetsOfNodesAreReachedNotWalkedTo) {
  ExpectMade("DistinctReach", "MATCH (a) WHERE id(a) = 3 MATCH (a)-[:R*1..4]->(c) RETURN DISTINCT c",
             "Reach (a)-[:R*1..4]->(c)");
}

TEST(RuleTest, UpdatesAloneNeedNoBarrier) {
  const std::string query = "UNWIND [1, 2] AS x CREATE (n:New {x: x}) RETURN n";
  const auto with = Plan(query), without = PlanWithout("RemoveEager", query);
  EXPECT_LT(std::count(with.begin(), with.end(), "Eager"),
            std::count(without.begin(), without.end(), "Eager"));
}

TEST(RuleTest, AStepThatIsOnlyAskedForIsNoSubquery) {
  ExpectMade("UnnestStep", "MATCH (a:A)-[:R]->(c) WHERE NOT (c)-[:T]->(a) RETURN a",
             "AntiExpandInto (c)-[:T]->(a)");
  ExpectMade("UnnestStep", "MATCH (a:A) WHERE EXISTS { (a)-[:S]->(:C) } RETURN a",
             "SemiExpand (a)-[:S]->(:C)");
  ExpectMade("UnnestStep", "MATCH (a:A) WHERE EXISTS { (a)-[:S]->(c:C {i: 3}) } RETURN a",
             "SemiExpand (a)-[:S]->(c:C) where c.i = 3");
  EXPECT_THAT(Plan("MATCH (a:A) WHERE EXISTS { (a)-[:S]->(c:C) WHERE c.i > a.i } RETURN a"),
              Contains("Filter EXISTS { … }"));
}

TEST(RuleTest, WhatNoOrderAsksForIsReadOfTheTopOnly) {
  const char* query = "MATCH (a:Rare) RETURN a.i AS i, a.k ORDER BY i LIMIT 1";
  EXPECT_THAT(Plan(query), ElementsAre("Limit 1", "Project a.k", "TopK 1 i", "Project a.i AS i",
                                       "NodeScan (a:Rare)", "Unit"));
  EXPECT_THAT(PlanWithout("LateProject", query),
              ElementsAre("Limit 1", "TopK 1 i", "Project a.i AS i, a.k", "NodeScan (a:Rare)",
                          "Unit"));
}

TEST(RuleTest, DifferentValuesAreFoundAsGroups) {
  ExpectMade("GroupDistinct", "MATCH (a:Rare) RETURN DISTINCT a.i AS i ORDER BY i",
             "Aggregate by a.i AS i");
}

TEST(RuleTest, AWalkBetweenNodesFoundAtOnceComesFromBothEnds) {
  PlanFixture fixture({"CREATE CONSTRAINT FOR (p:P) REQUIRE p.i IS UNIQUE",
                       "UNWIND range(1, 60) AS x CREATE (:P {i: x})",
                       "MATCH (a:P), (b:P) WHERE a.i < b.i CREATE (a)-[:R]->(b)"});
  EXPECT_THAT(fixture.PlanOf("MATCH (a:P {i: 1})-[:R]->(c)<-[:R]-(b:P {i: 2}) RETURN c"),
              ElementsAre("Intersect (a)-[:R]->(c), (b)-[:R]->(c)", "NodeUniqueSeek (b:P) i = 2",
                          "NodeUniqueSeek (a:P) i = 1", "Unit"));
}

TEST(RuleTest, WhatAllStepsMustMeetIsAskedOfEachStep) {
  const char* query = "MATCH (a) WHERE id(a) = 3 MATCH (a)-[r:R*1..3]->(b) "
                      "WHERE all(x IN r WHERE x.i > a.i) ";
  EXPECT_THAT(Plan(std::string(query) + "RETURN DISTINCT b"),
              Contains("Reach (a)-[:R*1..3]->(b) where x.i > a.i"));
  EXPECT_THAT(Plan(std::string(query) + "RETURN r"),
              Contains("VarLengthExpand (a)-[r:R*1..3]->(b) where x.i > a.i"));
}

// TurnCount and SearchPaths are tested in plan_test.cc, Parallelize where many nodes are.
TEST(RuleTest, EveryOptionalRuleHasATest) {
  EXPECT_THAT(OptionalRules(),
              ElementsAreArray({"PushFilter", "SearchPaths", "JoinOrder", "FuseLabels", "Intersect",
                                "UnnestStep", "GroupDistinct", "TurnCount", "PushCount", "TopK", "LateProject",
                                "RemoveEager", "ReadSnapshot", "DistinctReach", "ScanRelationships", "Parallelize"}));
}

}  // namespace
}  // namespace wenmai::query
