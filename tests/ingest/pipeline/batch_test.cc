#include "ingest/batch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "../load/graph_dump.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

namespace fs = std::filesystem;

class BatchTest : public ::testing::Test {
 protected:
  BatchTest() {
    std::string name = (fs::temp_directory_path() / "wenmai_batch_XXXXXX").string();
    folder_ = mkdtemp(name.data());
    Write("a.md", "OpenAI首席执行官山姆·奥特曼表示，GPT-5将改变世界。\n");
    Write("b.md",
          "# 蓝色起源\n\n杰夫·贝佐斯创办了蓝色起源（Blue Origin）。贝佐斯认为人类应当去月球。\n");
    Write("deep/c.md", "微软投资了OpenAI。奥特曼称双方的合作很顺利。\n");
    Write("deep/.hidden.md", "谷歌收购了DeepMind。\n");
  }
  ~BatchTest() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }

  BatchSummary Ingest(graph::Graph* graph, int jobs = 2, size_t commit_files_max = 64) {
    Loader loader(graph);
    BatchOptions options;
    options.jobs = jobs;
    options.commit_files_max = commit_files_max;
    return Batch(&pipeline_, &loader, options).Add({folder_.string()}, {});
  }

  static std::unique_ptr<graph::Graph> Open() { return graph::Graph::Open(":memory:", {}); }

  fs::path folder_;
  const Pipeline pipeline_{{}};
};

TEST_F(BatchTest, ABadFileIsNamedAndTheOthersGoOn) {
  Write("bad.md", "");
  const auto graph = Open();
  const BatchSummary summary = Ingest(graph.get());
  EXPECT_EQ(summary.added, 3u);
  ASSERT_EQ(summary.failures.size(), 1u);
  EXPECT_EQ(summary.failures[0].source, (folder_ / "bad.md").string());
}

TEST_F(BatchTest, TheSecondTimeNothingIsExtracted) {
  const auto graph = Open();
  Ingest(graph.get());
  const auto before = DumpGraph(*graph);
  const BatchSummary summary = Ingest(graph.get());
  EXPECT_EQ(summary.unchanged, 3u);
  EXPECT_EQ(summary.added + summary.changed, 0u);
  EXPECT_EQ(DumpGraph(*graph), before);
}

TEST_F(BatchTest, JobsAndCommitsLeaveNoTrace) {
  const auto one = Open(), many = Open();
  Ingest(one.get(), 1, 1);
  Ingest(many.get(), 4, 64);
  EXPECT_EQ(DumpGraph(*one), DumpGraph(*many));
}

TEST_F(BatchTest, AChangedFileReplacesWhatItSaid) {
  const auto graph = Open(), fresh = Open();
  Ingest(graph.get());
  Write("a.md", "英伟达的黄仁勋说，算力需求还会增长。\n");
  EXPECT_EQ(Ingest(graph.get()).changed, 1u);
  Ingest(fresh.get());
  EXPECT_EQ(DumpGraph(*graph), DumpGraph(*fresh));
}

TEST_F(BatchTest, LinesThatLeaveAFileOfJsonAreForgotten) {
  const std::string first = R"({"title":"一","text":"微软投资了OpenAI。"})";
  const std::string second = R"({"title":"二","text":"谷歌收购了DeepMind。"})";
  Write("lines.jsonl", first + "\n" + second + "\n");
  const auto graph = Open(), fresh = Open();
  EXPECT_EQ(Ingest(graph.get()).added, 5u);
  Write("lines.jsonl", first + "\n");
  Ingest(graph.get());
  Ingest(fresh.get());
  EXPECT_EQ(DumpGraph(*graph), DumpGraph(*fresh));
}

TEST_F(BatchTest, StoppingKeepsWhatHasLanded) {
  const auto graph = Open();
  Loader loader(graph.get());
  BatchOptions options;
  options.commit_files_max = 1;
  Batch batch(&pipeline_, &loader, options);
  const auto stop = [](const BatchProgress& progress) {
    if (progress.files_done == 2) throw Error(ErrorCode::kCancelled, "enough");
  };
  EXPECT_THROW(batch.Add({folder_.string()}, stop), Error);
  EXPECT_EQ(graph->BeginRead()->CountNodes(graph->BeginRead()->FindLabel("Article")), 2u);
  const BatchSummary rest = Ingest(graph.get());
  EXPECT_EQ(rest.unchanged, 2u);
  EXPECT_EQ(rest.added, 1u);
}

TEST_F(BatchTest, AMissingFileIsNamed) {
  const auto graph = Open();
  Loader loader(graph.get());
  const BatchSummary summary =
      Batch(&pipeline_, &loader, {}).Add({(folder_ / "none.md").string()}, {});
  ASSERT_EQ(summary.failures.size(), 1u);
  EXPECT_EQ(summary.failures[0].reason, "there is no such file");
}

}  // namespace
}  // namespace wenmai::ingest
