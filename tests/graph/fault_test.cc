// Disks that are full, do not sync, or give back other bytes than were written: what was
// acknowledged is there, what is damaged is named, nothing wrong is ever answered.
//
// WENMAI_FAULT_ROUNDS sets how often each is tried.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>
#include <thread>
#include <vector>

#include "graph/bulk/bulk_loader.h"
#include "graph/graph.h"
#include "graph/schema.h"
#include "tests/graph/faulty_disk.h"
#include "tests/graph/flip_byte.h"
#include "tests/graph/process.h"
#include "tests/graph/random_values.h"
#include "tests/graph/temporary_folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

int RoundCount(int usual) {
  const char* rounds = std::getenv("WENMAI_FAULT_ROUNDS");
  return rounds == nullptr ? usual : std::atoi(rounds);
}

// Commit i makes nodes 2i and 2i + 1, joined and indexed.
void CommitPair(Graph* graph) {
  auto transaction = graph->BeginWrite();
  const LabelId label = transaction->InternLabel("L");
  const KeyId text = transaction->InternKey("text");
  if (transaction->GetSchema().indexes.empty()) {
    IndexDefinition index;
    index.label = label;
    index.keys = {text};
    transaction->CreateIndex(index);
  }
  const auto count = static_cast<int64_t>(transaction->CountNodes());
  const NodeId a = transaction->CreateNode({label}, {{text, Value::Integer(count)}});
  const NodeId b = transaction->CreateNode(
      {label}, {{text, Value::String(std::string(static_cast<size_t>(count) % 3000, 'x'))}});
  transaction->CreateRelationship(a, transaction->InternType("T"), b, {});
  transaction->Commit();
}

// All that a view tells, as text.
std::string Dump(const View& view) {
  std::ostringstream out;
  out << view.CountNodes() << ' ' << view.CountRelationships() << '\n';
  std::vector<uint64_t> ids;
  view.ScanNodes({}, {}, 1'000'000, &ids);
  for (const uint64_t id : ids) {
    const auto node = view.ReadNode(id);
    out << id;
    for (const LabelId label : node->labels) out << ' ' << view.LabelName(label);
    for (const auto& [key, value] : node->properties) {
      out << ' ' << view.KeyName(key) << '='
          << (value.kind() == ValueKind::kString ? std::string(value.string())
                                                 : std::to_string(value.integer()));
    }
    std::vector<Neighbor> neighbors;
    view.Expand(id, Direction::kOut, {}, &neighbors);
    view.Expand(id, Direction::kIn, {}, &neighbors);
    for (const Neighbor& neighbor : neighbors) {
      out << ' ' << neighbor.node << '-' << neighbor.relationship;
    }
    out << '\n';
  }
  return out.str();
}

class FaultTest : public testing::Test {
 protected:
  // Commits until the disk fails. Returns how many commits were acknowledged.
  uint64_t CommitUntilFailure(FaultyDisk::Fault fault, int64_t count) {
    auto graph = Graph::Open(path_, {});
    FaultyDisk disk;
    disk.FailAfter(fault, count);
    uint64_t acknowledged = graph->BeginRead()->CountRelationships();
    try {
      while (true) {
        CommitPair(graph.get());
        ++acknowledged;
      }
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kIo) << error.what();
      EXPECT_THAT(error.what(), HasSubstr(path_ + "/")) << "the file is not named";
    }
    EXPECT_THROW(CommitPair(graph.get()), Error) << "a failed write is final";
    // What was acknowledged is still read, and nothing more.
    EXPECT_EQ(graph->BeginRead()->CountRelationships(), acknowledged);
    return acknowledged;
  }

  uint64_t ExpectWhole() {
    auto graph = Graph::Open(path_, {});
    graph->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
    const auto view = graph->BeginRead();
    EXPECT_EQ(view->CountNodes(), 2 * view->CountRelationships());
    return view->CountRelationships();
  }

  TemporaryFolder folder_;
  std::string path_ = folder_.path() + "/db";
  Random random_{17};
};

TEST_F(FaultTest, AFullDiskLosesNoAcknowledgedCommit) {
  for (int round = 0; round < RoundCount(6); ++round) {
    const auto count = static_cast<int64_t>(Below(random_, 60));
    const uint64_t acknowledged = CommitUntilFailure(FaultyDisk::Fault::kWrite, count);
    EXPECT_EQ(ExpectWhole(), acknowledged);
  }
}

// A commit that was written and not synced may be there or not: nobody was told.
TEST_F(FaultTest, AFailedSyncIsNoAcknowledgement) {
  for (int round = 0; round < RoundCount(6); ++round) {
    const auto count = static_cast<int64_t>(Below(random_, 30));
    const uint64_t acknowledged = CommitUntilFailure(FaultyDisk::Fault::kSync, count);
    const uint64_t found = ExpectWhole();
    EXPECT_GE(found, acknowledged);
    EXPECT_LE(found, acknowledged + 1);
  }
}

// The first commit's sync does not end before three others have written theirs: they need not wait
// for it, and share the next.
TEST_F(FaultTest, CommitsThatComeTogetherShareASync) {
  auto graph = Graph::Open(path_, {});
  CommitPair(graph.get());
  FaultyDisk disk;
  disk.HoldSyncsForAppends(4);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&graph] { CommitPair(graph.get()); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(disk.sync_count(), 2);
  EXPECT_EQ(graph->BeginRead()->CountRelationships(), 5u);
}

// The system's own refusal: no file of the process may grow beyond a size.
TEST_F(FaultTest, AFileThatMayNotGrowIsNamed) {
  ChildProcess child([this](auto report) {
    signal(SIGXFSZ, SIG_IGN);
    rlimit limit{100'000, 100'000};
    auto graph = Graph::Open(path_, {});
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
      while (true) {
        CommitPair(graph.get());
        report(graph->BeginRead()->CountRelationships());
      }
    } catch (const Error& error) {
      report(std::string(error.what()).find(".log") != std::string::npos ? UINT64_MAX : 0);
    }
  });
  uint64_t acknowledged = 0;
  for (uint64_t number; child.Read(&number) && number != UINT64_MAX; acknowledged = number) {
    ASSERT_GT(number, 0u) << "the error names no file";
  }
  child.Kill();
  EXPECT_GT(acknowledged, 5u);
  EXPECT_EQ(ExpectWhole(), acknowledged);
}

// A bit is flipped anywhere in any file: all is read as it was written, or the file is named.
TEST_F(FaultTest, AFlippedBitIsNamedOrHarmless) {
  {
    auto graph = Graph::Open(path_, {});
    for (int i = 0; i < 50; ++i) CommitPair(graph.get());
    graph->Backup(folder_.path() + "/flushed");  // in table files
  }
  fs::remove_all(path_);
  fs::rename(folder_.path() + "/flushed", path_);
  {
    auto graph = Graph::Open(path_, {});
    for (int i = 0; i < 10; ++i) CommitPair(graph.get());  // in the log
  }
  GraphOptions read_only;
  read_only.read_only = true;
  const std::string sound = Dump(*Graph::Open(path_, read_only)->BeginRead());
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path_ + "/store")) {
    const std::string name = entry.path().filename();
    const bool is_read = name.ends_with(".sst") || name.ends_with(".log") ||
                         name.starts_with("MANIFEST") || name == "CURRENT";
    if (is_read && entry.file_size() > 0) files.push_back(entry.path());
  }
  int named_count = 0;
  for (int round = 0; round < RoundCount(60); ++round) {
    const fs::path& file = files[static_cast<size_t>(round) % files.size()];
    const auto offset = static_cast<std::streamoff>(Below(random_, fs::file_size(file)));
    FlipByte(file, offset);
    SCOPED_TRACE(file.filename().string() + " at " + std::to_string(offset));
    try {
      const std::string dump = Dump(*Graph::Open(path_, read_only)->BeginRead());
      // The end of the log may be taken for torn: then the last commits are as if never made.
      const bool is_log = file.extension() == ".log";
      EXPECT_TRUE(is_log || dump == sound);
    } catch (const Error& error) {
      ++named_count;
      EXPECT_EQ(error.code(), ErrorCode::kCorruption) << error.what();
      EXPECT_THAT(error.what(), HasSubstr(path_ + "/store"));
    }
    FlipByte(file, offset);  // back
  }
  EXPECT_GT(named_count, 0);
  EXPECT_EQ(Dump(*Graph::Open(path_, read_only)->BeginRead()), sound);
}

// Killed at any moment a bulk load has happened or not.
TEST_F(FaultTest, AKilledBulkLoadIsWholeOrNothing) {
  int whole_count = 0;
  for (int round = 0; round < RoundCount(8); ++round) {
    fs::remove_all(path_);
    ChildProcess child([this](auto report) {
      report(0);
      BulkLoader loader(path_, {});
      ElementBatch nodes(EntityKind::kNode), relationships(EntityKind::kRelationship);
      for (NodeId i = 0; i < 20'000; ++i) {
        nodes.AddNode({{loader.InternLabel("L")}}, {});
        loader.AddNode(nodes, i);
      }
      for (RelationshipId i = 0; i < 60'000; ++i) {
        relationships.AddRelationship({loader.InternType("T"), i % 20'000, i * 7 % 20'000}, {});
        loader.AddRelationship(relationships, i);
      }
      loader.Finish([](double) {});
    });
    uint64_t started;
    ASSERT_TRUE(child.Read(&started));
    usleep(static_cast<useconds_t>(Below(random_, 1'500'000)));
    child.Kill();
    if (!fs::exists(path_ + "/format")) continue;
    auto graph = Graph::Open(path_, {});
    graph->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
    const uint64_t node_count = graph->BeginRead()->CountNodes();
    EXPECT_TRUE(node_count == 0 || node_count == 20'000) << node_count;
    EXPECT_EQ(graph->BeginRead()->CountRelationships(), 3 * node_count);
    whole_count += node_count > 0;
  }
  RecordProperty("whole", whole_count);
}

// Killed while it makes and drops an index beside a writer, a graph has the index whole or not at all.
TEST_F(FaultTest, AKilledIndexBuildIsWholeOrNothing) {
  {
    auto graph = Graph::Open(path_, {});
    auto transaction = graph->BeginWrite();
    const LabelId label = transaction->InternLabel("L");
    const KeyId key = transaction->InternKey("n");
    for (int64_t i = 0; i < 12'000; ++i) {
      transaction->CreateNode({label}, {{key, Value::Integer(i)}});
    }
    transaction->Commit();
  }
  for (int round = 0; round < RoundCount(8); ++round) {
    ChildProcess child([this](auto report) {
      auto graph = Graph::Open(path_, {});
      std::thread writer([&graph] {
        for (int64_t i = 0;; ++i) {
          auto transaction = graph->BeginWrite();
          transaction->SetNodeProperty(static_cast<NodeId>(i * 7919 % 12'000), 0, Value::Integer(-i));
          transaction->Commit();
        }
      });
      report(0);
      while (true) {
        auto transaction = graph->BeginWrite();
        IndexDefinition index;
        index.keys = {0};
        if (transaction->GetSchema().indexes.empty()) {
          transaction->BuildIndex(index, [](double) {});
        } else {
          transaction->DropIndex(transaction->GetSchema().indexes[0].id);
        }
        transaction->Commit();
      }
    });
    uint64_t started;
    ASSERT_TRUE(child.Read(&started));
    usleep(static_cast<useconds_t>(Below(random_, 100'000)));
    child.Kill();
    Graph::Open(path_, {})->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
  }
}

}  // namespace
}  // namespace wenmai::graph
