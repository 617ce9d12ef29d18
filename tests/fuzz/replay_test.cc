// The corpora of the fuzzers, and what can be made of them with little: prefixes, and single bytes changed.
// A crash fails the run.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <vector>

extern "C" int fuzz_parse(const uint8_t* data, size_t size);
extern "C" int fuzz_run(const uint8_t* data, size_t size);
extern "C" int fuzz_words(const uint8_t* data, size_t size);

namespace wenmai {
namespace {

using Target = int (*)(const uint8_t*, size_t);

std::vector<std::string> ReadCorpus(const char* folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(WENMAI_FUZZ_DIR) / folder)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

void Replay(Target target, const char* folder, int changes_each) {
  const auto feed = [target](const std::string& text) {
    EXPECT_EQ(target(reinterpret_cast<const uint8_t*>(text.data()), text.size()), 0);
  };
  std::mt19937 random(1);
  const std::vector<std::string> texts = ReadCorpus(folder);
  ASSERT_FALSE(texts.empty());
  for (const std::string& text : texts) {
    feed(text);
    for (int i = 0; i < changes_each && !text.empty(); ++i) {
      feed(text.substr(0, random() % text.size()));
      std::string changed = text;
      changed[random() % changed.size()] = static_cast<char>(random());
      feed(changed);
    }
  }
}

TEST(FuzzReplayTest, TheParserTakesItsCorpus) { Replay(fuzz_parse, "cypher_corpus", 40); }
TEST(FuzzReplayTest, TheEngineTakesItsCorpus) { Replay(fuzz_run, "cypher_corpus", 10); }
TEST(FuzzReplayTest, SearchTakesItsCorpus) { Replay(fuzz_words, "words_corpus", 100); }

}  // namespace
}  // namespace wenmai
