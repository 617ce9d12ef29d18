#include <gtest/gtest.h>

#include "tests/query/binder/bind.h"

namespace wenmai::query {
namespace {

TEST(ClauseBinderTest, ParametersAreListedOnce) {
  const auto names = [](const char* text) {
    std::vector<std::string> result;
    for (const auto& [name, place] : BindText(text).parameters) result.push_back(name);
    return result;
  };
  EXPECT_EQ(names("RETURN $a + $b + $a"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(names("CALL test.proc"), std::vector<std::string>{"in"});
}

TEST(ClauseBinderTest, StandaloneCallReturnsAllColumns) {
  EXPECT_EQ(BindText("CALL test.proc(1)").query.column_names,
            (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(BindText("CALL test.proc(1) YIELD b AS c").query.column_names,
            std::vector<std::string>{"c"});
}

TEST(ClauseBinderTest, ElementTypesReachUnwoundVariables) {
  EXPECT_EQ(BindError("UNWIND [1, 2] AS x RETURN x.y"), "TypeError: InvalidArgumentType @1:27");
  EXPECT_EQ(BindError("UNWIND [{y: 1}] AS x RETURN x.y"), "bound");
  EXPECT_EQ(BindError("MATCH p = ()-->() UNWIND nodes(p) AS n MATCH (n)-->() RETURN n"), "bound");
  EXPECT_EQ(BindError("MATCH (n) WITH collect(n) AS ns UNWIND ns AS n MATCH (n) RETURN n"),
            "bound");
}

TEST(ClauseBinderTest, SetKindsAreTold) {
  const BoundStatement statement =
      BindText("MATCH (n)-[r]->() SET n.x = 1, n = {}, r += $p, n:A:B, (n).y = 2");
  const BoundSet& set = ClauseAt<BoundSet>(statement, 1);
  ASSERT_EQ(set.items.size(), 5u);
  EXPECT_EQ(set.items[0].kind, SetKind::kProperty);
  EXPECT_EQ(set.items[1].kind, SetKind::kReplaceAll);
  EXPECT_EQ(set.items[2].kind, SetKind::kMergeAll);
  EXPECT_EQ(set.items[3].kind, SetKind::kLabels);
  EXPECT_EQ(set.items[4].key, "y");
}

TEST(ClauseBinderTest, ForeachKeepsItsVariableToItself) {
  EXPECT_EQ(BindError("FOREACH (x IN [1] | CREATE ({v: x}))"), "bound");
  EXPECT_EQ(BindError("MATCH (n) FOREACH (x IN [1] | SET n.v = x) RETURN x"),
            "SyntaxError: UndefinedVariable @1:51");
}

TEST(ClauseBinderTest, SchemaCommandsPassThrough) {
  const BoundStatement statement = BindText("DROP INDEX i IF EXISTS");
  ASSERT_NE(statement.schema, nullptr);
  EXPECT_EQ(statement.schema->name, "i");
}

}  // namespace
}  // namespace wenmai::query
