#include "graph/bulk/row_sorter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "tests/graph/random_values.h"
#include "tests/graph/temporary_folder.h"

namespace wenmai::graph {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

// How much may be held in memory.
class RowSorterTest : public testing::TestWithParam<size_t> {};

INSTANTIATE_TEST_SUITE_P(MemoryBytes, RowSorterTest,
                         testing::Values(size_t{1} << 30, size_t{100'000}, size_t{1000}),
                         testing::PrintToStringParamName());

TEST_P(RowSorterTest, VisitsRowsInTheOrderOfKeysAndOfTheLikeAsTheyCame) {
  TemporaryFolder folder;
  const std::string path = folder.path() + "/runs";
  Random random(3);
  Rows rows;
  {
    RowSorter sorter(path, GetParam());
    for (int i = 0; i < 5000; ++i) {
      // Some are longer than what is read of a run at a time.
      const size_t size_max = i % 1000 == 7 ? 1'000'000 : 12;
      rows.emplace_back(RandomString(random, Below(random, 3) * 8), RandomString(random, size_max));
      sorter.Add(rows.back().first, rows.back().second);
    }
    EXPECT_EQ(sorter.row_count(), rows.size());
    Rows visited;
    sorter.Visit([&](std::string_view key, std::string_view value) {
      visited.emplace_back(key, value);
    });
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    EXPECT_TRUE(visited == rows);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_P(RowSorterTest, VisitsNothingWhereNothingWasAdded) {
  TemporaryFolder folder;
  RowSorter(folder.path() + "/runs", GetParam()).Visit([](auto, auto) { FAIL(); });
}

}  // namespace
}  // namespace wenmai::graph
