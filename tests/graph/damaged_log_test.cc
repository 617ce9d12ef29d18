// The write-ahead log after a crash of the machine: torn at its end, or short of sectors that were not
// synced, it opens with a prefix of the commits; damaged anywhere else it is refused. It never gives a
// part of a commit, nor commits with one missing between.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "graph/graph.h"
#include "graph/storage/log_end.h"
#include "tests/graph/faulty_disk.h"
#include "tests/graph/flip_byte.h"
#include "tests/graph/random_values.h"
#include "tests/graph/temporary_folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

namespace fs = std::filesystem;

// A commit makes two nodes, joined, with a text.
void Commit(Graph* graph, const std::string& text) {
  auto transaction = graph->BeginWrite();
  const KeyId key = transaction->InternKey("text");
  const NodeId node = transaction->CreateNode({}, {{key, Value::String(text)}});
  transaction->CreateRelationship(node, transaction->InternType("T"),
                                  transaction->CreateNode({}, {{key, Value::String(text)}}), {});
  transaction->Commit();
}

class DamagedLogTest : public testing::Test {
 protected:
  static constexpr size_t kSectorBytes = 512;

  // Of the database that is open in `db`.
  std::string ReadLog() {
    for (const auto& entry : fs::directory_iterator(folder_.path() + "/db/store")) {
      if (entry.path().extension() == ".log") log_ = entry.path();
    }
    std::ifstream file(log_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // What is copied beside the open database is what a crash of the machine would leave.
  void Crash() {
    fs::copy(folder_.path() + "/db", crashed_, fs::copy_options::recursive);
    bytes_ = ReadLog();
    record_bytes_ = bytes_.find_last_not_of('\0') + 1;
  }

  // The number of commits found, or nothing if the database was refused as damaged. To open it to
  // read costs no syncs.
  std::optional<uint64_t> OpenWith(const std::string& log_bytes) {
    const auto to_write = OpenAs(/*read_only=*/false, log_bytes);
    EXPECT_EQ(OpenToRead(log_bytes), to_write);
    return to_write;
  }
  std::optional<uint64_t> OpenToRead(const std::string& log_bytes) {
    return OpenAs(/*read_only=*/true, log_bytes);
  }

  std::optional<uint64_t> OpenAs(bool read_only, const std::string& log_bytes) {
    GraphOptions options;
    options.read_only = read_only;
    const std::string path = folder_.path() + "/copy", log = path + "/store/" + log_.filename().string();
    fs::remove_all(path);
    fs::copy(crashed_, path, fs::copy_options::recursive);
    fs::remove(log);
    std::ofstream(log, std::ios::binary) << log_bytes;
    try {
      auto graph = Graph::Open(path, options);
      graph->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
      const uint64_t node_count = graph->BeginRead()->CountNodes();
      EXPECT_EQ(node_count % 2, 0u);
      EXPECT_EQ(graph->BeginRead()->CountRelationships(), node_count / 2);
      return node_count / 2;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kCorruption) << error.what();
      EXPECT_THAT(error.what(), testing::HasSubstr(log));
      return std::nullopt;
    }
  }

  TemporaryFolder folder_;
  std::string crashed_ = folder_.path() + "/crashed";
  fs::path log_;
  std::string bytes_;        // after the last commit
  size_t record_bytes_ = 0;  // of them, without the room behind the records
};

// One commit after the other, each of them acknowledged.
class SyncedLogTest : public DamagedLogTest {
 protected:
  static constexpr uint64_t kCommits = 40;

  SyncedLogTest() {
    auto graph = Graph::Open(folder_.path() + "/db", {});
    for (uint64_t i = 0; i < kCommits; ++i) {
      Commit(graph.get(), std::string(i * 20, 'x'));
      if (i + 2 == kCommits) last_begin_ = ReadLog().find_last_not_of('\0') + 1;
    }
    Crash();
  }

  size_t last_begin_ = 0;  // where the last commit begins
};

TEST_F(SyncedLogTest, HoldsEveryCommit) { EXPECT_EQ(OpenWith(bytes_), kCommits); }

TEST_F(SyncedLogTest, HasRoomBehindItsRecords) { EXPECT_GT(bytes_.size(), record_bytes_ + 1000); }

TEST_F(SyncedLogTest, OpensWithAPrefixWhereItsEndIsTornOff) {
  Random random(1);
  uint64_t least = kCommits;
  for (int i = 0; i < 25; ++i) {
    const auto commits = OpenToRead(bytes_.substr(0, Below(random, record_bytes_)));
    ASSERT_TRUE(commits);
    least = std::min(least, *commits);
  }
  EXPECT_LT(least, kCommits);
}

TEST_F(SyncedLogTest, OpensWithAPrefixWhereItsEndIsZero) {
  Random random(3);
  for (int i = 0; i < 15; ++i) {
    const size_t first = Below(random, record_bytes_ / kSectorBytes) * kSectorBytes;
    std::string torn = bytes_;
    std::fill(torn.begin() + static_cast<std::ptrdiff_t>(first), torn.end(), '\0');
    const auto commits = OpenWith(torn);
    ASSERT_TRUE(commits);
    EXPECT_EQ(commits, OpenToRead(bytes_.substr(0, first)));
  }
}

TEST_F(SyncedLogTest, IsRefusedWhereAByteIsWrong) {
  Random random(2);
  for (int i = 0; i < 25; ++i) {
    std::string damaged = bytes_;
    damaged[Below(random, record_bytes_)] ^= 0x20;
    EXPECT_EQ(OpenToRead(damaged), std::nullopt);
  }
}

TEST_F(SyncedLogTest, IsRefusedWhereASectorBeforeItsLastCommitIsZero) {
  Random random(5);
  for (int i = 0; i < 25; ++i) {
    const size_t sector = Below(random, last_begin_ / kSectorBytes) * kSectorBytes;
    std::string damaged = bytes_;
    damaged.replace(sector, kSectorBytes, kSectorBytes, '\0');
    EXPECT_EQ(OpenToRead(damaged), std::nullopt);
  }
}

TEST_F(SyncedLogTest, IsRefusedWhereAWrongLengthReachesIntoItsRoom) {
  bytes_[5] ^= 0x7f;
  EXPECT_EQ(OpenWith(bytes_), std::nullopt);
}

// A commit of zeros looks, once a byte of it is wrong, as if it had not been written whole.
class ZerosInLogTest : public DamagedLogTest {
 protected:
  static constexpr uint64_t kCommits = 6;

  ZerosInLogTest() {
    auto graph = Graph::Open(folder_.path() + "/db", {});
    for (uint64_t i = 0; i < kCommits; ++i) Commit(graph.get(), std::string(1000, '\0'));
    Crash();
  }

  // As it is when the database was closed.
  void Close() {
    fs::remove_all(crashed_);
    Crash();
    ASSERT_LT(bytes_.size(), record_bytes_ + 10) << "it has room";
  }
};

// The last commit of a database that nobody closed is the only one of which nothing more is told.
TEST_F(ZerosInLogTest, IsReadWholeOrRefusedWhereverAByteIsWrong) {
  for (size_t i = 0; i < record_bytes_ + 3 * kSectorBytes; i += 193) {
    std::string damaged = bytes_;
    damaged[i] ^= 0x01;
    EXPECT_GE(OpenToRead(damaged).value_or(kCommits), kCommits - 1) << "byte " << i;
  }
}

TEST_F(ZerosInLogTest, IsReadWholeOrRefusedWhereverAByteIsWrongOnceItIsClosed) {
  ASSERT_NO_FATAL_FAILURE(Close());
  for (size_t i = 0; i < bytes_.size(); i += 181) {
    std::string damaged = bytes_;
    damaged[i] ^= 0x01;
    EXPECT_EQ(OpenToRead(damaged).value_or(kCommits), kCommits) << "byte " << i;
  }
}

// Every byte, by what the reader is given: no end is found before the last commit's.
TEST_F(ZerosInLogTest, HasNoEndBeforeACommitWhereverAByteIsWrong) {
  const size_t commits_end = record_bytes_;
  ASSERT_NO_FATAL_FAILURE(Close());
  const std::string path = folder_.path() + "/" + log_.filename().string();
  fs::copy(log_, path);
  for (size_t i = 0; i < bytes_.size(); ++i) {
    FlipByte(path, static_cast<std::streamoff>(i));
    try {
      EXPECT_GE(FindLogEnd(path).byte_count, commits_end) << "byte " << i;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kCorruption);
    }
    FlipByte(path, static_cast<std::streamoff>(i));  // back
  }
}

// Commits of several threads: those of a group are written before the first of them is synced.
class PowerFailureTest : public DamagedLogTest {
 protected:
  PowerFailureTest() {
    auto graph = Graph::Open(folder_.path() + "/db", {});
    Commit(graph.get(), "");
    Random random(6);
    uint64_t commit_count = 1;
    synced_.push_back({ReadLog(), commit_count});
    for (int group = 0; group < 12; ++group) {
      const size_t thread_count = 1 + Below(random, 4);
      FaultyDisk disk;
      disk.HoldSyncsForAppends(static_cast<int64_t>(thread_count));
      std::vector<std::thread> threads;
      for (size_t i = 0; i < thread_count; ++i) {
        const std::string text(Below(random, 1000), 'x');
        threads.emplace_back([&graph, text] { Commit(graph.get(), text); });
      }
      for (std::thread& thread : threads) thread.join();
      commit_count += thread_count;
      synced_.push_back({ReadLog(), commit_count});
    }
    Crash();
  }

  struct Synced {
    std::string log;
    uint64_t commit_count;
  };
  std::vector<Synced> synced_;  // after each group
};

// Of what was written since the last sync any sectors may be on the disk, and others not.
TEST_F(PowerFailureTest, LeavesWhatWasSynced) {
  Random random(4);
  for (int i = 0; i < 40; ++i) {
    const size_t group = Below(random, synced_.size() - 1);
    const Synced &before = synced_[group], &after = synced_[group + 1];
    std::string torn = after.log;
    for (size_t sector = 0; sector < torn.size(); sector += kSectorBytes) {
      if (Below(random, 2) == 0) continue;
      const size_t size = std::min(kSectorBytes, torn.size() - sector);
      std::string old = sector < before.log.size() ? before.log.substr(sector, size) : "";
      old.resize(size);
      torn.replace(sector, size, old);
    }
    const auto commits = OpenWith(torn);
    ASSERT_TRUE(commits) << group;
    EXPECT_GE(*commits, before.commit_count);
    EXPECT_LE(*commits, after.commit_count);
  }
}

}  // namespace
}  // namespace wenmai::graph
