#include <gtest/gtest.h>

#include "tests/query/binder/bind.h"

namespace wenmai::query {
namespace {

TEST(PatternBinderTest, VariablesStandOnceAndLabelsAdd) {
  const BoundStatement statement =
      BindText("MATCH (a:A)-[r:R|S]->(b), (a:B {x: 1})<--(b) RETURN a");
  const PatternGraph& graph = ClauseAt<BoundMatch>(statement, 0).pattern;
  ASSERT_EQ(graph.nodes.size(), 2u);
  EXPECT_EQ(graph.nodes[0].labels, (std::vector<std::string>{"A", "B"}));
  ASSERT_EQ(graph.relationships.size(), 2u);
  EXPECT_EQ(graph.relationships[0].types, (std::vector<std::string>{"R", "S"}));
  EXPECT_EQ(graph.relationships[1].direction, graph::Direction::kIn);
  ASSERT_EQ(graph.predicates.size(), 1u);
  EXPECT_EQ(graph.predicates[0]->ToString(), "a.x = 1");
}

TEST(PatternBinderTest, ConditionsAreConjuncts) {
  const BoundStatement statement = BindText(
      "MATCH (a:A|B WHERE a.x > 1)-[r {w: 2}]->() WHERE a.y = 1 AND (r.z = 2 AND a.v) RETURN a");
  const PatternGraph& graph = ClauseAt<BoundMatch>(statement, 0).pattern;
  EXPECT_TRUE(graph.nodes[0].labels.empty());
  EXPECT_EQ(graph.predicates.size(), 6u);
}

TEST(PatternBinderTest, StepsOfVariableLengthHaveAPredicateOfTheirOwn) {
  const BoundStatement statement =
      BindText("MATCH (a)-[r:R*1..3 {w: 2} WHERE r.v > 1]->(b) RETURN r");
  const PatternRelationship& relationship =
      ClauseAt<BoundMatch>(statement, 0).pattern.relationships.at(0);
  ASSERT_TRUE(relationship.hops.has_value());
  EXPECT_EQ(relationship.hops->max, 3u);
  ASSERT_NE(relationship.step_predicate, nullptr);
  EXPECT_NE(relationship.step_local, relationship.variable);
  EXPECT_EQ(statement.variables.entries[relationship.variable].kind,
            VariableKind::kRelationshipList);
}

TEST(PatternBinderTest, PlainGroupsAreVariableLength) {
  const BoundStatement statement = BindText("MATCH (a) (()-[r:R]->()){2,4} (b) RETURN r");
  const PatternGraph& graph = ClauseAt<BoundMatch>(statement, 0).pattern;
  EXPECT_TRUE(graph.quantified.empty());
  ASSERT_EQ(graph.relationships.size(), 1u);
  EXPECT_EQ(graph.relationships[0].hops->min, 2u);
}

TEST(PatternBinderTest, GroupsWithNodesOfTheirOwnExportLists) {
  const BoundStatement statement =
      BindText("MATCH p = (a) ((x)-[:R]->(y) WHERE x.v < y.v){1,4} (b) RETURN x, y, p");
  const PatternGraph& graph = ClauseAt<BoundMatch>(statement, 0).pattern;
  ASSERT_EQ(graph.quantified.size(), 1u);
  const QuantifiedPath& group = *graph.quantified[0];
  EXPECT_EQ(group.groups.size(), 2u);
  EXPECT_EQ(NameOf(statement, group.outer_start), "a");
  EXPECT_EQ(NameOf(statement, group.outer_end), "b");
  EXPECT_EQ(group.inner.predicates.size(), 1u);
  EXPECT_EQ(graph.paths[0].relationships, std::vector<uint32_t>{0});
}

TEST(PatternBinderTest, RelationshipsOfEarlierClausesAreBound) {
  const BoundStatement statement =
      BindText("MATCH ()-[r]->() WITH r MATCH (a)-[r]->(b) RETURN a, b");
  EXPECT_TRUE(ClauseAt<BoundMatch>(statement, 2).pattern.relationships.at(0).is_bound);
}

TEST(PatternBinderTest, MergeMakesWhatItDeclares) {
  const BoundStatement statement =
      BindText("MATCH (a) MERGE p = (a)<-[r:R {w: 1}]-(b:B {x: 2}) RETURN p");
  const BoundMerge& merge = ClauseAt<BoundMerge>(statement, 1);
  ASSERT_EQ(merge.create.nodes.size(), 1u);
  EXPECT_EQ(NameOf(statement, merge.create.nodes[0].variable), "b");
  ASSERT_EQ(merge.create.relationships.size(), 1u);
  EXPECT_EQ(NameOf(statement, merge.create.relationships[0].start), "b");
  EXPECT_EQ(NameOf(statement, merge.create.relationships[0].end), "a");
  EXPECT_EQ(merge.create.paths.size(), 1u);
  EXPECT_EQ(merge.match.predicates.size(), 2u);
}

TEST(PatternBinderTest, CreateReusesBoundNodes) {
  const BoundStatement statement =
      BindText("MATCH (a) CREATE (a)-[:R]->(b:B)<-[:S]-(a), (b)-[:T]->(c)");
  const BoundCreate& create = ClauseAt<BoundCreate>(statement, 1);
  EXPECT_EQ(create.pattern.nodes.size(), 2u);
  EXPECT_EQ(create.pattern.relationships.size(), 3u);
  EXPECT_TRUE(statement.is_write);
}

}  // namespace
}  // namespace wenmai::query
