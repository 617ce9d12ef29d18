// Walks over a graph with loops, parallel relationships and hubs, with all rules of the optimizer and
// with none: operators that take short cuts must count the same trails.
#include <gtest/gtest.h>

#include <random>

#include "graph/schema.h"
#include "query/engine.h"
#include "query/expressions/rendering.h"

namespace wenmai::query {
namespace {

class MultigraphTest : public testing::Test {
 protected:
  static constexpr int kNodeCount = 60;

  MultigraphTest() : graph_(graph::Graph::Open(":memory:", {})) {
    EngineOptions options;
    optimizing_ = std::make_unique<Engine>(graph_.get(), options);
    options.optimizer.is_optimizing = false;
    plain_ = std::make_unique<Engine>(graph_.get(), options);
    std::mt19937 random(7);
    const auto transaction = graph_->BeginWrite();
    const graph::LabelId labels[] = {transaction->InternLabel("A"), transaction->InternLabel("B")};
    const graph::TypeId type = transaction->InternType("R");
    const graph::KeyId key = transaction->InternKey("k");
    const graph::KeyId unique = transaction->InternKey("u"), text = transaction->InternKey("t"),
                       day = transaction->InternKey("d"), weight = transaction->InternKey("w");
    for (int i = 0; i < kNodeCount; ++i) {
      graph::Properties properties = {{key, Value::Integer(i % 5)}, {unique, Value::Integer(i)}};
      if (i % 7 != 0) properties.emplace_back(text, Value::String(i % 2 == 0 ? "even" : "odd"));
      if (i % 6 != 0) properties.emplace_back(day, Value::MakeDate({19'000 + i * 11}));
      transaction->CreateNode({labels[i % 3 == 0]}, properties);
    }
    // Weights are numbers, missing, or in a few places text.
    const auto properties_of = [weight](int i) -> graph::Properties {
      if (i % 5 == 0) return {};
      return {{weight, i % 31 == 0 ? Value::String("heavy") : Value::Integer(i % 8)}};
    };
    for (int i = 0; i < kNodeCount * 6; ++i) {
      const uint64_t start = random() % kNodeCount;
      // Some to hubs, some to the node itself, some twice.
      const uint64_t end = i % 4 == 0 ? random() % 4 : i % 9 == 0 ? start : random() % kNodeCount;
      for (int copy = 0; copy <= (i % 11 == 0); ++copy) {
        transaction->CreateRelationship(start, type, end, properties_of(i));
      }
    }
    for (const graph::LabelId label : labels) {
      graph::IndexDefinition index;
      index.label = label;
      index.keys = {unique};
      index.is_unique = true;
      transaction->CreateIndex(index);
    }
    transaction->Commit();
  }

  std::vector<std::string> RowsOf(Engine& engine, std::string_view query) {
    const auto view = graph_->BeginRead();
    const auto cursor =
        engine.Execute(engine.Prepare(query), Value::MakeMap({}), view.get(), nullptr, nullptr);
    std::vector<std::string> rows;
    RowBatch batch;
    while (cursor->Next(&batch)) {
      for (size_t i = 0; i < batch.live_count(); ++i) {
        std::string& row = rows.emplace_back();
        for (const Column& column : batch.columns) {
          row += ToCypherText(column.Get(batch.live_row(i))) + " ";
        }
      }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
  }

  void ExpectSame(const std::string& query) {
    const std::vector<std::string> rows = RowsOf(*optimizing_, query);
    EXPECT_EQ(rows, RowsOf(*plain_, query)) << query;
    EXPECT_FALSE(rows.empty()) << query;
  }

  std::unique_ptr<graph::Graph> graph_;
  std::unique_ptr<Engine> optimizing_, plain_;
};

TEST_F(MultigraphTest, CyclesAreCountedAsTrails) {
  for (const char* middle : {"-->", "<--", "--"}) {
    for (const char* closing : {"-->", "<--", "--"}) {
      for (const char* label : {"", ":A"}) {
        ExpectSame(std::string("MATCH (a)-[:R]->(b)") + middle + "(c" + label + "), (a)" + closing +
                   "(c) RETURN count(*)");
        ExpectSame(std::string("MATCH (a)-[:R]->(b), (b)-[:R]->(c") + label +
                   "), (a)-[:R]->(c) RETURN a.k, count(*)");
      }
    }
  }
}

TEST_F(MultigraphTest, CliquesAreCountedAsTrails) {
  for (const char* last : {"(a)-->(d), (b)-->(d)", "(a)<--(d), (b)-->(d)", "(a)--(d), (b)<--(d)"}) {
    for (const char* label : {"", ":B"}) {
      ExpectSame(std::string("MATCH (a:A)-[:R]->(b)-[:R]->(c)-[:R]->(d") + label +
                 "), (a)-[:R]->(c), " + last + " RETURN count(*)");
      ExpectSame(std::string("MATCH (a:A {k: 1})-[:R]->(b)-[:R]->(c)-[:R]->(d") + label + "), " +
                 last + " RETURN a.u, count(*)");
    }
  }
}

// Loops and parallel relationships may be walked again, others cannot; only their ends tell.
TEST_F(MultigraphTest, NoRelationshipIsWalkedTwice) {
  for (const char* walk : {"(a)-[r:R]->(b)-[s:R]->(c)", "(a)-[r:R]->(b)<-[s:R]-(c)", "(a)<-[r:R]-(b)-[s:R]->(c)",
                           "(a:A {k: 1})-[r:R]->(b)-[s:R]->(c)-[t:R]->(d)", "(a {k: 1})-[r:R]->(b)<-[s:R]-(c)-[t:R]->(d)",
                           "(a {k: 1})-[r:R]->(b)-[s:R]->(c:B)-[t:R]->(d)-[u:R]->(a)",
                           "(a {k: 1})-[r:R]-(b)-[s:R]->(c)", "(a {k: 1})-[r:R]->(b)-[s:R]-(c)"}) {
    const std::string match = std::string("MATCH ") + walk;
    ExpectSame(match + " RETURN count(*)");
    ExpectSame(match + " RETURN c, count(*)");
    ExpectSame(match + " RETURN b.k, count(c), sum(c.u)");
    ExpectSame(match + " WHERE c.u > 20 RETURN a, c");
  }
}

TEST_F(MultigraphTest, CyclesFromTheLongerListAreTheSame) {
  for (const char* cycle : {"(a)-[r:R]->(b)-[s:R]->(c)<-[t:R]-(a)", "(a)-[r:R]->(b)-[s:R]->(c)-[t:R]->(a)",
                            "(a:A)-[r:R]->(b:B)-[s:R]->(c)<-[t:R]-(a)", "(a:A)<-[r:R]-(b:A)-[s:R]->(c)-[t:R]->(a)",
                            "(a)-[r:R]->(b)-[s:R]->(c:B)<-[t:R]-(a)-[u:R]->(d)<-[v:R]-(b)"}) {
    const std::string match = std::string("MATCH ") + cycle;
    ExpectSame(match + " RETURN count(*)");
    ExpectSame(match + " RETURN a.k, count(*)");
    ExpectSame(match + " WHERE a.u < b.u RETURN count(r), sum(c.u)");
    ExpectSame(match + " RETURN b, min(c.u), max(r.w)");
  }
}

TEST_F(MultigraphTest, StepsAreCountedByEitherEnd) {
  ExpectSame("MATCH (a:A)-[:R]->(b) RETURN b.k, count(*)");
  ExpectSame("MATCH (a:A)<-[:R]-(b:B) RETURN b.k, count(a)");
  ExpectSame("MATCH (a:A)-[:R]-(b:B) RETURN b.k, count(*)");
  ExpectSame("MATCH (a)-[:R]-(b) RETURN b.k, count(b)");
  ExpectSame("MATCH (a)-[:R]->(a) RETURN a.k, count(*)");
  ExpectSame("MATCH (a:A)-[:R]->(b) RETURN b, count(*)");
  ExpectSame("MATCH (a:A)-[:R]->(b) RETURN b.k, a.k, count(*)");
}

TEST_F(MultigraphTest, DistinctEndsAreThoseOfTrails) {
  ExpectSame("MATCH (a {k: 1})-[:R]->(b)-[:R]->(c) RETURN count(DISTINCT c)");
  ExpectSame("MATCH (a:A)-[:R]->(b) MATCH (b)-[:R]->(c) RETURN DISTINCT c");
  ExpectSame("MATCH (a:A)-[:R*1..3]->(b) RETURN count(DISTINCT b)");
  ExpectSame("MATCH (a:A)-[:R*0..2]-(b:B) RETURN DISTINCT b.k");
}

TEST_F(MultigraphTest, ShortestPathsAreAsLongFromBothEnds) {
  ExpectSame("MATCH (a:A), (b:B), p = shortestPath((a)-[:R*..6]->(b)) RETURN a, b, length(p)");
  ExpectSame("MATCH (a:A), (b:B), p = shortestPath((a)-[:R*..3]-(b)) "
             "RETURN a, b, length(p), size([n IN nodes(p) WHERE n = a OR n = b])");
  const std::string one = "MATCH (a:A), (b:B), p = shortestPath((a)-[:R*..6]->(b)) "
                          "RETURN a, b, length(p)";
  const std::string all = "MATCH (a:A), (b:B), p = allShortestPaths((a)-[:R*..6]->(b)) "
                          "RETURN DISTINCT a, b, length(p)";
  EXPECT_EQ(RowsOf(*optimizing_, one), RowsOf(*optimizing_, all));
}

TEST_F(MultigraphTest, TheStepsOfAShortestPathJoinItsNodes) {
  const std::vector<std::string> rows =
      RowsOf(*optimizing_,
             "MATCH (a:A), (b:B), p = shortestPath((a)-[:R*..6]->(b)) "
             "WITH p, a, b, nodes(p) AS ns, relationships(p) AS rs "
             "RETURN ns[0] = a AND ns[-1] = b AND all(i IN range(0, size(rs) - 1) WHERE "
             "startNode(rs[i]) = ns[i] AND endNode(rs[i]) = ns[i + 1]) AS holds, count(*)");
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows.front().substr(0, 4), "true");
}

TEST_F(MultigraphTest, GroupsDoNotDependOnHowTheyAreFound) {
  ExpectSame("MATCH (a)-[:R]->(b)-[:R]->(c) RETURN c.k, sum(a.k), avg(b.k), count(*)");
  ExpectSame("MATCH (a)-[:R]->(b)-[:R]->(c) RETURN c, c.k, count(DISTINCT a)");
  ExpectSame("MATCH (a)-[:R]->(b)-[:R]->(c) RETURN c.missing, count(*)");
  ExpectSame("MATCH (a) OPTIONAL MATCH (a)-[:R]->(b:A {k: 9}) RETURN b, b.k, count(*)");
}

TEST_F(MultigraphTest, StepsThatAreOnlyAskedForAreNotTaken) {
  for (const char* step : {"(a)-[:R]->(c)", "(a)<-[:R]-(c)", "(a)--(c)", "(c)-[:R]->(a)"}) {
    for (const char* truth : {"", "NOT "}) {
      ExpectSame(std::string("MATCH (a)-[:R]->(b)-[:R]->(c) WHERE ") + truth + step +
                 " RETURN a, c, count(*)");
      ExpectSame(std::string("MATCH (a:A) OPTIONAL MATCH (a)-[:R]->(c:A {k: 3}) WITH a, c WHERE ") +
                 truth + step + " OR c IS NULL RETURN a, c");
      ExpectSame(std::string("MATCH (a) OPTIONAL MATCH (a)-[:R]->(c:A {k: 3}) WITH a, c WHERE ") +
                 truth + "EXISTS { " + step + " } RETURN a, c");
    }
  }
  ExpectSame("MATCH (a) WHERE (a)-[:R]->(:B) AND NOT (a)<-[:R]-(:B) RETURN a");
  ExpectSame("MATCH (a) WHERE NOT NOT (a)--(:A) AND a.k > 2 RETURN a");
  ExpectSame("MATCH (a) WHERE NOT (a)-[:MISSING]->() RETURN count(*)");
  ExpectSame("MATCH (a) WHERE (a)-[:R]->(a) RETURN a");
  ExpectSame("MATCH (a) WHERE NOT (a)-[:R]->(:A {k: 1}) RETURN a");
  ExpectSame("MATCH (a) WHERE EXISTS { (a)<-[:R]-(b:B WHERE b.t = 'odd' AND b.d > date('2022-03-01')) } RETURN a");
  ExpectSame("MATCH (a) WHERE NOT EXISTS { (a)-[:R]->(b) WHERE b.k = a.k } RETURN a");
}

TEST_F(MultigraphTest, WalksMeetFromBothEnds) {
  for (const char* steps : {"-[:R]->(c)<-[:R]-", "-[:R]-(c)-[:R]-", "-[:R]->(c)-[:R]->(d)-[:R]->"}) {
    ExpectSame(std::string("MATCH (a:A {u: 1})") + steps + "(b:A {u: 2}) RETURN count(*), count(c)");
    ExpectSame(std::string("UNWIND [1, 2, 3] AS x MATCH (a:B {u: x})") + steps +
               "(b:A {u: 2}) RETURN x, count(*)");
  }
  ExpectSame("MATCH (a:A {u: 1})-[r:R]->(b:A {u: 2}) RETURN count(r)");
}

TEST_F(MultigraphTest, WhatEveryStepMustMeetIsTestedOnTheWay) {
  for (const char* walk : {"-[r:R*1..3]->", "<-[r:R*0..2]-", "-[r:R*1..2]-"}) {
    for (const char* where : {"all(x IN r WHERE x.w > 3)", "all(x IN r WHERE x.w > a.k)",
                              "all(x IN r WHERE x.w IS NOT NULL) AND all(x IN r WHERE x.w <> 2)",
                              "all(x IN r WHERE any(y IN [x.w, 3] WHERE y = x.w))",
                              "none(x IN r WHERE x.w > 3)"}) {
      ExpectSame(std::string("MATCH (a:A)") + walk + "(b) WHERE " + where +
                 " RETURN a, count(DISTINCT b)");
      ExpectSame(std::string("MATCH (a:A)") + walk + "(b) WHERE " + where +
                 " RETURN a, b, size(r), count(*)");
    }
  }
}

TEST_F(MultigraphTest, ConditionsHoldWhereverValuesLie) {
  for (const char* condition :
       {"r.w > 3", "r.w = 4", "r.w <> 4", "r.w IN [1, 'heavy', null]", "NOT r.w IN [1, 2]",
        "r.w IN []", "NOT r.w IN []", "r.w STARTS WITH 'he'", "r.w CONTAINS 'eav'", "r.w >= 2.5",
        "a.t = 'odd'", "a.t <> 'odd'", "a.t IN ['odd', 'x']", "NOT a.t IN ['odd', null]",
        "a.t STARTS WITH 'e'", "a.t ENDS WITH 'd' OR b.t > 'f'", "a.t =~ 'o.*'", "a.t < 3",
        "a.d >= date('2022-06-01') AND a.d < date('2023-02-01')", "date('2022-06-01') > a.d",
        "a.d = date('1999-01-01')", "a.d > 3", "a.d.year = 2022 AND a.d.month IN [3, 4]"}) {
    SCOPED_TRACE(condition);
    ExpectSame(std::string("MATCH (a)-[r:R]->(b) WHERE ") + condition +
               " WITH count(*) AS n, sum(a.k) AS k RETURN n, k");
    ExpectSame(std::string("MATCH (a)-[r:R]->(b) WITH a, b, r, ") + condition +
               " AS holds RETURN holds, count(*)");
  }
}

TEST_F(MultigraphTest, KeysThatAreFunctionsOfOnePropertyAreToldByIt) {
  for (const char* keys : {"a.d.year AS y, a.d.month AS m", "a.d.year + a.d.month AS y",
                           "toUpper(a.t) AS t, size(a.t) AS s", "a.u / 7 AS u, a.u % 7 AS v",
                           "coalesce(a.d.year, a.u) AS y", "a.d.year AS y, a.t AS t",
                           "[x IN range(0, 2) | x * a.k] AS ks", "a.k AS k, a.k + 0.5 AS h"}) {
    ExpectSame(std::string("MATCH (a)-[r:R]->(b) RETURN ") + keys + ", count(*), sum(b.u)");
    ExpectSame(std::string("MATCH (a) RETURN ") + keys + ", count(*), max(a.u)");
  }
}

TEST_F(MultigraphTest, ColumnsAreSummedUpWhereTheyLie) {
  ExpectSame("MATCH (a)-[r:R]->(b) RETURN r.w, count(*), min(b.d), max(b.t), max(r.w), min(r.w)");
  ExpectSame("MATCH (a)-[r:R]->(b) WHERE r.w < 9 RETURN b.t, avg(r.w), sum(r.w), min(a.k), max(a.k)");
  ExpectSame("MATCH (a)-[r:R]->(b) RETURN a.t, b.t, min(DISTINCT r.w), max(DISTINCT b.d)");
  ExpectSame("MATCH (a) RETURN a.d.year AS year, a.d.month AS month, count(*)");
  ExpectSame("MATCH (a)-[:R]->(b) RETURN DISTINCT b.t AS t ORDER BY t");
  ExpectSame("MATCH (a)-[:R]->(b) WITH DISTINCT a.t AS t, b.k AS k RETURN count(*), collect(t)[0]");
}

TEST_F(MultigraphTest, TheTopHasItsPropertiesFromLater) {
  ExpectSame("MATCH (a)-[r:R]->(b) RETURN a.u, a.t, r.w, b.d ORDER BY a.u DESC, b.u, id(r) LIMIT 9");
  ExpectSame("MATCH (a) RETURN a.t AS t, a.d AS d, a.u ORDER BY d, a.u SKIP 3 LIMIT 5");
  ExpectSame("MATCH (a) WITH a, a.t AS t ORDER BY a.u LIMIT 4 RETURN t, a.k");
}

}  // namespace
}  // namespace wenmai::query
