// Lists of nodes with very many neighbours: kept in bounded blocks, whatever the order and size of
// the commits that fill and empty them.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "graph/adjacency_writer.h"
#include "graph/graph.h"
#include "graph/storage/memory_storage.h"
#include "tests/graph/random_values.h"
#include "tests/graph/temporary_folder.h"

namespace wenmai::graph {
namespace {

class HubTest : public testing::TestWithParam<bool> {
 protected:
  HubTest() {
    GraphOptions options;
    options.sync_commits = false;
    graph_ = Graph::Open(GetParam() ? folder_.path() + "/db" : ":memory:", options);
    auto transaction = graph_->BeginWrite();
    type_ = transaction->InternType("T");
    hub_ = transaction->CreateNode({}, {});
    for (int i = 0; i < 1000; ++i) others_.push_back(transaction->CreateNode({}, {}));
    transaction->Commit();
  }

  void Add(Transaction* transaction) {
    const NodeId other = Below(random_, 50) == 0 ? hub_ : others_[Below(random_, others_.size())];
    neighbors_.insert({other, transaction->CreateRelationship(hub_, type_, other, {})});
  }

  void RemoveOne(Transaction* transaction) {
    auto place = neighbors_.lower_bound({Below(random_, others_.size() + 1), 0});
    if (place == neighbors_.end()) return;
    transaction->DeleteRelationship(place->relationship);
    neighbors_.erase(place);
  }

  void ExpectSame(const View& view) {
    std::vector<Neighbor> found;
    view.Expand(hub_, Direction::kOut, {}, &found);
    ASSERT_EQ(found, std::vector<Neighbor>(neighbors_.begin(), neighbors_.end()));
    for (const size_t limit : {size_t{20} + Below(random_, 2000), size_t{100'000}}) ExpectSameInParts(view, limit);
    ASSERT_EQ(view.Degree(hub_, Direction::kOut, {{type_}}), neighbors_.size());
    for (int i = 0; i < 20; ++i) {
      const NodeId other = Below(random_, others_.size() + 1);
      found.clear();
      view.RelationshipsBetween(hub_, other, Direction::kOut, {}, &found);
      ASSERT_EQ(found, std::vector<Neighbor>(neighbors_.lower_bound({other, 0}),
                                             neighbors_.lower_bound({other + 1, 0})));
    }
  }

  void ExpectSameInParts(const View& view, size_t limit) {
    std::vector<Neighbor> found;
    std::optional<View::ExpandPlace> place;
    do {
      const size_t before = found.size();
      view.ExpandPart(hub_, Direction::kOut, {}, limit, &place, &found, nullptr);
      ASSERT_LE(found.size() - before, limit);
    } while (place);
    ASSERT_EQ(found, std::vector<Neighbor>(neighbors_.begin(), neighbors_.end()));
  }

  TemporaryFolder folder_;
  std::unique_ptr<Graph> graph_;
  Random random_{7};
  TypeId type_ = 0;
  NodeId hub_ = 0;
  std::vector<NodeId> others_;
  std::set<Neighbor> neighbors_;
};

INSTANTIATE_TEST_SUITE_P(Storages, HubTest, testing::Bool(),
                         [](const auto& test) { return test.param ? "OnDisk" : "InMemory"; });

TEST_P(HubTest, AgreesWithAPlainSetThroughCommitsOfAllSizes) {
  const uint64_t sizes[] = {1, 1, 3, 40, 700, 5000};
  for (int round = 0; round < 80; ++round) {
    auto transaction = graph_->BeginWrite();
    // Grows first, shrinks later.
    const uint64_t add_share = round < 50 ? 8 : 3;
    for (uint64_t i = sizes[Below(random_, std::size(sizes))]; i > 0; --i) {
      Below(random_, 10) < add_share ? Add(transaction.get()) : RemoveOne(transaction.get());
    }
    ASSERT_NO_FATAL_FAILURE(ExpectSame(*transaction));
    transaction->Commit();
    ASSERT_NO_FATAL_FAILURE(ExpectSame(*transaction));
  }
}

TEST_P(HubTest, GrowsBySmallCommitsAndGoesInOne) {
  for (int commit = 0; commit < 500; ++commit) {
    auto transaction = graph_->BeginWrite();
    for (int i = 0; i < 200; ++i) Add(transaction.get());
    transaction->Commit();
  }
  ASSERT_EQ(neighbors_.size(), 100'000u);
  ASSERT_NO_FATAL_FAILURE(ExpectSame(*graph_->BeginRead()));

  auto transaction = graph_->BeginWrite();
  std::vector<Neighbor> all;
  transaction->Expand(hub_, Direction::kBoth, {}, &all);
  for (const Neighbor& neighbor : all) transaction->DeleteRelationship(neighbor.relationship);
  transaction->DeleteNode(hub_);
  transaction->Commit();
  auto view = graph_->BeginRead();
  EXPECT_EQ(view->CountRelationships(), 0u);
  EXPECT_EQ(view->Degree(hub_, Direction::kBoth, {}), 0u);
  EXPECT_EQ(view->Degree(others_[0], Direction::kBoth, {}), 0u);
}

// Adds 200 x 500 neighbours in random order and looks at every value that lies in the store.
TEST(AdjacencyWriterTest, KeepsHeadsAndBlocksSmall) {
  auto storage = OpenMemoryStorage();
  AdjacencyWriter writer;
  Random random(11);
  const AdjacencyList list{5, Direction::kIn, 2};
  uint64_t relationship = 0;
  for (int commit = 0; commit < 200; ++commit) {
    PendingNeighbors changes;
    for (int i = 0; i < 500; ++i) changes.Add(Neighbor{Below(random, 1'000'000), ++relationship});
    auto batch = storage->NewBatch();
    writer.Write(*storage->TakeSnapshot(), list, changes, false, batch.get());
    storage->Write(std::move(batch), false);
  }
  size_t value_count = 0;
  storage->TakeSnapshot()->Scan(
      Table::kAdjacency, {}, {}, [&](std::string_view, std::string_view bytes) {
        const AdjacencyValue value = DecodeAdjacencyValue(bytes);
        EXPECT_LE(value.added.size(), 2 * AdjacencyWriter::kBlockEntriesMax);
        EXPECT_LE(bytes.size(), 10'000u);
        ++value_count;
        return true;
      });
  EXPECT_GE(value_count, 100'000 / AdjacencyWriter::kBlockEntriesMax);
}

}  // namespace
}  // namespace wenmai::graph
