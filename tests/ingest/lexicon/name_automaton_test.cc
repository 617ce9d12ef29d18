#include "ingest/lexicon/name_automaton.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <utility>

namespace wenmai::ingest {
namespace {

using Found = std::vector<std::pair<int32_t, int32_t>>;  // key, end

Found ScanAll(const std::vector<std::u32string>& keys, std::u32string_view text) {
  Found found;
  NameAutomaton(keys).Scan(text, [&](int32_t key, int32_t end) { found.emplace_back(key, end); });
  std::sort(found.begin(), found.end());
  return found;
}

Found SearchEach(const std::vector<std::u32string>& keys, std::u32string_view text) {
  Found found;
  for (size_t k = 0; k < keys.size(); ++k) {
    for (size_t at = text.find(keys[k]); at != text.npos; at = text.find(keys[k], at + 1)) {
      found.emplace_back(static_cast<int32_t>(k), static_cast<int32_t>(at + keys[k].size()));
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

TEST(NameAutomatonTest, FindsKeysThatOverlapAndContainEachOther) {
  EXPECT_THAT(ScanAll({U"her", U"hers", U"she"}, U"ushers"),
              testing::ElementsAre(std::pair(0, 5), std::pair(1, 6), std::pair(2, 4)));
}

TEST(NameAutomatonTest, FindsKeysBeyondTheBasicPlane) {
  EXPECT_THAT(ScanAll({U"𠮷野"}, U"在𠮷野家"), testing::ElementsAre(std::pair(0, 3)));
}

TEST(NameAutomatonTest, AgreesWithSearchingForEachKey) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const auto word = [&](size_t size_max) {
      std::u32string text;
      for (size_t n = 1 + random() % size_max; n > 0; --n) text.push_back(U'甲' + random() % 3);
      return text;
    };
    std::vector<std::u32string> keys;
    for (int k = 0; k < 12; ++k) keys.push_back(word(5));
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    const std::u32string text = word(60);
    EXPECT_EQ(ScanAll(keys, text), SearchEach(keys, text));
  }
}

}  // namespace
}  // namespace wenmai::ingest
