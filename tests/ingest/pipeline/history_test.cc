// The promise that the graph is a function of the articles now in it and of the user's decisions,
// from texts to graph: a random history of ingesting, changing, forgetting, re-ingesting, merging and
// splitting, in random batches and with random numbers of jobs, ends in the same graph as a fresh
// one. tests/ingest/load/history_test.cc makes the same promise of hand-made extractions.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "graph_dump.h"
#include "ingest/batch.h"
#include "ingest/load/record.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

namespace fs = std::filesystem;

// Lines that meet in every way in which identity is decided: two scripts, short names, namesakes,
// hosts, a company and its model of one name, glosses, facts that several articles state.
const std::vector<std::string>& Lines() {
  static const std::vector<std::string> kLines = {
      "OpenAI首席执行官山姆·奥特曼（Sam Altman）表示，GPT-5将改变世界。",
      "奥特曼认为，算力会越来越便宜。",
      "Sam Altman said that OpenAI would need more chips.",
      "山姆·奥尔特曼在2015年与埃隆·马斯克创办了OpenAI。",
      "杰克·奥特曼投资了一家创业公司。奥特曼说他看好机器人。",
      "微软向OpenAI投资了100亿美元。",
      "微软没有收购OpenAI。",
      "谷歌收购了DeepMind，哈萨比斯仍然领导它。",
      "戴密斯·哈萨比斯（Demis Hassabis）开发了AlphaFold。",
      "DeepSeek公司发布了DeepSeek-V3，梁文锋没有说话。",
      "我们在本地部署了DeepSeek模型，它比GPT-4便宜。",
      "阿莱克斯·德弗里斯（Alex de Vries）估计，人工智能一年要用100太瓦时的电。",
      "德弗里斯指出，没有人公布过真实的数字。",
      "林溪：三星落后了两年。",
      "小苏：今天我们请来了林溪。",
      "小苏：英伟达的H100卖多少钱？",
      "**海蓝智能**（HailanAI: 一家做机器人的公司）在杭州成立。",
      "海蓝智能推出了H1机器人。",
      "Hailan AI raised 20 million dollars from Sequoia Capital.",
      "黄仁勋（Jensen Huang）创办了英伟达。老黄说，需求还会增长。",
      "Nvidia's chief executive Jensen Huang expects demand to grow.",
      "苹果公司的库克与马斯克都在北京。",
      "《失控》的作者凯文·凯利认为，技术是第七王国。",
      "KK去年在上海说，人工智能是平凡的。",
  };
  return kLines;
}

int WantedCount(int otherwise) {
  const char* wanted = std::getenv("WENMAI_HISTORIES");
  return wanted != nullptr ? std::atoi(wanted) : otherwise;
}

class History {
 public:
  History(uint32_t seed, const Pipeline& pipeline) : random_(seed), pipeline_(pipeline) {
    std::string name = (fs::temp_directory_path() / "wenmai_history_XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~History() { fs::remove_all(folder_); }

  void Run(int step_count) {
    for (int step = 0; step < step_count; ++step) {
      const int choice = Pick(10);
      if (choice < 5) {
        IngestSome();
      } else if (choice < 6) {
        Ingest(graph_.get(), {folder_.string()});
        for (const auto& entry : fs::directory_iterator(folder_)) present_.insert(entry.path());
      } else if (choice < 8) {
        ForgetOne();
      } else {
        DecideSomething(choice == 8);
      }
    }
  }

  std::vector<std::string> Dump() { return DumpGraph(*graph_); }

  // A graph that is given the decisions first, then the articles in another order and other batches.
  std::vector<std::string> DumpFresh() {
    const auto fresh = graph::Graph::Open(":memory:", {});
    if (const auto decisions = graph_->BeginRead()->GetRecord(kDecisionSpace, {})) {
      const auto transaction = fresh->BeginWrite();
      transaction->PutRecord(kDecisionSpace, {}, *decisions);
      transaction->Commit();
    }
    std::vector<std::string> files(present_.begin(), present_.end());
    std::shuffle(files.begin(), files.end(), random_);
    while (!files.empty()) {
      const size_t count = std::min<size_t>(1 + Pick(4), files.size());
      Ingest(fresh.get(), {files.end() - static_cast<ptrdiff_t>(count), files.end()});
      files.resize(files.size() - count);
    }
    return DumpGraph(*fresh);
  }

 private:
  int Pick(int count) { return static_cast<int>(random_() % static_cast<uint32_t>(count)); }

  void Ingest(graph::Graph* graph, const std::vector<std::string>& paths) {
    Loader loader(graph);
    BatchOptions options;
    options.jobs = 1 + Pick(3);
    options.commit_files_max = 1 + static_cast<size_t>(Pick(4));
    EXPECT_TRUE(Batch(&pipeline_, &loader, options).Add(paths, {}).failures.empty());
  }

  // Writes a text into one of a few files, new or changed. Some share an address, so that one
  // article shadows the other.
  std::string WriteOne() {
    const int number = Pick(8);
    const fs::path path = folder_ / ("article" + std::to_string(number) + ".md");
    std::ofstream out(path, std::ios::binary);
    out << "# 文章" << Pick(3) << "\n\n";
    if (Pick(2) == 0) out << "文章作者: " << (Pick(2) == 0 ? "海边电台" : "周记") << "\n";
    if (Pick(3) > 0) out << "发布时间: 2025-0" << 1 + Pick(4) << "-15 08:00\n";
    if (number < 3 && Pick(2) == 0) out << "原文链接: https://example.org/shared\n";
    for (int i = 2 + Pick(4); i > 0; --i) {
      out << "\n" << Lines()[Pick(static_cast<int>(Lines().size()))] << "\n";
    }
    return path;
  }

  void IngestSome() {
    std::vector<std::string> batch;
    for (int i = Pick(3); i >= 0; --i) batch.push_back(WriteOne());
    Ingest(graph_.get(), batch);
    // What shares the batch with a file that was written again is read as it is now.
    present_.insert(batch.begin(), batch.end());
  }

  void ForgetOne() {
    if (present_.empty()) return;
    const auto file = std::next(present_.begin(), Pick(static_cast<int>(present_.size())));
    Loader loader(graph_.get());
    EXPECT_TRUE(loader.Forget(*file));
    present_.erase(file);
  }

  void DecideSomething(bool is_merge) {
    static const std::vector<std::string> kNames = {
        "山姆·奥特曼", "奥特曼", "杰克·奥特曼", "Sam Altman", "Person:老黄", "黄仁勋",
        "海蓝智能", "Hailan AI", "Company:DeepSeek", "OpenAI", "小苏", "林溪", "KK"};
    const std::string& first = kNames[Pick(static_cast<int>(kNames.size()))];
    const std::string& second = kNames[Pick(static_cast<int>(kNames.size()))];
    Loader loader(graph_.get());
    try {
      if (is_merge) {
        loader.Merge(first, second);
      } else {
        loader.Split(first, {second.substr(second.find(':') + 1)});
      }
    } catch (const Error& error) {
      // The names may mean nobody, or several.
      EXPECT_TRUE(error.code() == ErrorCode::kNotFound ||
                  error.code() == ErrorCode::kInvalidArgument)
          << error.what();
    }
  }

  std::mt19937 random_;
  const Pipeline& pipeline_;
  fs::path folder_;
  std::unique_ptr<graph::Graph> graph_ = graph::Graph::Open(":memory:", {});
  std::set<std::string> present_;  // files that the graph holds, as they now are
};

TEST(HistoryTest, TextsLeaveNoTraceButTheirOwn) {
  const Pipeline pipeline{{}};
  const int history_count = WantedCount(200);
  for (int seed = 0; seed < history_count; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    History history(static_cast<uint32_t>(seed), pipeline);
    for (int stretch = 0; stretch < 2; ++stretch) {
      history.Run(8);
      ASSERT_EQ(history.Dump(), history.DumpFresh());
    }
  }
}

}  // namespace
}  // namespace wenmai::ingest
