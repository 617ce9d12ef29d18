// The same rows from a large, uneven graph: rules of the optimizer, caches, indexes, one thread or two.
#include <gtest/gtest.h>

#include <iostream>

#include "tests/query/differential/large_graph.h"
#include "tests/query/differential/setting.h"

namespace wenmai::query {
namespace {

constexpr size_t kCacheBytes = 256u << 20;
constexpr int kDifferencesMax = 5;

std::vector<std::string> WithIndexes() {
  std::vector<std::string> statements = LargeGraph();
  for (const char* index : {"CREATE INDEX FOR (n:Rare) ON (n.k)", "CREATE INDEX FOR (n:Common) ON (n.k)",
                            "CREATE INDEX FOR (n:Half) ON (n.i)", "CREATE INDEX FOR (n:Rare) ON (n.s, n.i)"}) {
    statements.push_back(index);
  }
  return statements;
}

class LargeGraphTest : public testing::Test {
 protected:
  void Compare(const Outcome& found, const Outcome& expected, const std::string& what) {
    row_count_ += expected.rows.size();
    if (expected.is_cut_off || found.is_cut_off) {
      ++cut_off_count_;
      return;
    }
    if (found == expected) return;
    ++difference_count_;
    EXPECT_EQ(found.rows, expected.rows) << what;
    EXPECT_EQ(found.error, expected.error) << what;
  }
  bool IsEnough() const { return difference_count_ >= kDifferencesMax; }
  void TearDown() override {
    std::cout << row_count_ << " rows compared, " << cut_off_count_ << " cut off\n";
  }

  int difference_count_ = 0;
  uint64_t row_count_ = 0, cut_off_count_ = 0;
};

TEST_F(LargeGraphTest, EveryWayToRunAQueryGivesTheSameRows) {
  Setting uncached("without caches", {}, 0);
  uncached.Build(LargeGraph());
  Setting cached("with caches and indexes", {}, kCacheBytes);
  cached.Build(WithIndexes());

  std::vector<Setting> ways;
  ways.emplace_back("plain", OptimizerOptions{.is_optimizing = false, .rule_off = {}}, 0);
  ways.back().Share(uncached);
  ways.emplace_back("without caches, two threads", OptimizerOptions{}, 0, 2);
  ways.back().Share(uncached);
  ways.emplace_back("with caches, two threads", OptimizerOptions{}, kCacheBytes, 2);
  ways.back().Share(cached);
  for (const std::string& rule : OptionalRules()) {
    ways.emplace_back("without " + rule, OptimizerOptions{.is_optimizing = true, .rule_off = rule},
                      kCacheBytes, 2);
    ways.back().Share(cached);
  }
  const size_t first_rule = 3;
  const uint64_t query_count = QueryCount(60);
  for (uint64_t i = 0; i < query_count && !IsEnough(); ++i) {
    Dice dice(FirstSeed() + i);
    const std::string query = LargeQuery(dice);
    const Outcome expected = cached.Run(query);
    const auto compare = [&](Setting& way) {
      Compare(way.Run(query), expected, way.name() + ", query " + std::to_string(i) + ":\n" + query);
    };
    compare(uncached);
    for (size_t way = 0; way < first_rule; ++way) compare(ways[way]);
    compare(ways[first_rule + dice.Below(ways.size() - first_rule)]);
  }
}

TEST_F(LargeGraphTest, RewrittenQueriesGiveTheSameRows) {
  Setting setting("with caches, two threads", {}, kCacheBytes, 2);
  setting.Build(WithIndexes());
  const uint64_t query_count = QueryCount(60);
  for (uint64_t i = 0; i < query_count && !IsEnough(); ++i) {
    Dice dice(FirstSeed() + i);
    const Rewritten pair = LargeRewrite(dice);
    Compare(setting.Run(pair.rewrite), setting.Run(pair.query), pair.rewrite + "\nis not\n" + pair.query);
  }
}

}  // namespace
}  // namespace wenmai::query
