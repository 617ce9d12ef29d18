// Graph::Backup: whole, independent of what it was made from, and made while a writer works.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "graph/graph.h"
#include "tests/graph/temporary_folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

namespace fs = std::filesystem;

// A pair of joined nodes a commit, so that half a commit would show.
void CommitPair(Graph* graph) {
  auto transaction = graph->BeginWrite();
  const KeyId key = transaction->InternKey("text");
  const NodeId a = transaction->CreateNode({}, {{key, Value::String(std::string(2000, 'x'))}});
  const NodeId b = transaction->CreateNode({}, {});
  transaction->CreateRelationship(a, transaction->InternType("T"), b, {});
  transaction->Commit();
}

uint64_t ExpectWhole(const std::string& path) {
  auto graph = Graph::Open(path, {});
  graph->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
  const auto view = graph->BeginRead();
  EXPECT_EQ(view->CountNodes(), 2 * view->CountRelationships());
  return view->CountRelationships();
}

class BackupTest : public testing::Test {
 protected:
  TemporaryFolder folder_;
  std::string path_ = folder_.path() + "/db", copy_ = folder_.path() + "/copy";
};

TEST_F(BackupTest, HoldsTheLastCommitAndNotTheOpenTransaction) {
  auto graph = Graph::Open(path_, {});
  CommitPair(graph.get());
  auto transaction = graph->BeginWrite();
  transaction->CreateNode({}, {});
  graph->Backup(copy_);
  transaction->Commit();
  EXPECT_EQ(ExpectWhole(copy_), 1u);
}

TEST_F(BackupTest, IsWholeWhileAWriterWorks) {
  auto graph = Graph::Open(path_, {});
  std::atomic<uint64_t> committed = 0;
  std::atomic<bool> is_done = false;
  std::thread writer([&] {
    while (!is_done) {
      CommitPair(graph.get());
      ++committed;
    }
  });
  for (int i = 0; i < 5; ++i) {
    while (committed < 20u * static_cast<uint64_t>(i + 1)) std::this_thread::yield();
    const uint64_t committed_before = committed;
    graph->Backup(copy_ + std::to_string(i));
    EXPECT_GE(ExpectWhole(copy_ + std::to_string(i)), committed_before);
  }
  is_done = true;
  writer.join();
}

TEST_F(BackupTest, OfAGraphOpenForReadingHasWhatIsOnlyInItsLog) {
  CommitPair(Graph::Open(path_, {}).get());
  GraphOptions read_only;
  read_only.read_only = true;
  Graph::Open(path_, read_only)->Backup(copy_);
  EXPECT_EQ(ExpectWhole(copy_), 1u);
}

TEST_F(BackupTest, SharesNoFileWithItsOriginal) {
  auto graph = Graph::Open(path_, {});
  CommitPair(graph.get());
  graph->Backup(copy_);
  graph->Backup(copy_ + "2");  // the first has flushed what this one would link to
  for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
    if (!entry.is_regular_file()) continue;
    EXPECT_EQ(entry.hard_link_count(), 1u) << entry.path();
  }
}

TEST_F(BackupTest, WritesOverNothing) {
  auto graph = Graph::Open(path_, {});
  fs::create_directory(copy_);
  graph->Backup(copy_);  // an empty folder is as good as none
  EXPECT_THROW(graph->Backup(copy_), Error);
  std::ofstream(folder_.path() + "/file") << "text";
  EXPECT_THROW(graph->Backup(folder_.path() + "/file"), Error);
}

TEST_F(BackupTest, LeavesNothingWhereItCannotBeWritten) {
  auto graph = Graph::Open(":memory:", {});
  EXPECT_THROW(graph->Backup(copy_), Error);
  EXPECT_FALSE(fs::exists(copy_));
}

}  // namespace
}  // namespace wenmai::graph
