// Walks that are searched for give the rows of walks that are made one by one.
#include <gtest/gtest.h>

#include <iostream>

#include "tests/query/differential/setting.h"
#include "tests/query/differential/walk_query.h"

namespace wenmai::query {
namespace {

constexpr size_t kCacheBytes = 64u << 20;
constexpr uint64_t kQueriesAGraph = 25;
constexpr int kDifferencesMax = 5;

class WalkTest : public testing::Test {
 protected:
  // Calls visit(dice) for each query, over random graphs that all settings share.
  template <typename Visit>
  void ForEachQuery(uint64_t count, Visit visit) {
    for (uint64_t i = 0; i < count && difference_count_ < kDifferencesMax; ++i) {
      const uint64_t seed = FirstSeed() + i;
      if (i % kQueriesAGraph == 0) {
        Dice dice(seed);
        plain_.Build(RandomGraph(dice));
        optimized_.Share(plain_);
        std::vector<std::string> statements = IndexStatements();
        Dice again(seed);
        for (const std::string& statement : RandomGraph(again)) statements.push_back(statement);
        indexed_.Build(statements);
      }
      Dice dice(seed);
      visit(dice);
    }
    std::cout << count << " queries, " << row_count_ << " rows, " << cut_off_count_ << " cut off, "
              << error_count_ << " errors\n";
    EXPECT_LT(error_count_, count / 10 + 1);
  }

  void Compare(const Outcome& found, const Outcome& expected, const std::string& query) {
    row_count_ += expected.rows.size();
    error_count_ += !expected.error.empty() && !expected.is_cut_off;
    cut_off_count_ += found.is_cut_off || expected.is_cut_off;
    if (found.is_cut_off || expected.is_cut_off || found == expected) return;
    ++difference_count_;
    EXPECT_EQ(found.rows, expected.rows) << query;
    EXPECT_EQ(found.error, expected.error) << query;
  }

  Setting plain_{"plain", {.is_optimizing = false, .rule_off = {}}, 0};
  Setting optimized_{"optimized", {}, 0};
  Setting indexed_{"optimized with caches and indexes", {}, kCacheBytes};
  int difference_count_ = 0;
  uint64_t row_count_ = 0, cut_off_count_ = 0, error_count_ = 0;
};

TEST_F(WalkTest, TheShortestPathsAreThoseOfAllMatches) {
  ForEachQuery(QueryCount(250), [this](Dice& dice) {
    const std::string query = ShortestQuery(dice);
    const Outcome expected = plain_.Run(query);
    Compare(optimized_.Run(query), expected, query);
    Compare(indexed_.Run(query), expected, query);
  });
}

TEST_F(WalkTest, AConditionOnStepsMayReadWhatElseIsBound) {
  ForEachQuery(QueryCount(50), [this](Dice& dice) {
    const StepConditions query = StepConditionQuery(dice);
    const Outcome expected = plain_.Run(query.after);
    for (Setting* setting : {&plain_, &optimized_, &indexed_}) {
      Compare(setting->Run(query.inside), expected, query.inside + "\nis not\n" + query.after);
    }
  });
}

}  // namespace
}  // namespace wenmai::query
