// One query written in several ways gives the same rows.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include <fmt/format.h>

#include "tests/query/differential/random_query.h"
#include "tests/query/differential/setting.h"

namespace wenmai::query {
namespace {

constexpr size_t kCacheBytes = 64u << 20;
constexpr uint64_t kQueriesAGraph = 40;
constexpr int kDifferencesMax = 5;

// The path cut in two, with the uniqueness of its relationships written out.
std::string CutInTwo(const RandomQuery::Simple& query, size_t cut) {
  PathText first = query.path, second = query.path;
  first.nodes.resize(cut + 1);
  first.steps.resize(cut);
  second.nodes.erase(second.nodes.begin(), second.nodes.begin() + static_cast<std::ptrdiff_t>(cut));
  second.steps.erase(second.steps.begin(), second.steps.begin() + static_cast<std::ptrdiff_t>(cut));
  second.nodes.front().rest.clear();
  const auto name_of = [](const PathText::Step& step) {
    return step.inside.substr(0, step.inside.find_first_of(": "));
  };
  std::string distinct;
  for (const PathText::Step& a : first.steps) {
    for (const PathText::Step& b : second.steps) {
      distinct += fmt::format(" AND {} <> {}", name_of(a), name_of(b));
    }
  }
  return fmt::format("MATCH {} WITH * MATCH {} WHERE ({}){} RETURN {}", first.Forward(),
                     second.Forward(), query.condition, distinct, query.columns);
}

// All have the rows of the first.
std::vector<std::string> Rewrites(const RandomQuery::Simple& query) {
  const std::string where = " WHERE " + query.condition, columns = " RETURN " + query.columns;
  const std::string forward = query.path.Forward();
  std::vector<std::string> rewrites = {
      "MATCH " + forward + where + columns,
      "MATCH " + query.path.Backward() + where + columns,
      "MATCH " + forward + " WITH *" + where + columns,
      "MATCH (" + forward + where + ")" + columns,
      "MATCH " + forward + " CALL (*) { WITH * " + where + " RETURN 1 AS found }" + columns,
      "MATCH " + forward + " WITH *, " + query.condition + " AS met WHERE met" + columns,
      "OPTIONAL MATCH " + forward + where + " WITH * WHERE " + query.path.nodes[0].name +
          " IS NOT NULL" + columns,
      "MATCH " + forward + " WHERE NOT (NOT (" + query.condition + "))" + columns,
  };
  for (size_t cut = 1; cut + 1 < query.path.nodes.size(); ++cut) {
    rewrites.push_back(CutInTwo(query, cut));
  }
  return rewrites;
}

Outcome Together(const std::vector<Outcome>& parts) {
  Outcome all;
  for (const Outcome& part : parts) {
    all.rows.insert(all.rows.end(), part.rows.begin(), part.rows.end());
    all.is_cut_off |= part.is_cut_off;
    if (all.error.empty()) all.error = part.error;
  }
  std::sort(all.rows.begin(), all.rows.end());
  return all;
}

class MetamorphicTest : public testing::Test {
 protected:
  // Calls visit(query) for random simple queries over random graphs, until there are enough
  // differences.
  template <typename Visit>
  void ForEachQuery(uint64_t count, Visit visit) {
    for (uint64_t i = 0; i < count && difference_count_ < kDifferencesMax; ++i) {
      const uint64_t seed = FirstSeed() + i;
      if (i % kQueriesAGraph == 0) {
        Dice dice(seed);
        std::vector<std::string> statements = RandomGraph(dice);
        const std::vector<std::string> indexes = IndexStatements();
        if (dice.Chance(50)) statements.insert(statements.end(), indexes.begin(), indexes.end());
        setting_.Build(statements);
      }
      Dice dice(seed);
      visit(RandomQuery(dice).MakeSimple());
    }
    std::cout << count << " queries, " << row_count_ << " rows\n";
  }

  void Compare(const Outcome& found, const Outcome& expected, const std::string& query) {
    row_count_ += expected.rows.size();
    if (found.is_cut_off || expected.is_cut_off || found == expected) return;
    ++difference_count_;
    EXPECT_EQ(found.rows, expected.rows) << query;
    EXPECT_EQ(found.error, expected.error) << query;
  }

  Setting setting_{"optimized", {}, kCacheBytes};
  int difference_count_ = 0;
  uint64_t row_count_ = 0;
};

TEST_F(MetamorphicTest, AConditionMayStandAnywhereAndAPathBeReadFromEitherEnd) {
  ForEachQuery(QueryCount(200), [this](const RandomQuery::Simple& query) {
    const std::vector<std::string> rewrites = Rewrites(query);
    const Outcome expected = setting_.Run(rewrites.front());
    for (const std::string& rewrite : rewrites) {
      Compare(setting_.Run(rewrite), expected, rewrite + "\nis not\n" + rewrites.front());
    }
  });
}

TEST_F(MetamorphicTest, AConditionIsTrueFalseOrNull) {
  ForEachQuery(QueryCount(200), [this](const RandomQuery::Simple& query) {
    const auto with = [&](const std::string& condition) {
      return setting_.Run("MATCH " + query.path.Forward() + condition + " RETURN " + query.columns);
    };
    const std::string p = "(" + query.condition + ")";
    Compare(Together({with(" WHERE " + p), with(" WHERE NOT " + p), with(" WHERE " + p + " IS NULL")}),
            with(""), query.path.Forward() + "  " + p);
  });
}

}  // namespace
}  // namespace wenmai::query
