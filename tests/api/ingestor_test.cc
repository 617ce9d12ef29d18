#include "wenmai/ingestor.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "tests/api/throws.h"

namespace wenmai {
namespace {

namespace fs = std::filesystem;

class IngestorTest : public testing::Test {
 protected:
  IngestorTest() { fs::create_directories(folder_); }
  ~IngestorTest() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  int64_t Count(const std::string& pattern) {
    Session session = database_.NewSession();
    Result result = session.Run("MATCH " + pattern + " RETURN count(*)");
    result.Next();
    return result.Get(0).as<int64_t>();
  }

  const fs::path folder_ = fs::temp_directory_path() / ("wenmai_ingestor_test_" + std::to_string(getpid()));
  Database database_ = Database::Open(":memory:");
};

NameFinder Finding(const std::string& name, const std::string& type) {
  return {"finder of " + name, [=](std::string_view text) {
            std::vector<FoundName> found;
            for (size_t at = 0; (at = text.find(name, at)) != text.npos; at += name.size()) {
              found.push_back({at, at + name.size(), type});
            }
            return found;
          }};
}

TEST_F(IngestorTest, NamesOfOnesOwnTakePartInEverything) {
  Write("a.md", "研究者们说，阿波罗式算盘是一种新的模型。\n");
  Ingestor(database_, {}).Add({folder_});
  EXPECT_EQ(Count("(:Model {name: '阿波罗式算盘'})"), 0);
  IngestOptions options;
  options.name_finders = {Finding("阿波罗式算盘", "Model")};
  EXPECT_EQ(Ingestor(database_, options).Add({folder_}).unchanged, 0u);  // another finder, read again
  EXPECT_EQ(Count("(:Article)-[:MENTIONS]->(:Model {name: '阿波罗式算盘'})"), 1);
}

TEST_F(IngestorTest, AFinderThatTellsNoNameFailsTheArticleByName) {
  Write("a.md", "微软向OpenAI投资了10亿美元。\n");
  for (const FoundName& wrong : {FoundName{0, 1, "Person"}, FoundName{3, 3, "Person"},
                                FoundName{0, 1000, "Person"}, FoundName{0, 3, "Animal"}}) {
    IngestOptions options;
    options.name_finders = {{"bad", [=](std::string_view) { return std::vector<FoundName>{wrong}; }}};
    const IngestSummary summary = Ingestor(database_, options).Add({folder_});
    ASSERT_EQ(summary.failures.size(), 1u);
    EXPECT_NE(summary.failures[0].reason.find("name finder bad"), std::string::npos) << summary.failures[0].reason;
  }
}

TEST_F(IngestorTest, EachFilesOutcomeIsReported) {
  Write("a.md", "微软向OpenAI投资了10亿美元。\n");
  Write("empty.md", "");
  std::vector<IngestOutcome> outcomes;
  const auto report = [&](const IngestOutcome& outcome) { outcomes.push_back(outcome); };
  Ingestor ingestor(database_, {});
  ingestor.Add({folder_}, {}, report);
  ingestor.Add({folder_ / "a.md"}, {}, report);
  ASSERT_EQ(outcomes.size(), 3u);
  size_t failed = 0, added = 0, unchanged = 0;
  for (const IngestOutcome& outcome : outcomes) {
    failed += !outcome.failure.empty();
    added += outcome.added;
    unchanged += outcome.unchanged;
  }
  EXPECT_EQ(failed, 1u);
  EXPECT_EQ(added, 1u);
  EXPECT_EQ(unchanged, 1u);
}

TEST_F(IngestorTest, ADryRunWritesNothing) {
  Write("a.md", "微软向OpenAI投资了10亿美元。\n");
  IngestOptions options;
  options.dry_run = true;
  EXPECT_EQ(Ingestor(database_, options).Add({folder_}).added, 1u);
  EXPECT_EQ(Count("(n)"), 0);
}

TEST_F(IngestorTest, WhoStopsItGoesOnFromThere) {
  for (int i = 0; i < 200; ++i) Write(std::to_string(i) + ".md", "微软向OpenAI投资了" + std::to_string(i) + "亿美元。\n");
  Ingestor ingestor(database_, {});
  uint64_t landed = 0;
  const auto stop = [&](const IngestOutcome&) {
    if (++landed == 64) throw Error(ErrorCode::kCancelled, "enough");
  };
  EXPECT_ERROR(ingestor.Add({folder_}, {}, stop), kCancelled);
  EXPECT_EQ(Count("(:Article)"), 64);
  const IngestSummary rest = ingestor.Add({folder_});
  EXPECT_EQ(rest.unchanged, 64u);
  EXPECT_EQ(rest.added, 136u);
}

}  // namespace
}  // namespace wenmai
