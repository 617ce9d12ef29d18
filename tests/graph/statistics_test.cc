// The statistics follow every change of a graph, and are the same whichever way it came about.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>

#include "graph/bulk/bulk_loader.h"
#include "graph/graph.h"
#include "graph/schema.h"
#include "graph/statistics/distinct_sketch.h"
#include "graph/storage/rocksdb_storage.h"
#include "tests/graph/temporary_folder.h"

namespace wenmai::graph {
namespace {

class StatisticsTest : public testing::Test {
 protected:
  StatisticsTest() : graph_(Graph::Open(path_, {})) {
    Write([this](Transaction& t) {
      for (const char* name : {"A", "B"}) t.InternLabel(name);
      t.InternType("R");
      t.InternKey("x");
      one_ = t.CreateNode({kA}, {{kX, Value::Integer(1)}});
      two_ = t.CreateNode({kB}, {});
      bare_ = t.CreateNode({}, {});
      t.CreateRelationship(one_, kR, two_, {});
      t.CreateRelationship(one_, kR, bare_, {});
      t.CreateRelationship(two_, kR, two_, {});
    });
  }

  template <typename Change>
  void Write(Change change) {
    auto transaction = graph_->BeginWrite();
    change(*transaction);
    transaction->Commit();
    graph_->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
  }

  // `A>B 1` for each pattern.
  std::string Patterns() const {
    std::string text;
    const auto view = graph_->BeginRead();
    const auto append = [&](const std::vector<LabelId>& labels) {
      for (const LabelId label : labels) text += view->LabelName(label);
    };
    for (const auto& pattern : view->Statistics().pattern_counts) {
      append(pattern.start_labels);
      text += ">";
      append(pattern.end_labels);
      text.append(" ").append(std::to_string(pattern.count)).append(";");
    }
    return text;
  }

  IndexId AddIndex(bool is_unique) {
    IndexDefinition index;
    index.label = kA;
    index.keys = {kX};
    index.is_unique = is_unique;
    IndexId id = 0;
    Write([&](Transaction& t) { id = t.CreateIndex(index); });
    return id;
  }

  static constexpr LabelId kA = 0, kB = 1;
  static constexpr TypeId kR = 0;
  static constexpr KeyId kX = 0;
  TemporaryFolder folder_;
  std::string path_ = folder_.path() + "/db";
  std::unique_ptr<Graph> graph_;
  NodeId one_ = 0, two_ = 0, bare_ = 0;
};

TEST_F(StatisticsTest, CountRelationshipsByTheLabelsOfTheirNodes) {
  EXPECT_EQ(Patterns(), "A> 1;A>B 1;B>B 1;");
  const auto view = graph_->BeginRead();
  EXPECT_EQ(view->EstimateRelationships({}, {}, {}), 3u);
  EXPECT_EQ(view->EstimateRelationships(kA, kR, {}), 2u);
  EXPECT_EQ(view->EstimateRelationships({}, kR, kB), 2u);
  EXPECT_EQ(view->EstimateRelationships(kA, {}, kB), 1u);
  EXPECT_EQ(view->EstimateRelationships(kB, kR, kA), 0u);
}

TEST_F(StatisticsTest, FollowLabelsThatChange) {
  Write([this](Transaction& t) {
    t.AddLabel(two_, kA);
    t.AddLabel(bare_, kB);
  });
  EXPECT_EQ(Patterns(), "A>AB 1;A>B 1;AB>AB 1;");
  Write([this](Transaction& t) {
    t.RemoveLabel(one_, kA);
    t.RemoveLabel(two_, kB);
    t.CreateRelationship(one_, kR, two_, {});
  });
  EXPECT_EQ(Patterns(), ">A 2;>B 1;A>A 1;");
}

TEST_F(StatisticsTest, FollowRelationshipsThatGo) {
  Write([this](Transaction& t) {
    t.AddLabel(one_, kB);
    t.DeleteRelationship(0);
    const NodeId fresh = t.CreateNode({kB}, {});
    t.CreateRelationship(fresh, kR, one_, {});
  });
  EXPECT_EQ(Patterns(), "AB> 1;B>AB 1;B>B 1;");
  Write([this](Transaction& t) {
    for (const NodeId node : {one_, two_}) {
      t.DeleteRelationshipsOf(node);
      t.DeleteNode(node);
    }
  });
  EXPECT_EQ(Patterns(), "");
}

TEST_F(StatisticsTest, KeepNothingOfWhatIsRolledBack) {
  {
    auto transaction = graph_->BeginWrite();
    transaction->CreateRelationship(one_, kR, one_, {});
    transaction->Rollback();
  }
  EXPECT_EQ(Patterns(), "A> 1;A>B 1;B>B 1;");
}

TEST_F(StatisticsTest, AreThereAfterReopening) {
  const IndexId index = AddIndex(false);
  const std::string before = Patterns();
  graph_.reset();
  graph_ = Graph::Open(path_, {});
  EXPECT_EQ(Patterns(), before);
  EXPECT_EQ(graph_->BeginRead()->EstimateIndex(index)->entry_count, 1u);
}

TEST_F(StatisticsTest, CountEntriesAndDistinctValuesOfIndexes) {
  const IndexId index = AddIndex(false);
  Write([](Transaction& t) {
    for (int i = 0; i < 5000; ++i) t.CreateNode({kA}, {{kX, Value::Integer(i % 100)}});
  });
  auto counts = graph_->BeginRead()->EstimateIndex(index);
  EXPECT_EQ(counts->entry_count, 5001u);
  EXPECT_NEAR(static_cast<double>(counts->distinct_count), 100, 3);
  Write([this](Transaction& t) {
    t.SetNodeProperty(one_, kX, Value::Integer(2));
    t.SetNodeProperty(one_, kX, Value::Integer(3));
    t.RemoveLabel(10, kA);
    t.DeleteNode(11);
  });
  EXPECT_EQ(graph_->BeginRead()->EstimateIndex(index)->entry_count, 4999u);
  Write([index](Transaction& t) { t.DropIndex(index); });
  EXPECT_FALSE(graph_->BeginRead()->EstimateIndex(index));
}

TEST_F(StatisticsTest, AreCountedWhereAnOlderLibraryKeptNone) {
  const IndexId index = AddIndex(false);
  const std::string before = Patterns();
  graph_.reset();
  {
    auto storage = OpenRocksDbStorage(path_ + "/store", {});
    auto batch = storage->NewBatch();
    for (const char part : {'p', 'd', 'h', 'v'}) {
      batch->DeleteRange(Table::kCatalog, std::string(1, part), std::string(1, static_cast<char>(part + 1)));
    }
    storage->Write(std::move(batch), true);
  }
  std::ofstream(path_ + "/format") << "wenmai graph store, format 1\n";
  GraphOptions read_only;
  read_only.read_only = true;
  graph_ = Graph::Open(path_, read_only);
  EXPECT_EQ(graph_->BeginRead()->EstimateRelationships(kA, kR, kB), 3u) << "all of the type";
  graph_->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
  graph_.reset();
  graph_ = Graph::Open(path_, {});
  EXPECT_EQ(Patterns(), before);
  EXPECT_EQ(graph_->BeginRead()->EstimateIndex(index)->entry_count, 1u);
  std::string format;
  std::getline(std::ifstream(path_ + "/format"), format);
  EXPECT_EQ(format, "wenmai graph store, format 2");
}

TEST_F(StatisticsTest, AreTheSameAfterABulkLoad) {
  const std::string path = folder_.path() + "/bulk";
  {
    BulkLoader loader(path, {});
    const LabelId a = loader.InternLabel("A"), b = loader.InternLabel("B");
    ElementBatch nodes(EntityKind::kNode), relationships(EntityKind::kRelationship);
    nodes.AddNode({{a}}, {});
    nodes.AddNode({{b}}, {});
    nodes.AddNode({}, {});
    for (size_t i = 0; i < nodes.size(); ++i) loader.AddNode(nodes, i);
    const TypeId type = loader.InternType("R");
    for (const auto& [start, end] : {std::pair<NodeId, NodeId>{0, 1}, {0, 2}, {1, 1}}) {
      relationships.AddRelationship({type, start, end}, {});
    }
    for (size_t i = 0; i < relationships.size(); ++i) loader.AddRelationship(relationships, i);
    loader.Finish([](double) {});
  }
  const std::string before = Patterns();
  graph_ = Graph::Open(path, {});
  EXPECT_EQ(Patterns(), before);
  graph_->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
}

TEST(DistinctSketchTest, EstimatesWithinSomePercent) {
  for (const int count : {1, 50, 1000, 20'000, 300'000}) {
    DistinctSketch sketch;
    for (int i = 0; i < count; ++i) {
      sketch.Add("value " + std::to_string(i));
      sketch.Add("value " + std::to_string(i / 2));
    }
    EXPECT_NEAR(static_cast<double>(sketch.Estimate()), count, 1 + count * 0.07);
  }
}

}  // namespace
}  // namespace wenmai::graph
