#include "ingest/identity/partition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace wenmai::ingest {
namespace {

using ::testing::ElementsAre;

TEST(PartitionTest, LinksJoin) {
  EXPECT_THAT(PartitionKeys({"=Pa", "=Pb", "=Pc"}, {{"=Pa", "=Pc", 1}}, {}),
              ElementsAre(ElementsAre("=Pa", "=Pc"), ElementsAre("=Pb")));
}

TEST(PartitionTest, ANameGoesToTheEntryThatMoreArticlesGiveItTo) {
  EXPECT_THAT(PartitionKeys({"#Oapple", "#Orecords", "=O苹果"},
                            {{"#Oapple", "=O苹果", 2}, {"#Orecords", "=O苹果", 3}}, {}),
              ElementsAre(ElementsAre("#Oapple"), ElementsAre("#Orecords", "=O苹果")));
}

TEST(PartitionTest, WhatArticlesSayComesBeforeSounds) {
  EXPECT_THAT(PartitionKeys({"#Pa", "#Pb", "=Px", "~Ps"},
                            {{"#Pa", "~Ps", 9}, {"=Px", "~Ps", 9}, {"#Pb", "=Px", 1}}, {}),
              ElementsAre(ElementsAre("#Pa", "~Ps"), ElementsAre("#Pb", "=Px")));
}

TEST(PartitionTest, TheUserMayJoinEntriesAndPartNames) {
  Decisions decisions;
  decisions.Merge({"#Pa"}, {"#Pb"});
  EXPECT_EQ(PartitionKeys({"#Pa", "#Pb"}, {}, decisions).size(), 1u);
  decisions.Split("=Px", {"#Pa"});
  EXPECT_THAT(PartitionKeys({"#Pa", "=Px"}, {{"#Pa", "=Px", 5}}, decisions),
              ElementsAre(ElementsAre("#Pa"), ElementsAre("=Px")));
}

TEST(PartitionTest, DoesNotDependOnTheOrderOfKeysAndLinks) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<Key> keys;
    for (int i = 0; i < 12; ++i) {
      const char kinds[] = {'#', '=', '=', '=', '~'};
      keys.push_back(std::string(1, kinds[random() % 5]) + "P" + std::to_string(i));
    }
    std::vector<KeyLink> links;
    for (int i = 0; i < 15; ++i) {
      const Key &a = keys[random() % 12], &b = keys[random() % 12];
      if (a != b) links.push_back({a, b, static_cast<int64_t>(random() % 3)});
    }
    Decisions decisions;
    decisions.Merge({keys[0]}, {keys[1]});
    decisions.Split(keys[2], {keys[3], keys[4]});
    const auto expected = PartitionKeys(keys, links, decisions);
    std::shuffle(keys.begin(), keys.end(), random);
    std::shuffle(links.begin(), links.end(), random);
    for (KeyLink& link : links) {
      if (random() % 2 == 0) std::swap(link.first, link.second);
    }
    ASSERT_EQ(PartitionKeys(keys, links, decisions), expected) << "round " << round;
  }
}

}  // namespace
}  // namespace wenmai::ingest
