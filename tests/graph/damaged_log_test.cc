// The write-ahead log after a crash of the machine: torn at its end, or short of sectors that were not
// synced, it opens with a prefix of the commits; damaged anywhere else it is refused. It never gives a
// part of a commit, nor commits with one missing between.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

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

  static constexpr size_t kSectorBytes = 512;

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
      synced_.push_back(ReadLog());
    }
    fs::copy(folder_.path() + "/db", crashed_, fs::copy_options::recursive);
    bytes_ = synced_.back();
    record_bytes_ = bytes_.find_last_not_of('\0') + 1;
  }

  std::string ReadLog() {
    for (const auto& entry : fs::directory_iterator(folder_.path() + "/db/store")) {
      if (entry.path().extension() == ".log") log_ = entry.path();
    }
    std::ifstream file(log_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
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
  std::vector<std::string> synced_;  // the log after each commit
  std::string bytes_;                // after the last
  size_t record_bytes_ = 0;          // of them, without the room behind the records
};

TEST_F(DamagedLogTest, HoldsEveryCommit) { EXPECT_EQ(OpenWith(bytes_), kCommits); }

TEST_F(DamagedLogTest, OpensWithAPrefixWhereItsEndIsTornOff) {
  Random random(1);
  uint64_t least = kCommits;
  for (int i = 0; i < 25; ++i) {
    const auto commits = OpenWith(bytes_.substr(0, Below(random, record_bytes_)));
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
    damaged[Below(random, record_bytes_ / 2)] ^= 0x20;
    if (!OpenWith(damaged)) ++refused_count;
  }
  EXPECT_EQ(refused_count, 25);
}

TEST_F(DamagedLogTest, IsRefusedWhereAWrongLengthReachesIntoItsRoom) {
  bytes_[5] ^= 0x7f;
  EXPECT_EQ(OpenWith(bytes_), std::nullopt);
}

TEST_F(DamagedLogTest, HasRoomBehindItsRecords) { EXPECT_GT(bytes_.size(), record_bytes_ + 1000); }

TEST_F(DamagedLogTest, EndsBeforeTheFirstSectorThatWasNotWritten) {
  Random random(3);
  for (int i = 0; i < 25; ++i) {
    const size_t first = Below(random, record_bytes_ / kSectorBytes) * kSectorBytes;
    std::string torn = bytes_;
    for (size_t sector = first; sector < torn.size(); sector += kSectorBytes) {
      const size_t size = std::min(kSectorBytes, torn.size() - sector);
      if (sector == first || Below(random, 2) == 0) torn.replace(sector, size, size, '\0');
    }
    const auto commits = OpenWith(torn);
    ASSERT_TRUE(commits);
    EXPECT_EQ(commits, OpenWith(bytes_.substr(0, first)));
  }
}

// Of what was written since the last sync any sectors may be on the disk, and others not.
TEST_F(DamagedLogTest, HoldsWhatWasSyncedWhereThePowerFailed) {
  Random random(4);
  for (int i = 0; i < 50; ++i) {
    const size_t synced = Below(random, kCommits - 4), written = synced + 1 + Below(random, 3);
    std::string torn = synced_[written];
    const std::string& before = synced_[synced];
    for (size_t sector = 0; sector < torn.size(); sector += kSectorBytes) {
      if (Below(random, 2) == 0) continue;
      const size_t size = std::min(kSectorBytes, torn.size() - sector);
      std::string old = sector < before.size() ? before.substr(sector, size) : "";
      old.resize(size);
      torn.replace(sector, size, old);
    }
    const auto commits = OpenWith(torn);
    ASSERT_TRUE(commits) << synced;
    EXPECT_GE(*commits, synced + 1);
    EXPECT_LE(*commits, written + 1);
  }
}

}  // namespace
}  // namespace wenmai::graph
