#include "shell/edit/history.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace wenmai::shell {
namespace {

namespace fs = std::filesystem;

class HistoryTest : public testing::Test {
 protected:
  ~HistoryTest() override { fs::remove_all(folder_); }

  const fs::path folder_ = fs::temp_directory_path() / ("wenmai_history_test_" + std::to_string(getpid()));
  const std::string file_ = folder_ / "deep" / "history";
};

TEST_F(HistoryTest, StatementsComeBackWithTheirLines) {
  const std::string statement = "MATCH (n)\n  WHERE n.path = 'C:\\\\new'\nRETURN n;";
  {
    History history(file_);
    history.Add("RETURN 1;");
    history.Add(statement);
    history.Add(statement);  // the same again is not kept twice
  }
  const History history(file_);
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0], "RETURN 1;");
  EXPECT_EQ(history[1], statement);
}

TEST_F(HistoryTest, OnlyTheUserMayReadTheFile) {
  History(file_).Add("RETURN 1;");
  EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(HistoryTest, TwoShellsShareOneFile) {
  History first(file_), second(file_);
  first.Add("a");
  second.Add("b");
  first.Add("c");
  EXPECT_EQ(History(file_).size(), 3u);
}

TEST_F(HistoryTest, OnlyTheLatestAreKept) {
  fs::create_directories(folder_ / "deep");
  {
    std::ofstream out(file_);
    for (int i = 0; i < 10'500; ++i) out << i << '\n';
  }
  const History history(file_);
  EXPECT_EQ(history.size(), 10'000u);
  EXPECT_EQ(history[0], "500");
  EXPECT_EQ(History(file_).size(), 10'000u);
}

TEST_F(HistoryTest, SearchGoesBackFromWhereItStands) {
  History history("");
  for (const char* entry : {"MATCH (a) RETURN a;", "RETURN 1;", "match (b) RETURN b;"}) history.Add(entry);
  EXPECT_EQ(history.FindBefore(3, "Match"), 2u);
  EXPECT_EQ(history.FindBefore(2, "Match"), 0u);
  EXPECT_EQ(history.FindBefore(0, "Match"), std::nullopt);
}

TEST_F(HistoryTest, AnUnwritableFileIsNoError) {
  History history("/proc/nowhere/history");
  history.Add("RETURN 1;");
  EXPECT_EQ(history.size(), 1u);
}

}  // namespace
}  // namespace wenmai::shell
