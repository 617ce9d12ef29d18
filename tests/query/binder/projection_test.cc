#include <gtest/gtest.h>

#include "tests/query/binder/bind.h"

namespace wenmai::query {
namespace {

TEST(ProjectionBinderTest, ColumnsKeepTheirTextAndStarIsSorted) {
  EXPECT_EQ(BindText("MATCH (n) RETURN n.x,  cOuNt( * ), 1+2").query.column_names,
            (std::vector<std::string>{"n.x", "cOuNt( * )", "1+2"}));
  EXPECT_EQ(BindText("MATCH (b), (a) RETURN *, 1 AS c").query.column_names,
            (std::vector<std::string>{"a", "b", "c"}));
}

TEST(ProjectionBinderTest, VariablesPassUnderTheSameId) {
  const BoundStatement statement = BindText("MATCH (n) WITH n, n AS m RETURN n, m");
  const BoundProjection& with = ClauseAt<BoundProjection>(statement, 1);
  const VariableId n = ClauseAt<BoundMatch>(statement, 0).pattern.nodes[0].variable;
  EXPECT_EQ(with.items[0].variable, n);
  EXPECT_NE(with.items[1].variable, n);
}

TEST(ProjectionBinderTest, GroupingKeysAreSharedWithTheItems) {
  const BoundStatement statement =
      BindText("MATCH (n) RETURN count(*) + n.x, n.x, count(*), sum(n.y) ORDER BY count(*), n.x");
  const BoundProjection& projection = ClauseAt<BoundProjection>(statement, 1);
  ASSERT_TRUE(projection.aggregation.has_value());
  EXPECT_EQ(projection.aggregation->keys.size(), 1u);
  EXPECT_EQ(projection.aggregation->aggregates.size(), 2u);
  ASSERT_EQ(projection.items.size(), 4u);
  EXPECT_EQ(projection.items[1].variable, projection.aggregation->keys[0].variable);
  EXPECT_EQ(statement.query.column_names,
            (std::vector<std::string>{"count(*) + n.x", "n.x", "count(*)", "sum(n.y)"}));
  EXPECT_EQ(projection.order_by.size(), 2u);
}

TEST(ProjectionBinderTest, SortSeesWhatTheProjectionLeavesBehind) {
  for (const char* text : {
           "MATCH (n) RETURN n.x AS x ORDER BY n.y",
           "MATCH (n) RETURN DISTINCT n ORDER BY n.y",
           "MATCH (n) WITH n.x AS x, n.y AS y ORDER BY n.x + n.y RETURN x",
           "MATCH (n) RETURN n.x AS x, count(n.y) ORDER BY x, x + count(n.y)",
           "MATCH (n) RETURN avg(n.x) AS a ORDER BY $p + avg(n.x) - 1",
           "MATCH (n) RETURN n.x + n.y, count(*) AS c ORDER BY n.x + n.y",
       }) {
    EXPECT_EQ(BindError(text), "bound") << text;
  }
}

// An alias that shadows what another item reads makes that item's text mean something else.
TEST(ProjectionBinderTest, ShadowedTextIsNoSubstitute) {
  EXPECT_EQ(BindError("WITH {x: 1} AS a WITH DISTINCT a.x AS y, 1 AS a ORDER BY a.x RETURN y"),
            "TypeError: InvalidArgumentType @1:58");
}

TEST(ProjectionBinderTest, WhereAfterWithCarriesWhatItReads) {
  const BoundStatement statement = BindText("MATCH (n) WITH n.x AS x WHERE n.y = 1 RETURN *");
  EXPECT_EQ(ClauseAt<BoundProjection>(statement, 1).items.size(), 2u);
  EXPECT_EQ(statement.query.column_names, std::vector<std::string>{"x"});
}

TEST(ProjectionBinderTest, UnionsOrderTheirColumns) {
  const BoundStatement statement =
      BindText("RETURN 1 AS a, 2 AS b UNION ALL RETURN 3 AS b, 4 AS a");
  ASSERT_EQ(statement.query.branches.size(), 2u);
  EXPECT_TRUE(statement.query.is_union_all);
  EXPECT_EQ(NameOf(statement, statement.query.branches[1].columns[0]), "a");
  EXPECT_EQ(statement.query.columns.size(), 2u);
}

}  // namespace
}  // namespace wenmai::query
