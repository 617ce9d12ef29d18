#include "ingest/lexicon/name_match.h"

#include <gtest/gtest.h>

namespace wenmai::ingest {
namespace {

bool StandsAloneIn(std::u32string_view text, std::u32string_view name) {
  const auto begin = static_cast<int32_t>(text.find(name));
  return StandsAlone(text, {begin, begin + static_cast<int32_t>(name.size())});
}

TEST(NameMatchTest, ANameEndsWhereItsLastWordEnds) {
  EXPECT_TRUE(StandsAloneIn(U"OpenAI的", U"OpenAI"));
  EXPECT_TRUE(StandsAloneIn(U"OpenAI's", U"OpenAI"));
  EXPECT_TRUE(StandsAloneIn(U"用GPT-4。", U"GPT-4"));
  EXPECT_TRUE(StandsAloneIn(U"at GPT-4.", U"GPT-4"));
  EXPECT_FALSE(StandsAloneIn(U"xOpenAIy", U"OpenAI"));
  EXPECT_FALSE(StandsAloneIn(U"GPT-4o", U"GPT-4"));
  EXPECT_FALSE(StandsAloneIn(U"GPT-4.1", U"GPT-4"));
  EXPECT_FALSE(StandsAloneIn(U"1.5G", U"5G"));
  EXPECT_FALSE(StandsAloneIn(U"X-ray", U"X"));
}

TEST(NameMatchTest, PartsMayBeJoinedOrPartedWhereTheyKeepTheirCapitals) {
  EXPECT_TRUE(IsSpelledLike(U"Video Tutor", U"VideoTutor", false, false));
  EXPECT_TRUE(IsSpelledLike(U"HuggingFace", U"Hugging Face", false, false));
  EXPECT_TRUE(IsSpelledLike(U"openai", U"OpenAI", false, false));
  EXPECT_FALSE(IsSpelledLike(U"one plus", U"OnePlus", false, false));
  EXPECT_FALSE(IsSpelledLike(U"a 100", U"A100", false, false));
  EXPECT_FALSE(IsSpelledLike(U"Video\nTutor", U"VideoTutor", false, false));
}

TEST(NameMatchTest, AnEverydayWordKeepsItsCapital) {
  EXPECT_TRUE(IsSpelledLike(U"Figure", U"Figure", true, false));
  EXPECT_TRUE(IsSpelledLike(U"FIGURE", U"Figure", true, false));
  EXPECT_FALSE(IsSpelledLike(U"figure", U"Figure", true, false));
}

TEST(NameMatchTest, AnArticleBelongsToANameOnlyWithItsCapital) {
  EXPECT_TRUE(IsSpelledLike(U"The Verge", U"The Verge", false, false));
  EXPECT_FALSE(IsSpelledLike(U"the Verge", U"The Verge", false, false));
}

TEST(NameMatchTest, AnExactNameKeepsEveryLetter) {
  EXPECT_TRUE(IsSpelledLike(U"CLIP", U"CLIP", false, true));
  EXPECT_FALSE(IsSpelledLike(U"Clip", U"CLIP", false, true));
}

}  // namespace
}  // namespace wenmai::ingest
