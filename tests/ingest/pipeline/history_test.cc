// Random histories from texts to graph, with random numbers of jobs.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "ingest/batch.h"
#include "random_history.h"

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

class TextHistory : public RandomHistory {
 public:
  TextHistory(uint32_t seed, const Pipeline& pipeline) : RandomHistory(seed), pipeline_(pipeline) {
    std::string name = (fs::temp_directory_path() / "wenmai_history_XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~TextHistory() override { fs::remove_all(folder_); }

 private:
  void Ingest(graph::Graph* graph, const std::vector<std::string>& files) override {
    Loader loader(graph);
    BatchOptions options;
    options.jobs = 1 + Pick(3);
    options.commit_files_max = 1 + static_cast<size_t>(Pick(4));
    EXPECT_TRUE(Batch(&pipeline_, &loader, options).Add(files, {}).failures.empty());
  }

  // Writes a text into one of a few files, new or changed. Some share an address, so that one
  // article shadows the other.
  std::string WriteOne() override {
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

  std::string RandomName() override {
    static const std::vector<std::string> kNames = {
        "山姆·奥特曼", "奥特曼", "杰克·奥特曼", "Sam Altman", "Person:老黄", "黄仁勋",
        "海蓝智能", "Hailan AI", "Company:DeepSeek", "OpenAI", "小苏", "林溪", "KK"};
    return kNames[Pick(static_cast<int>(kNames.size()))];
  }

  const Pipeline& pipeline_;
  fs::path folder_;
};

TEST(HistoryTest, TextsLeaveNoTraceButTheirOwn) {
  const Pipeline pipeline{{}};
  ExpectNoTrace(200, 2, 8, [&](uint32_t seed) { return std::make_unique<TextHistory>(seed, pipeline); });
}

}  // namespace
}  // namespace wenmai::ingest
