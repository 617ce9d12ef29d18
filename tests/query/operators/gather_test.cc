#include <gmock/gmock.h>

#include "query/engine.h"
#include "query/expressions/rendering.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using testing::Contains;
using testing::HasSubstr;

// Nodes enough to be shared among threads: `n` from 0 on, each with a NEXT to the following one.
class GatherTest : public testing::Test {
 protected:
  static constexpr int kNodeCount = 60'000;

  GatherTest() : graph_(graph::Graph::Open(":memory:", {})) {
    EngineOptions options;
    plain_ = std::make_unique<Engine>(graph_.get(), options);
    options.thread_count = 4;
    threaded_ = std::make_unique<Engine>(graph_.get(), options);
    const auto transaction = graph_->BeginWrite();
    const graph::LabelId item = transaction->InternLabel("Item");
    const graph::KeyId n = transaction->InternKey("n");
    const graph::TypeId next = transaction->InternType("NEXT");
    for (int i = 0; i < kNodeCount; ++i) {
      transaction->CreateNode({item}, {{n, Value::Integer(i)}});
      if (i > 0) transaction->CreateRelationship(i - 1, next, i, {});
    }
    transaction->Commit();
  }

  std::vector<std::string> RowsOf(Engine& engine, std::string_view query,
                                  QueryLimits* limits = nullptr) {
    const auto view = graph_->BeginRead();
    const auto cursor =
        engine.Execute(engine.Prepare(query), Value::MakeMap({}), view.get(), nullptr, limits);
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
    return rows;
  }

  std::unique_ptr<graph::Graph> graph_;
  std::unique_ptr<Engine> plain_, threaded_;
};

TEST_F(GatherTest, GivesTheRowsOfOneThreadInTheirOrder) {
  for (const char* query :
       {"MATCH (i:Item) WHERE i.n % 7 = 3 RETURN i.n % 1000 AS rest, count(*), avg(i.n), sum(0.1)",
        "MATCH (i:Item)-[:NEXT]->(j) RETURN collect(j.n)[10000], count(*), min(i.n), max(j.n)",
        "MATCH (i:Item) WHERE i.n > 5000 RETURN i.n ORDER BY i.n % 100 DESC, i.n LIMIT 30",
        "MATCH (i:Item)-[:NEXT]->(j)-[:NEXT]->(k), (i)-[:NEXT]->(k) RETURN count(*)",
        "MATCH (i:Item) WHERE i.n < 0 RETURN count(*)"}) {
    EXPECT_THAT(RowsOf(*threaded_, std::string("EXPLAIN ") + query),
                Contains(HasSubstr("Gather"))) << query;
    EXPECT_EQ(RowsOf(*threaded_, query), RowsOf(*plain_, query)) << query;
  }
}

TEST_F(GatherTest, PutsTheGroupsOfThreadsTogether) {
  for (const char* query :
       {"MATCH (i:Item) WHERE i.n >= 0 RETURN i.n % 10 AS rest, count(*), sum(i.n), avg(i.n), min(i.n), max(i.n)",
        "MATCH (i:Item) WHERE i.n >= 0 RETURN i.n / 3000 AS part, count(*), min(i.n % 7), max(toString(i.n))",
        "MATCH (i:Item) WHERE i.n >= 0 RETURN i.n / 2 AS half, count(i.n), sum(i.n)",
        "MATCH (i:Item) WHERE i.n >= 0 RETURN i.n > 9000 AS late, i.n % 3 AS rest, avg(i.n / 7.0)",
        "MATCH (i:Item) WHERE i.n < 0 RETURN i.n AS n, sum(i.n), avg(i.n), min(i.n)",
        "MATCH (i:Item) WHERE i.n < 0 RETURN sum(i.n), avg(i.n), min(i.n), count(i.n)",
        "MATCH (i:Item)-[:NEXT]->(j) RETURN DISTINCT j.n % 100 AS rest ORDER BY rest",
        "MATCH (i:Item)-[:NEXT]->(j) RETURN j.n % 5 AS rest, sum(duration({days: 1})), count(*)"}) {
    EXPECT_THAT(RowsOf(*threaded_, std::string("EXPLAIN ") + query),
                Contains(HasSubstr("Gather"))) << query;
    EXPECT_EQ(RowsOf(*threaded_, query), RowsOf(*plain_, query)) << query;
  }
}

TEST_F(GatherTest, FindsALabelWhereverItsNodesLie) {
  const auto transaction = graph_->BeginWrite();
  const graph::LabelId rare = transaction->InternLabel("Rare");
  const graph::KeyId n = *transaction->FindKey("n");
  for (const graph::NodeId node : {0, 1, 2047, 2048, 9000, 40'000, 59'999}) transaction->AddLabel(node, rare);
  const graph::LabelId late = transaction->InternLabel("Late");
  for (int i = 0; i < 60'000; ++i) transaction->CreateNode({late}, {{n, Value::Integer(i)}});
  transaction->Commit();
  for (const char* label : {"Rare", "Late", "Item", "Unknown"}) {
    const std::string query = std::string("MATCH (i:") + label + ") WHERE i.n >= 0 RETURN count(*), sum(i.n)";
    EXPECT_EQ(RowsOf(*threaded_, query), RowsOf(*plain_, query)) << query;
  }
  EXPECT_THAT(RowsOf(*threaded_, "EXPLAIN MATCH (i:Late) WHERE i.n >= 0 RETURN count(*), sum(i.n)"),
              Contains(HasSubstr("Gather")));
}

TEST_F(GatherTest, AddsUpOneKindOnly) {
  const char* query = "MATCH (i:Item) WITH i.n AS n WHERE n > 2 RETURN n % 3 AS rest, "
                      "sum(CASE WHEN n < 10000 THEN n ELSE duration({days: n}) END)";
  EXPECT_THROW(RowsOf(*plain_, query), Error);
  EXPECT_THROW(RowsOf(*threaded_, query), Error);
}

TEST_F(GatherTest, FindsTheFirstRowsInEachPart) {
  const char* query = "MATCH (i:Item)-[:NEXT]->(j) RETURN i.n % 4 AS rest, j.n AS n "
                      "ORDER BY rest DESC SKIP 5000 LIMIT 20";
  EXPECT_EQ(RowsOf(*threaded_, query), RowsOf(*plain_, query));
}

TEST_F(GatherTest, GivesTheFirstErrorInTheOrderOfRows) {
  const char* query = "MATCH (i:Item) WHERE 1 / (i.n - 15000) < 2 RETURN count(*)";
  EXPECT_THROW(RowsOf(*threaded_, query), Error);
  EXPECT_EQ(RowsOf(*threaded_, "MATCH (i:Item) RETURN count(i.n)"),
            std::vector<std::string>{"60000 "});
}

TEST_F(GatherTest, KeepsToTheMemoryLimitAndGivesItBack) {
  const char* query = "MATCH (i:Item)-[:NEXT]->(j) RETURN collect([i.n, j.n])[0]";
  QueryLimits limits;
  limits.memory_bytes_max = 100'000;
  EXPECT_THROW(RowsOf(*threaded_, query, &limits), Error);
  EXPECT_EQ(limits.memory_bytes, 0u);
}

TEST_F(GatherTest, EndsWhenTheQueryIsCancelled) {
  QueryLimits limits;
  limits.is_cancelled = true;
  EXPECT_THROW(RowsOf(*threaded_, "MATCH (i:Item)-[:NEXT]->(j) RETURN max(j.n)", &limits), Error);
}

}  // namespace
}  // namespace wenmai::query
