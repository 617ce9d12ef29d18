// Walks over a graph with loops, parallel relationships and hubs, with all rules of the optimizer and
// with none: operators that take short cuts must count the same trails.
#include <gtest/gtest.h>

#include <random>

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
    for (int i = 0; i < kNodeCount; ++i) {
      transaction->CreateNode({labels[i % 3 == 0]}, {{key, Value::Integer(i % 5)}});
    }
    for (int i = 0; i < kNodeCount * 6; ++i) {
      const uint64_t start = random() % kNodeCount;
      // Some to hubs, some to the node itself, some twice.
      const uint64_t end = i % 4 == 0 ? random() % 4 : i % 9 == 0 ? start : random() % kNodeCount;
      for (int copy = 0; copy <= (i % 11 == 0); ++copy) {
        transaction->CreateRelationship(start, type, end, {});
      }
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

}  // namespace
}  // namespace wenmai::query
