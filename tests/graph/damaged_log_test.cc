// The write-ahead log after a crash of the machine: torn at its end it opens with a prefix of the
// commits; damaged anywhere else it is refused. It never gives a part of a commit, nor commits with one
// missing between.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "graph/graph.h"
#include "tests/graph/random_values.h"
#include "tests/graph/temporary_folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

namespace fs = std::filesystem;

class DamagedLogTest : public testing::Test {
 protected:
  static constexpr uint64_t kCommits = 40;

  // Commit i makes nodes 2i and 2i + 1, joined. What is copied beside the open database is what a crash
  // of the machine would leave.
  DamagedLogTest() {
    auto graph = Graph::Open(folder_.path() + "/db", {});
    for (uint64_t i = 0; i < kCommits; ++i) {
      auto transaction = graph->BeginWrite();
      const KeyId key = transaction->InternKey("text");
      const Value text = Value::String(std::string(i * 20, 'x'));
      const NodeId node = transaction->CreateNode({}, {{key, text}});
      transaction->CreateRelationship(node, transaction->InternType("T"),
                                      transaction->CreateNode({}, {{key, text}}), {});
      transaction->Commit();
    }
    fs::copy(folder_.path() + "/db", crashed_, fs::copy_options::recursive);
    for (const auto& entry : fs::directory_iterator(crashed_ + "/store")) {
      if (entry.path().extension() == ".log") log_ = entry.path();
    }
    std::ifstream file(log_, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), {});
  }

  // The number of commits found, or nothing if the database was refused as damaged.
  std::optional<uint64_t> OpenWith(const std::string& log_bytes) {
    const std::string path = folder_.path() + "/copy";
    fs::remove_all(path);
    fs::copy(crashed_, path, fs::copy_options::recursive);
    std::ofstream(fs::path(path) / "store" / log_.filename(), std::ios::binary) << log_bytes;
    try {
      auto graph = Graph::Open(path, {});
      graph->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
      const uint64_t node_count = graph->BeginRead()->CountNodes();
      EXPECT_EQ(node_count % 2, 0u);
      EXPECT_EQ(graph->BeginRead()->CountRelationships(), node_count / 2);
      return node_count / 2;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kCorruption) << error.what();
      return std::nullopt;
    }
  }

  TemporaryFolder folder_;
  std::string crashed_ = folder_.path() + "/crashed";
  fs::path log_;
  std::string bytes_;
};

TEST_F(DamagedLogTest, HoldsEveryCommit) { EXPECT_EQ(OpenWith(bytes_), kCommits); }

TEST_F(DamagedLogTest, OpensWithAPrefixWhereItsEndIsTornOff) {
  Random random(1);
  uint64_t least = kCommits;
  for (int i = 0; i < 25; ++i) {
    const auto commits = OpenWith(bytes_.substr(0, Below(random, bytes_.size())));
    ASSERT_TRUE(commits);
    least = std::min(least, *commits);
  }
  EXPECT_LT(least, kCommits);
}

TEST_F(DamagedLogTest, IsRefusedOrLosesItsVeryEndWhereAByteIsWrong) {
  Random random(2);
  int refused_count = 0;
  for (int i = 0; i < 25; ++i) {
    std::string damaged = bytes_;
    damaged[Below(random, damaged.size() / 2)] ^= 0x20;
    if (!OpenWith(damaged)) ++refused_count;
  }
  EXPECT_EQ(refused_count, 25);
}

}  // namespace
}  // namespace wenmai::graph
