// Kills a process that commits without pause and looks at what it left: every commit that was
// acknowledged is there, and every commit that is there is there whole.
//
// WENMAI_CRASH_ROUNDS sets the number of kills.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "graph/graph.h"
#include "graph/schema.h"
#include "tests/graph/process.h"
#include "tests/graph/random_values.h"
#include "tests/graph/temporary_folder.h"

namespace wenmai::graph {
namespace {

// Commit i makes node i with properties, joins it to node 0, drops the join of an older node, and
// notes i in a side record.
void CommitOnce(Graph* graph) {
  auto transaction = graph->BeginWrite();
  const LabelId label = transaction->InternLabel("L");
  const TypeId type = transaction->InternType("T");
  const KeyId number = transaction->InternKey("number"), text = transaction->InternKey("text");
  if (transaction->GetSchema().indexes.empty()) {
    IndexDefinition index;
    index.label = label;
    index.keys = {number};
    index.is_unique = true;
    transaction->CreateIndex(index);
  }
  const uint64_t i = transaction->CountNodes();
  const NodeId node =
      transaction->CreateNode({label}, {{number, Value::Integer(static_cast<int64_t>(i))},
                                        {text, Value::String(std::string(i % 3000, 'x'))}});
  transaction->CreateRelationship(0, type, node, {{number, Value::Integer(1)}});
  if (i % 3 == 0 && i > 10) {
    std::vector<Neighbor> old;
    transaction->RelationshipsBetween(0, i - 10, Direction::kOut, {}, &old);
    for (const Neighbor& neighbor : old) transaction->DeleteRelationship(neighbor.relationship);
  }
  transaction->PutRecord("test", "last", std::to_string(i));
  transaction->Commit();
}

void ExpectWhole(const View& view, uint64_t node_count_min) {
  const uint64_t count = view.CountNodes();
  ASSERT_GE(count, node_count_min);
  if (count == 0) return;
  ASSERT_EQ(view.GetRecord("test", "last"), std::to_string(count - 1));
  ASSERT_EQ(view.CountNodes(view.FindLabel("L")), count);
  const KeyId number = *view.FindKey("number"), text = *view.FindKey("text");
  uint64_t joined = 0;
  for (uint64_t i = 0; i < count; ++i) {
    ASSERT_EQ(view.NodeProperty(i, number), Value::Integer(static_cast<int64_t>(i)));
    ASSERT_EQ(view.NodeProperty(i, text).string().size(), i % 3000);
    std::vector<Neighbor> in;
    view.Expand(i, Direction::kIn, {}, &in);
    const bool is_dropped = i > 0 && i % 3 == 2 && i + 10 < count;
    ASSERT_EQ(in.size(), is_dropped ? 0u : 1u) << "node " << i << " of " << count;
    joined += in.size();
    for (const Neighbor& neighbor : in) ASSERT_TRUE(view.HasRelationship(neighbor.relationship));
  }
  ASSERT_EQ(view.CountRelationships(), joined);
  ASSERT_EQ(view.Degree(0, Direction::kOut, {}), joined);
}

TEST(CrashTest, LosesNoAcknowledgedCommitAndLeavesNoneHalf) {
  const char* rounds = std::getenv("WENMAI_CRASH_ROUNDS");
  TemporaryFolder folder;
  const std::string path = folder.path() + "/db";
  Random random(std::random_device{}());
  uint64_t acknowledged = 0;
  for (int round = rounds == nullptr ? 8 : std::atoi(rounds); round > 0; --round) {
    ChildProcess child([&path](auto report) {
      auto graph = Graph::Open(path, {});
      while (true) {
        CommitOnce(graph.get());
        report(graph->BeginRead()->CountNodes());
      }
    });
    ASSERT_TRUE(child.Read(&acknowledged));
    std::this_thread::sleep_for(std::chrono::microseconds(Below(random, 60'000)));
    child.Kill();
    while (child.Read(&acknowledged)) continue;
    auto graph = Graph::Open(path, {});
    ASSERT_NO_FATAL_FAILURE(ExpectWhole(*graph->BeginRead(), acknowledged));
    graph->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
  }
}

}  // namespace
}  // namespace wenmai::graph
