// Searches breadth first, whichever way they turn, beside a plain search over lists.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "query/engine.h"

namespace wenmai::query {
namespace {

// So many nodes with relationships to so many others each.
struct Density {
  int node_count, degree;
};

class SearchTest : public testing::TestWithParam<Density> {
 protected:
  SearchTest()
      : graph_(graph::Graph::Open(":memory:", {})),
        engine_(graph_.get(), {}),
        out_(static_cast<size_t>(GetParam().node_count)) {
    std::mt19937 random(11);
    const auto transaction = graph_->BeginWrite();
    const graph::LabelId label = transaction->InternLabel("A");
    const graph::KeyId key = transaction->InternKey("n");
    const graph::TypeId types[] = {transaction->InternType("R"), transaction->InternType("S")};
    for (size_t i = 0; i < out_.size(); ++i) {
      transaction->CreateNode({label}, {{key, Value::Integer(static_cast<int64_t>(i))}});
    }
    for (size_t i = 0; i < out_.size(); ++i) {
      for (int k = 0; k < GetParam().degree; ++k) {
        const size_t end = random() % out_.size();
        transaction->CreateRelationship(i, types[k % 2], end, {});
        out_[i].insert(end);
      }
    }
    transaction->Commit();
  }

  // The least number of steps from `start` to each node that takes some.
  std::vector<int> Distances(size_t start) const {
    std::vector<int> distances(out_.size(), 0);
    std::set<size_t> level = {start};
    for (int depth = 1; !level.empty(); ++depth) {
      std::set<size_t> next;
      for (const size_t node : level) {
        for (const size_t end : out_[node]) {
          if (distances[end] == 0) next.insert(end);
        }
      }
      for (const size_t node : next) distances[node] = depth;
      level = next;
    }
    return distances;
  }

  // The one integer that the query gives, -1 for no row.
  int64_t Run(std::string_view query, int64_t a, int64_t b = 0) {
    const auto view = graph_->BeginRead();
    const Value parameters =
        Value::MakeMap({{"a", Value::Integer(a)}, {"b", Value::Integer(b)}});
    const auto cursor =
        engine_.Execute(engine_.Prepare(query), parameters, view.get(), nullptr, nullptr);
    RowBatch batch;
    return cursor->Next(&batch) ? batch.columns[0].Get(batch.live_row(0)).integer() : -1;
  }

  std::unique_ptr<graph::Graph> graph_;
  Engine engine_;
  std::vector<std::set<size_t>> out_;
};

TEST_P(SearchTest, ReachesWhatAPlainSearchReaches) {
  for (const int64_t start : {0, 3, 17}) {
    const std::vector<int> distances = Distances(static_cast<size_t>(start));
    for (int hops_max = 1; hops_max <= 6; ++hops_max) {
      const auto expected = std::count_if(distances.begin(), distances.end(),
                                          [&](int d) { return d > 0 && d <= hops_max; });
      const std::string hops = "*1.." + std::to_string(hops_max);
      EXPECT_EQ(Run("MATCH (a:A {n: $a})-[:R|S" + hops + "]->(b) RETURN count(DISTINCT b)", start),
                expected);
      EXPECT_EQ(Run("MATCH (b)<-[:R|S" + hops + "]-(a:A {n: $a}) RETURN count(DISTINCT b.n)", start),
                expected);
    }
  }
}

TEST_P(SearchTest, FindsPathsAsShortAsAPlainSearch) {
  const std::string path = "p = shortestPath((a)-[:R|S*]->(b)) ";
  for (const int64_t start : {0, 3, 17}) {
    const std::vector<int> distances = Distances(static_cast<size_t>(start));
    for (size_t end = 0; end < out_.size(); end += 7) {
      if (static_cast<int64_t>(end) == start) continue;
      const int64_t expected = distances[end] == 0 ? -1 : distances[end];
      const auto b = static_cast<int64_t>(end);
      EXPECT_EQ(Run("MATCH (a:A {n: $a}), (b:A {n: $b}), " + path + "RETURN length(p)", start, b),
                expected);
      if (expected < 0) continue;
      EXPECT_EQ(Run("MATCH (a:A {n: $a}), (b:A {n: $b}), " + path +
                        "RETURN size([i IN range(0, length(p) - 1) "
                        "WHERE startNode(relationships(p)[i]) = nodes(p)[i] "
                        "AND endNode(relationships(p)[i]) = nodes(p)[i + 1]])",
                    start, b),
                expected);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(SparseAndDense, SearchTest,
                         testing::Values(Density{200, 1}, Density{400, 3}, Density{3000, 12}));

}  // namespace
}  // namespace wenmai::query
