// Articles with random damage are read or refused, never crash, and keep their spans in order.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ingest/read/reader.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint32_t Below(size_t bound) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<uint32_t>((state_ >> 33) % bound);
  }

 private:
  uint64_t state_;
};

std::string Mutate(std::string bytes, Random* random) {
  constexpr std::string_view kMarks[] = {"**",   "[",     "](", "---\n", "\n\n",     "<details>",
                                         "</p>", "`",     "|",  "\xFF",  "\xE4\xB8", "&#x",
                                         ">> ",  "```\n", "：", "“"};
  for (int i = 0; i < 12 && !bytes.empty(); ++i) {
    const size_t at = random->Below(bytes.size());
    switch (random->Below(4)) {
      case 0:
        bytes[at] = static_cast<char>(random->Below(256));
        break;
      case 1:
        bytes.erase(at, random->Below(40));
        break;
      case 2:
        bytes.insert(at, kMarks[random->Below(std::size(kMarks))]);
        break;
      default:
        bytes.insert(at, bytes.substr(random->Below(bytes.size()), random->Below(200)));
    }
  }
  return bytes;
}

TEST(MutationTest, DamagedArticlesAreReadOrRefused) {
  constexpr int kRoundsAFile = 60;
  const std::filesystem::path folder =
      std::filesystem::path(WENMAI_SOURCE_DIR) / "examples/articles";
  Random random(20250101);
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ostringstream file;
    file << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    for (int round = 0; round < kRoundsAFile; ++round) {
      const std::string bytes = Mutate(file.str(), &random);
      try {
        for (const Document& document : ReadArticles("damaged", bytes, {})) {
          ASSERT_EQ(document.origin.size(), document.clean.size() + 1);
          ASSERT_TRUE(std::is_sorted(document.origin.begin(), document.origin.end()))
              << entry.path() << " in round " << round;
        }
      } catch (const Error& error) {
        ASSERT_NE(error.code(), ErrorCode::kInternal) << error.what();
      }
    }
  }
}

}  // namespace
}  // namespace wenmai::ingest
