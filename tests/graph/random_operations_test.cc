// Random transactions on a graph and on a plain model of it, compared all the way: within a
// transaction, after each, through views held from long before, and after reopening.
#include <gtest/gtest.h>

#include <deque>
#include <iterator>
#include <memory>

#include "graph/graph.h"
#include "tests/graph/model.h"
#include "tests/graph/random_values.h"
#include "tests/graph/temporary_folder.h"

namespace wenmai::graph {
namespace {

struct Setting {
  const char* name;
  bool is_on_disk;
  size_t cache_bytes;
};

class RandomOperationsTest : public testing::TestWithParam<Setting> {
 protected:
  static constexpr uint32_t kNameCount = 4;

  void Open() {
    GraphOptions options;
    options.cache_bytes = GetParam().cache_bytes;
    options.sync_commits = false;
    graph_.reset();
    graph_ = Graph::Open(GetParam().is_on_disk ? folder_.path() + "/db" : ":memory:", options);
  }

  void InternNames() {
    auto transaction = graph_->BeginWrite();
    for (uint32_t i = 0; i < kNameCount; ++i) {
      const std::string name = "N" + std::to_string(i);
      ASSERT_EQ(transaction->InternLabel(name), i);
      ASSERT_EQ(transaction->InternType(name), i);
      ASSERT_EQ(transaction->InternKey(name), i);
    }
    transaction->Commit();
  }

  uint32_t AnyName() { return static_cast<uint32_t>(Below(random_, kNameCount)); }

  template <typename Map>
  uint64_t AnyOf(const Map& map) {
    return std::next(map.begin(), static_cast<std::ptrdiff_t>(Below(random_, map.size())))->first;
  }

  std::map<KeyId, Value> AnyProperties() {
    std::map<KeyId, Value> properties;
    for (uint64_t count = Below(random_, 3); count > 0; --count) {
      properties[AnyName()] = RandomStorable(random_, Below(random_, 4) == 0 ? 4000 : 20);
    }
    return properties;
  }

  void CreateNode(Transaction* transaction) {
    Model::Node node;
    for (uint64_t count = Below(random_, 3); count > 0; --count) node.labels.insert(AnyName());
    node.properties = AnyProperties();
    const NodeId id = transaction->CreateNode({node.labels.begin(), node.labels.end()},
                                              ToProperties(node.properties));
    ASSERT_FALSE(model_.nodes.contains(id));
    model_.nodes[id] = node;
  }

  void CreateRelationship(Transaction* transaction) {
    if (model_.nodes.empty()) return;
    // The first node is a hub.
    const NodeId start = Below(random_, 2) == 0 ? model_.nodes.begin()->first : AnyOf(model_.nodes);
    Model::Relationship r{AnyName(), start, AnyOf(model_.nodes), AnyProperties()};
    const RelationshipId id =
        transaction->CreateRelationship(r.start, r.type, r.end, ToProperties(r.properties));
    ASSERT_FALSE(model_.relationships.contains(id));
    model_.relationships[id] = r;
  }

  void ChangeNode(Transaction* transaction) {
    if (model_.nodes.empty()) return;
    const NodeId id = AnyOf(model_.nodes);
    Model::Node& node = model_.nodes[id];
    const uint32_t name = AnyName();
    switch (Below(random_, 4)) {
      case 0:
        ASSERT_EQ(transaction->AddLabel(id, name), node.labels.insert(name).second);
        break;
      case 1:
        ASSERT_EQ(transaction->RemoveLabel(id, name), node.labels.erase(name) > 0);
        break;
      case 2:
        transaction->SetNodeProperty(id, name, Value());
        node.properties.erase(name);
        break;
      default: {
        const Value value = RandomStorable(random_, Below(random_, 4) == 0 ? 4000 : 20);
        transaction->SetNodeProperty(id, name, value);
        node.properties[name] = value;
      }
    }
  }

  void DeleteRelationship(Transaction* transaction) {
    if (model_.relationships.empty()) return;
    const RelationshipId id = AnyOf(model_.relationships);
    transaction->DeleteRelationship(id);
    model_.relationships.erase(id);
  }

  void DeleteNode(Transaction* transaction) {
    if (model_.nodes.empty()) return;
    const NodeId id = AnyOf(model_.nodes);
    std::vector<Neighbor> neighbors;
    transaction->Expand(id, Direction::kBoth, {}, &neighbors);
    for (const Neighbor& neighbor : neighbors) {
      transaction->DeleteRelationship(neighbor.relationship);
      model_.relationships.erase(neighbor.relationship);
    }
    transaction->DeleteNode(id);
    model_.nodes.erase(id);
    ASSERT_FALSE(transaction->HasDanglingRelationships());
  }

  void ChangeAnything(Transaction* transaction) {
    switch (Below(random_, 10)) {
      case 0:
      case 1:
        return CreateNode(transaction);
      case 2:
      case 3:
      case 4:
      case 5:
        return CreateRelationship(transaction);
      case 6:
      case 7:
        return ChangeNode(transaction);
      case 8:
        return DeleteRelationship(transaction);
      default:
        return Below(random_, 4) == 0 ? DeleteNode(transaction) : ChangeNode(transaction);
    }
  }

  void RunTransaction() {
    auto transaction = graph_->BeginWrite();
    const Model before = model_;
    for (uint64_t statement = Below(random_, 4); statement > 0; --statement) {
      const Model before_statement = model_;
      const size_t mark = transaction->Mark();
      for (uint64_t i = Below(random_, 12); i > 0; --i) {
        ASSERT_NO_FATAL_FAILURE(ChangeAnything(transaction.get()));
      }
      if (Below(random_, 5) == 0) {
        transaction->RollbackTo(mark);
        model_ = before_statement;
      }
    }
    ASSERT_NO_FATAL_FAILURE(ExpectSame(model_, *transaction));
    if (Below(random_, 6) == 0) {
      transaction->Rollback();
      model_ = before;
    } else {
      transaction->Commit();
    }
    ASSERT_NO_FATAL_FAILURE(ExpectSame(model_, *transaction));
  }

  struct Held {
    std::unique_ptr<View> view;
    Model model;
  };

  TemporaryFolder folder_;
  std::unique_ptr<Graph> graph_;
  Random random_{20240229};
  Model model_;
};

INSTANTIATE_TEST_SUITE_P(Settings, RandomOperationsTest,
                         testing::Values(Setting{"InMemory", false, 64 << 20},
                                         Setting{"InMemoryWithoutCaches", false, 0},
                                         Setting{"OnDisk", true, 64 << 20},
                                         Setting{"OnDiskWithoutCaches", true, 0},
                                         Setting{"OnDiskWithTinyCaches", true, 150'000}),
                         [](const auto& test) { return test.param.name; });

TEST_P(RandomOperationsTest, AgreeWithAModel) {
  Open();
  InternNames();
  std::deque<Held> held;
  for (int round = 0; round < 120; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    ASSERT_NO_FATAL_FAILURE(RunTransaction());
    held.push_back({graph_->BeginRead(), model_});
    if (held.size() > 5) {
      ASSERT_NO_FATAL_FAILURE(ExpectSame(held.front().model, *held.front().view));
      held.pop_front();
    }
    if (round % 20 == 19) {
      graph_->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
    }
    if (GetParam().is_on_disk && round % 40 == 39) {
      held.clear();
      Open();
      ASSERT_NO_FATAL_FAILURE(ExpectSame(model_, *graph_->BeginRead()));
    }
  }
}

}  // namespace
}  // namespace wenmai::graph
