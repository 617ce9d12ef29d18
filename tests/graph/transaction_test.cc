// Reading and writing through Graph, View and Transaction, on both storages.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "graph/graph.h"
#include "tests/graph/temporary_folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

class TransactionTest : public testing::TestWithParam<bool> {
 protected:
  TransactionTest() { Open({}); }

  void Open(const GraphOptions& options) {
    graph_.reset();
    graph_ = Graph::Open(GetParam() ? folder_.path() + "/db" : ":memory:", options);
  }

  // Commits and begins anew, so that what follows reads from the storage.
  void Commit(std::unique_ptr<Transaction>* transaction) {
    (*transaction)->Commit();
    *transaction = graph_->BeginWrite();
  }

  TemporaryFolder folder_;
  std::unique_ptr<Graph> graph_;
};

INSTANTIATE_TEST_SUITE_P(Storages, TransactionTest, testing::Bool(),
                         [](const auto& test) { return test.param ? "OnDisk" : "InMemory"; });

// Ids that lie together are read in another way than those that lie apart.
TEST_P(TransactionTest, ReadsManyPropertiesWhateverLiesBetween) {
  Open({.cache_bytes = 0});
  auto transaction = graph_->BeginWrite();
  const KeyId number = transaction->InternKey("number");
  constexpr int kCount = 500;
  for (int i = 0; i < kCount; ++i) {
    Properties properties;
    if (i % 7 != 0) properties = {{number, Value::Integer(i)}};
    transaction->CreateNode({}, properties);
  }
  for (NodeId node = 0; node < kCount; node += 11) transaction->DeleteNode(node);
  transaction->Commit();
  const auto view = graph_->BeginRead();
  for (const uint64_t gap : {1, 2, 4, 5, 50}) {
    for (const bool is_descending : {false, true}) {
      std::vector<NodeId> nodes = {490, 3, 3};
      for (NodeId node = 0; node < kCount + 20; node += gap) nodes.push_back(node);
      if (is_descending) std::reverse(nodes.begin(), nodes.end());
      std::vector<Value> values(nodes.size(), Value::Integer(-1));
      view->NodeProperties(nodes, number, values.data());
      for (size_t i = 0; i < nodes.size(); ++i) {
        EXPECT_EQ(values[i], view->NodeProperty(nodes[i], number)) << nodes[i] << ", gap " << gap;
      }
    }
  }
}

TEST_P(TransactionTest, ReadsItsOwnWritesBeforeAndAfterCommit) {
  auto transaction = graph_->BeginWrite();
  const LabelId person = transaction->InternLabel("Person");
  const KeyId name = transaction->InternKey("name");
  const NodeId ada = transaction->CreateNode({person}, {{name, Value::String("Ada")}});
  const NodeId bob = transaction->CreateNode({}, {});
  const TypeId knows = transaction->InternType("KNOWS");
  const RelationshipId r = transaction->CreateRelationship(ada, knows, bob, {});
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(transaction->NodeProperty(ada, name), Value::String("Ada"));
    EXPECT_TRUE(transaction->NodeProperty(bob, name).is_null());
    EXPECT_TRUE(transaction->NodeHasLabel(ada, person));
    EXPECT_FALSE(transaction->NodeHasLabel(bob, person));
    EXPECT_EQ(transaction->CountNodes(), 2u);
    EXPECT_EQ(transaction->CountNodes(person), 1u);
    EXPECT_EQ(transaction->CountRelationships(knows), 1u);
    std::vector<Neighbor> neighbors;
    transaction->Expand(ada, Direction::kOut, {}, &neighbors);
    EXPECT_EQ(neighbors, (std::vector<Neighbor>{{bob, r}}));
    neighbors.clear();
    transaction->Expand(bob, Direction::kBoth, {{knows}}, &neighbors);
    EXPECT_EQ(neighbors, (std::vector<Neighbor>{{ada, r}}));
    Commit(&transaction);
  }
}

TEST_P(TransactionTest, KeepsNothingOfARolledBackTransaction) {
  {
    auto transaction = graph_->BeginWrite();
    transaction->CreateNode({transaction->InternLabel("Gone")}, {});
  }
  auto view = graph_->BeginRead();
  EXPECT_EQ(view->CountNodes(), 0u);
  EXPECT_FALSE(view->FindLabel("Gone"));
}

TEST_P(TransactionTest, ShowsAViewOnlyWhatWasCommittedBefore) {
  auto before = graph_->BeginRead();
  auto transaction = graph_->BeginWrite();
  const NodeId node = transaction->CreateNode({}, {});
  auto during = graph_->BeginRead();
  transaction->Commit();
  auto after = graph_->BeginRead();
  EXPECT_FALSE(before->HasNode(node));
  EXPECT_FALSE(during->HasNode(node));
  EXPECT_TRUE(after->HasNode(node));
  EXPECT_EQ(during->CountNodes(), 0u);
}

TEST_P(TransactionTest, RollsBackToAMark) {
  auto transaction = graph_->BeginWrite();
  const KeyId key = transaction->InternKey("k");
  const LabelId label = transaction->InternLabel("L");
  const TypeId type = transaction->InternType("T");
  const std::string text(5000, 'x');
  const NodeId a = transaction->CreateNode({label}, {{key, Value::Integer(1)}});
  const NodeId b = transaction->CreateNode({}, {});
  const RelationshipId r = transaction->CreateRelationship(a, type, b, {});
  Commit(&transaction);
  const size_t mark = transaction->Mark();
  transaction->SetNodeProperty(a, key, Value::String(text));
  transaction->RemoveLabel(a, label);
  transaction->DeleteRelationship(r);
  transaction->DeleteNode(b);
  const NodeId c = transaction->CreateNode({label}, {});
  transaction->CreateRelationship(c, type, c, {});
  transaction->PutRecord("space", "key", "bytes");
  transaction->RollbackTo(mark);
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(transaction->NodeProperty(a, key), Value::Integer(1));
    EXPECT_TRUE(transaction->NodeHasLabel(a, label));
    EXPECT_TRUE(transaction->HasNode(b));
    EXPECT_FALSE(transaction->HasNode(c));
    EXPECT_EQ(transaction->Degree(a, Direction::kOut, {}), 1u);
    EXPECT_EQ(transaction->CountRelationships(), 1u);
    EXPECT_EQ(transaction->CountNodes(label), 1u);
    EXPECT_FALSE(transaction->GetRecord("space", "key"));
    Commit(&transaction);
  }
  EXPECT_EQ(transaction->CreateNode({}, {}), c) << "ids stay dense";
}

TEST_P(TransactionTest, RefusesToLeaveRelationshipsDangling) {
  auto transaction = graph_->BeginWrite();
  const TypeId type = transaction->InternType("T");
  const NodeId a = transaction->CreateNode({}, {});
  const NodeId b = transaction->CreateNode({}, {});
  const RelationshipId r = transaction->CreateRelationship(a, type, b, {});
  Commit(&transaction);
  transaction->DeleteNode(b);
  EXPECT_TRUE(transaction->HasDanglingRelationships());
  EXPECT_THROW(transaction->Commit(), Error);
  transaction->DeleteRelationship(r);
  EXPECT_FALSE(transaction->HasDanglingRelationships());
  transaction->Commit();
  EXPECT_EQ(graph_->BeginRead()->CountNodes(), 1u);
}

TEST_P(TransactionTest, GivesASelfLoopOnce) {
  auto transaction = graph_->BeginWrite();
  const TypeId type = transaction->InternType("T");
  const NodeId a = transaction->CreateNode({}, {});
  const RelationshipId loop = transaction->CreateRelationship(a, type, a, {});
  for (int round = 0; round < 2; ++round) {
    std::vector<Neighbor> both;
    std::vector<TypeId> types;
    transaction->Expand(a, Direction::kBoth, {}, &both, &types);
    EXPECT_EQ(both, (std::vector<Neighbor>{{a, loop}}));
    EXPECT_EQ(types, std::vector<TypeId>{type});
    EXPECT_EQ(transaction->Degree(a, Direction::kBoth, {}), 1u);
    EXPECT_EQ(transaction->Degree(a, Direction::kOut, {}), 1u);
    Commit(&transaction);
  }
}

TEST_P(TransactionTest, KeepsLongValuesThroughEdits) {
  auto transaction = graph_->BeginWrite();
  const KeyId text = transaction->InternKey("text");
  const KeyId title = transaction->InternKey("title");
  const std::string content(20000, 'y');
  const NodeId node = transaction->CreateNode({}, {{text, Value::String(content)}});
  Commit(&transaction);
  transaction->SetNodeProperty(node, title, Value::String("T"));
  Commit(&transaction);
  EXPECT_EQ(transaction->NodeProperty(node, text), Value::String(content));
  Value values[1];
  transaction->NodeProperties({{node}}, text, values);
  EXPECT_EQ(values[0], Value::String(content));
  transaction->SetNodeProperty(node, text, Value());
  Commit(&transaction);
  EXPECT_TRUE(transaction->NodeProperty(node, text).is_null());
  EXPECT_EQ(transaction->NodeProperty(node, title), Value::String("T"));
}

TEST_P(TransactionTest, ScansSideRecordsWithPendingOnesBetween) {
  auto transaction = graph_->BeginWrite();
  for (const char* key : {"a", "c", "e"}) transaction->PutRecord("s", key, key);
  transaction->PutRecord("t", "other space", "");
  Commit(&transaction);
  transaction->PutRecord("s", "b", "b");
  transaction->DeleteRecord("s", "c");
  transaction->PutRecord("s", "e", "new");
  transaction->PutRecord("s", "f", "f");
  std::string seen;
  transaction->ScanRecords("s", "", [&](std::string_view key, std::string_view bytes) {
    seen += std::string(key) + "=" + std::string(bytes) + " ";
    return true;
  });
  EXPECT_EQ(seen, "a=a b=b e=new f=f ");
}

TEST_P(TransactionTest, RefusesToJoinNodesThatAreNotThere) {
  auto transaction = graph_->BeginWrite();
  const TypeId type = transaction->InternType("T");
  const NodeId a = transaction->CreateNode({}, {});
  EXPECT_THROW(transaction->CreateRelationship(a, type, a + 1, {}), Error);
  transaction->DeleteNode(a);
  EXPECT_THROW(transaction->CreateRelationship(a, type, a, {}), Error);
}

TEST_P(TransactionTest, WaitsForAnotherWriterOnlySoLong) {
  GraphOptions options;
  options.write_wait_max = std::chrono::milliseconds(1);
  Open(options);
  auto first = graph_->BeginWrite();
  try {
    graph_->BeginWrite();
    FAIL() << "two writers at a time";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kConflict);
  }
  first->Rollback();
  graph_->BeginWrite();
}

TEST_P(TransactionTest, RefusesWritesOnceFinished) {
  auto transaction = graph_->BeginWrite();
  transaction->Commit();
  EXPECT_THROW(transaction->CreateNode({}, {}), Error);
  EXPECT_THROW(transaction->Commit(), Error);
  transaction->Rollback();
}

}  // namespace
}  // namespace wenmai::graph
