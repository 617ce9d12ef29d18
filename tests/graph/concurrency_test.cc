// Readers beside a writer: every view sees one state, whole, however long it is held and whatever
// part of it comes from caches that the writer is carrying forward.
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "graph/adjacency.h"
#include "graph/column.h"
#include "graph/graph.h"
#include "tests/graph/random_values.h"
#include "tests/graph/temporary_folder.h"

namespace wenmai::graph {
namespace {

// Accounts with a fixed total, and as many tokens, each a relationship from some account to itself
// or another; the writer moves money and tokens about and adds pairs of accounts with nothing.
class ConcurrencyTest : public testing::TestWithParam<bool> {
 protected:
  static constexpr int64_t kAccounts = 3000;
  static constexpr int64_t kBalance = 100;

  ConcurrencyTest() {
    GraphOptions options;
    options.sync_commits = false;
    options.cache_bytes = 4 << 20;
    graph_ = Graph::Open(GetParam() ? folder_.path() + "/db" : ":memory:", options);
    auto transaction = graph_->BeginWrite();
    label_ = transaction->InternLabel("Account");
    type_ = transaction->InternType("TOKEN");
    balance_ = transaction->InternKey("balance");
    for (int64_t i = 0; i < kAccounts; ++i) {
      transaction->CreateNode({label_}, {{balance_, Value::Integer(kBalance)}});
    }
    for (NodeId i = 0; i < kAccounts; ++i) transaction->CreateRelationship(i, type_, i / 2, {});
    transaction->Commit();
  }

  void Write(uint64_t seed) {
    Random random(seed);
    while (!is_done_) {
      auto transaction = graph_->BeginWrite();
      for (int i = 0; i < 20; ++i) {
        const NodeId from = Below(random, kAccounts), to = Below(random, kAccounts);
        if (from == to) continue;
        const int64_t amount = static_cast<int64_t>(Below(random, 10));
        const int64_t from_balance = transaction->NodeProperty(from, balance_).integer();
        const int64_t to_balance = transaction->NodeProperty(to, balance_).integer();
        transaction->SetNodeProperty(from, balance_, Value::Integer(from_balance - amount));
        transaction->SetNodeProperty(to, balance_, Value::Integer(to_balance + amount));
        std::vector<Neighbor> tokens;
        transaction->Expand(from, Direction::kOut, {}, &tokens);
        if (tokens.empty()) continue;
        transaction->DeleteRelationship(tokens.back().relationship);
        transaction->CreateRelationship(to, type_, from, {});
      }
      transaction->CreateNode({label_}, {{balance_, Value::Integer(0)}});
      transaction->Commit();
      ++commit_count_;
    }
  }

  void ExpectWhole(const View& view) {
    std::vector<NodeId> nodes;
    view.ScanNodes(label_, std::nullopt, SIZE_MAX, &nodes);
    ASSERT_EQ(nodes.size(), view.CountNodes(label_));
    ColumnReader balances(view, EntityKind::kNode, balance_);
    AdjacencyReader out(view, type_, Direction::kOut), in(view, type_, Direction::kIn);
    std::vector<Value> batch(nodes.size());
    view.NodeProperties(nodes, balance_, batch.data());
    int64_t total = 0;
    uint64_t out_count = 0, in_count = 0;
    for (size_t i = 0; i < nodes.size(); ++i) {
      const Value balance = balances.Get(nodes[i]);
      ASSERT_EQ(balance, batch[i]);
      total += balance.integer();
      out_count += out.Neighbors(nodes[i]).size;
      in_count += in.Neighbors(nodes[i]).size;
    }
    ASSERT_EQ(total, kAccounts * kBalance);
    ASSERT_EQ(out_count, view.CountRelationships(type_));
    ASSERT_EQ(in_count, static_cast<uint64_t>(kAccounts));
  }

  void Read() {
    auto held = graph_->BeginRead();
    for (int round = 0; commit_count_ < 150; ++round) {
      ASSERT_NO_FATAL_FAILURE(ExpectWhole(*held));
      ASSERT_NO_FATAL_FAILURE(ExpectWhole(*graph_->BeginRead()));
      if (round % 5 == 4) held = graph_->BeginRead();
    }
  }

  TemporaryFolder folder_;
  std::unique_ptr<Graph> graph_;
  LabelId label_ = 0;
  TypeId type_ = 0;
  KeyId balance_ = 0;
  std::atomic<bool> is_done_{false};
  std::atomic<int> commit_count_{0};
};

INSTANTIATE_TEST_SUITE_P(Storages, ConcurrencyTest, testing::Bool(),
                         [](const auto& test) { return test.param ? "OnDisk" : "InMemory"; });

TEST_P(ConcurrencyTest, ShowsEveryReaderOneWholeState) {
  std::thread writer([this] { Write(5); });
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) readers.emplace_back([this] { Read(); });
  for (std::thread& reader : readers) reader.join();
  is_done_ = true;
  writer.join();
}

TEST_P(ConcurrencyTest, LetsForkedViewsReadOneStateInParallel) {
  auto view = graph_->BeginRead();
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([this, fork = view->Fork()] { ExpectWhole(*fork); });
  }
  for (std::thread& reader : readers) reader.join();
}

TEST_P(ConcurrencyTest, LetsWritersTakeTurns) {
  std::vector<std::thread> writers;
  for (uint64_t seed = 0; seed < 3; ++seed) writers.emplace_back([this, seed] { Write(seed); });
  while (commit_count_ < 30) std::this_thread::yield();
  is_done_ = true;
  for (std::thread& writer : writers) writer.join();
  ExpectWhole(*graph_->BeginRead());
}

}  // namespace
}  // namespace wenmai::graph
