#include <gtest/gtest.h>

#include "query/expressions/subquery.h"
#include "tests/query/binder/bind.h"

namespace wenmai::query {
namespace {

const BoundQuery& SubqueryOf(const Expression& expression) {
  return *static_cast<const SubqueryExpression&>(expression).query;
}

TEST(SubqueryBinderTest, PatternsBecomeSubqueriesThatImport) {
  const BoundStatement statement = BindText("MATCH (n), (m) WHERE (n)-->() RETURN n, m");
  const PatternGraph& pattern = ClauseAt<BoundMatch>(statement, 0).pattern;
  ASSERT_EQ(pattern.predicates.size(), 1u);
  const BoundQuery& query = SubqueryOf(*pattern.predicates[0]);
  EXPECT_EQ(query.imports, std::vector<VariableId>{pattern.nodes[0].variable});
}

TEST(SubqueryBinderTest, LocalsOfComprehensionsBecomeColumns) {
  const BoundStatement statement =
      BindText("MATCH p = ()-->() RETURN [x IN nodes(p) WHERE (x)-->() | x.name]");
  EXPECT_EQ(statement.query.column_names.size(), 1u);
  const BoundStatement nested = BindText(
      "UNWIND [1] AS i RETURN [x IN [1] WHERE EXISTS { MATCH (n) WHERE EXISTS { "
      "MATCH (n)-->(m {v: x, w: i}) } } | x]");
  EXPECT_EQ(nested.query.column_names.size(), 1u);
}

TEST(SubqueryBinderTest, ImportsPassThroughWith) {
  const BoundStatement statement = BindText(
      "MATCH (n) WHERE EXISTS { MATCH (m) WITH count(m) AS c WHERE c > n.x RETURN c } RETURN n");
  const PatternGraph& pattern = ClauseAt<BoundMatch>(statement, 0).pattern;
  const BoundQuery& query = SubqueryOf(*pattern.predicates.at(0));
  const auto& with = static_cast<const BoundProjection&>(*query.branches[0].clauses.at(1));
  ASSERT_TRUE(with.aggregation.has_value());
  ASSERT_EQ(with.aggregation->keys.size(), 1u);
  EXPECT_EQ(with.aggregation->keys[0].variable, pattern.nodes[0].variable);
}

TEST(SubqueryBinderTest, CallSubqueriesSeeWhatTheyImport) {
  for (const char* text : {
           "MATCH (n) CALL { WITH n MATCH (n)-->(m) RETURN m } RETURN n, m",
           "MATCH (n) CALL (n) { MATCH (n)-->(m) WITH m RETURN m, n.x AS x } RETURN m, x",
           "MATCH (n) CALL (*) { RETURN n.x AS x } RETURN x",
           "MATCH (n) CALL { RETURN 1 AS one UNION RETURN 2 AS one } RETURN n, one",
           "MATCH (n) CALL { WITH n SET n.x = 1 } RETURN n",
           "MATCH (n) CALL { WITH n RETURN n.x AS x UNION WITH n RETURN n.y AS x } RETURN x",
       }) {
    EXPECT_EQ(BindError(text), "bound") << text;
  }
  EXPECT_EQ(BindError("MATCH (n) CALL (n) { RETURN n } RETURN n"),
            "SyntaxError: VariableAlreadyBound @1:11");
}

TEST(SubqueryBinderTest, GroupingHoldsInsideSubqueries) {
  EXPECT_EQ(BindError("MATCH (n) RETURN n, count(*) + COUNT { (n)-->() }"), "bound");
  EXPECT_EQ(BindError("MATCH (n), (m) RETURN n, count(*) + COUNT { (m)-->() }"),
            "SyntaxError: AmbiguousAggregationExpression @1:46");
}

}  // namespace
}  // namespace wenmai::query
