// Rules of the optimizer on and off, caches on and off, indexes there or not: the same rows.
#include <gtest/gtest.h>

#include <iostream>

#include "tests/query/differential/random_query.h"
#include "tests/query/differential/setting.h"

namespace wenmai::query {
namespace {

constexpr size_t kCacheBytes = 64u << 20;
constexpr uint64_t kQueriesAGraph = 40;
constexpr int kDifferencesMax = 5;  // shown before giving up

struct Way {
  Setting setting;
  bool has_indexes;
};

// The first is the plainest, which the others are compared with.
std::vector<Way> Ways() {
  std::vector<Way> ways;
  ways.push_back({Setting("plain", {.is_optimizing = false, .rule_off = {}}, 0), false});
  ways.push_back({Setting("optimized", {}, kCacheBytes), false});
  ways.push_back({Setting("optimized without caches", {}, 0), false});
  ways.push_back({Setting("plain with indexes", {.is_optimizing = false, .rule_off = {}}, kCacheBytes), true});
  ways.push_back({Setting("optimized with indexes", {}, kCacheBytes), true});
  for (const std::string& rule : OptionalRules()) {
    ways.push_back({Setting("without " + rule, {.is_optimizing = true, .rule_off = rule}, kCacheBytes), true});
  }
  return ways;
}

TEST(DifferentialTest, EveryWayToRunAQueryGivesTheSameRows) {
  std::vector<Way> ways = Ways();
  uint64_t cut_off_count = 0, error_count = 0, row_count = 0;
  int difference_count = 0;
  const uint64_t query_count = QueryCount(200);
  for (uint64_t i = 0; i < query_count && difference_count < kDifferencesMax; ++i) {
    const uint64_t seed = FirstSeed() + i;
    if (i % kQueriesAGraph == 0) {
      Dice dice(seed);
      const std::vector<std::string> statements = RandomGraph(dice);
      for (Way& way : ways) {
        std::vector<std::string> all = statements;
        const std::vector<std::string> indexes = IndexStatements();
        if (way.has_indexes) all.insert(all.begin(), indexes.begin(), indexes.end());
        way.setting.Build(all);
      }
    }
    Dice dice(seed);
    const std::string query = RandomQuery(dice).Whole();
    const Outcome expected = ways.front().setting.Run(query);
    cut_off_count += expected.is_cut_off;
    error_count += !expected.error.empty() && !expected.is_cut_off;
    row_count += expected.rows.size();
    if (expected.is_cut_off) continue;
    for (size_t w = 1; w < ways.size(); ++w) {
      const Outcome found = ways[w].setting.Run(query);
      if (found == expected || found.is_cut_off) continue;
      ++difference_count;
      EXPECT_EQ(found.rows, expected.rows)
          << ways[w].setting.name() << ", query " << i << " of seed " << FirstSeed() << ":\n" << query;
      EXPECT_EQ(found.error, expected.error) << ways[w].setting.name() << ":\n" << query;
      break;
    }
  }
  std::cout << query_count << " queries in " << ways.size() << " ways, " << row_count << " rows, "
            << error_count << " errors, " << cut_off_count << " cut off\n";
  EXPECT_LT(error_count, query_count / 10 + 1);
}

}  // namespace
}  // namespace wenmai::query
