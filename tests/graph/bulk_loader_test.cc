// BulkLoader makes the graph that transactions would have made, or leaves none.
#include "graph/bulk/bulk_loader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "graph/graph.h"
#include "graph/schema.h"
#include "tests/graph/model.h"
#include "tests/graph/random_values.h"
#include "tests/graph/temporary_folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

namespace fs = std::filesystem;

class BulkLoaderTest : public testing::Test {
 protected:
  // 3,000 nodes, the first of which is a hub, and 20,000 relationships.
  void Load(const BulkOptions& options) {
    BulkLoader loader(path_, options);
    for (uint32_t i = 0; i < 4; ++i) {
      const std::string name = "N" + std::to_string(i);
      ASSERT_EQ(loader.InternLabel(name), i);
      ASSERT_EQ(loader.InternType(name), i);
      ASSERT_EQ(loader.InternKey(name), i);
    }
    ElementBatch nodes(EntityKind::kNode);
    for (NodeId id = 0; id < 3000; ++id) {
      Model::Node node{{static_cast<LabelId>(id % 4)}, AnyProperties()};
      if (id % 7 == 0) node.labels.insert(3);
      nodes.AddNode(std::vector<LabelId>(node.labels.begin(), node.labels.end()),
                    ToProperties(node.properties));
      ASSERT_EQ(loader.AddNode(nodes, id), id);
      model_.nodes[id] = node;
    }
    ElementBatch relationships(EntityKind::kRelationship);
    std::vector<Model::Relationship> in_order;
    for (size_t i = 0; i < 20'000; ++i) {
      const NodeId start = i % 2 == 0 ? 0 : Below(random_, 3000);
      const Model::Relationship r{static_cast<TypeId>(i % 4), start, Below(random_, 3000),
                                  AnyProperties()};
      relationships.AddRelationship({r.type, r.start, r.end}, ToProperties(r.properties));
      loader.AddRelationship(relationships, i);
      in_order.push_back(r);
    }
    std::stable_sort(in_order.begin(), in_order.end(), [](const auto& a, const auto& b) {
      return std::tie(a.type, a.start, a.end) < std::tie(b.type, b.start, b.end);
    });
    for (const Model::Relationship& r : in_order) {
      model_.relationships.emplace(model_.relationships.size(), r);
    }
    loader.Finish([](double) {});
  }

  std::map<KeyId, Value> AnyProperties() {
    std::map<KeyId, Value> properties;
    if (Below(random_, 3) != 0) return properties;
    properties[static_cast<KeyId>(Below(random_, 4))] =
        RandomStorable(random_, Below(random_, 20) == 0 ? 4000 : 20);
    return properties;
  }

  void ExpectLoaded() {
    auto graph = Graph::Open(path_, {});
    graph->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
    ASSERT_NO_FATAL_FAILURE(ExpectSame(model_, *graph->BeginRead()));
    // What is loaded can be changed like all else.
    auto transaction = graph->BeginWrite();
    transaction->CreateRelationship(0, 0, transaction->CreateNode({0}, {}), {});
    transaction->DeleteRelationship(7);
    transaction->Commit();
    graph->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
  }

  TemporaryFolder folder_;
  std::string path_ = folder_.path() + "/db";
  Random random_{5};
  Model model_;
};

TEST_F(BulkLoaderTest, MakesTheGraphThatIsAsked) {
  ASSERT_NO_FATAL_FAILURE(Load({}));
  ExpectLoaded();
  EXPECT_FALSE(fs::exists(path_ + "/drafts"));
}

TEST_F(BulkLoaderTest, SortsOutsideOfMemoryWhereItMayUseLittle) {
  ASSERT_NO_FATAL_FAILURE(Load({.thread_count = 2, .memory_bytes_max = 20'000}));
  ExpectLoaded();
}

TEST_F(BulkLoaderTest, LeavesNoDatabaseUnlessFinished) {
  {
    BulkLoader loader(path_, {});
    ElementBatch nodes(EntityKind::kNode);
    nodes.AddNode({}, {});
    loader.AddNode(nodes, 0);
  }
  EXPECT_FALSE(fs::exists(path_));
}

TEST_F(BulkLoaderTest, LeavesADatabaseAsItWasUnlessFinished) {
  Graph::Open(path_, {});
  {
    BulkLoader loader(path_, {});
    ElementBatch nodes(EntityKind::kNode);
    nodes.AddNode({{loader.InternLabel("L")}}, {});
    loader.AddNode(nodes, 0);
  }
  EXPECT_EQ(Graph::Open(path_, {})->BeginRead()->CountNodes(), 0u);
}

TEST_F(BulkLoaderTest, FillsADatabaseThatWasEmptied) {
  {
    auto graph = Graph::Open(path_, {});
    auto transaction = graph->BeginWrite();
    transaction->DeleteNode(transaction->CreateNode({transaction->InternLabel("Old")}, {}));
    transaction->Commit();
  }
  {
    BulkLoader loader(path_, {});
    ElementBatch nodes(EntityKind::kNode);
    nodes.AddNode({{loader.InternLabel("L")}}, {});
    EXPECT_EQ(loader.AddNode(nodes, 0), 1u) << "ids are never given twice";
    loader.Finish([](double) {});
  }
  auto graph = Graph::Open(path_, {});
  graph->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
  EXPECT_EQ(graph->BeginRead()->CountNodes(graph->BeginRead()->FindLabel("L")), 1u);
}

TEST_F(BulkLoaderTest, RefusesAGraphThatIsNotEmpty) {
  {
    auto graph = Graph::Open(path_, {});
    auto transaction = graph->BeginWrite();
    transaction->CreateNode({}, {});
    transaction->Commit();
  }
  EXPECT_THROW(BulkLoader(path_, {}), Error);
  EXPECT_EQ(Graph::Open(path_, {})->BeginRead()->CountNodes(), 1u);
}

}  // namespace
}  // namespace wenmai::graph
