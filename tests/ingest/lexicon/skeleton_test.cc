#include "ingest/lexicon/skeleton.h"

#include <gtest/gtest.h>

namespace wenmai::ingest {
namespace {

TEST(SkeletonTest, SpellingsOfOneNameShareIt) {
  const std::u32string_view spellings[][2] = {
      {U"Open AI", U"openai"},
      {U"山姆・奥特曼", U"山姆奥特曼"},
      {U"GPT‑4 Turbo", U"gpt4turbo"},
      {U"DALL·E 3", U"dalle3"},
      {U"輝達", U"辉达"},
      {U"Ｍｅｔａ", U"meta"},
      {U"Sam\u00a0Altman", U"samaltman"},
  };
  for (const auto& [spelling, skeleton] : spellings) EXPECT_EQ(SkeletonOf(spelling), skeleton);
}

TEST(SkeletonTest, RemembersWhereEachCharacterStood) {
  const Skeleton skeleton = MakeSkeleton(U"A-b C");
  EXPECT_EQ(skeleton.text, U"abc");
  EXPECT_EQ(skeleton.source, (std::vector<int32_t>{0, 2, 4}));
}

TEST(SkeletonTest, KeepsThePointOfAVersion) {
  EXPECT_NE(SkeletonOf(U"GPT-4.5"), SkeletonOf(U"GPT-45"));
}

}  // namespace
}  // namespace wenmai::ingest
