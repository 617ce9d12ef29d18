#include "ingest/lexicon/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "ingest/resolve/name_number.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The canonical names of what is found in a text.
std::vector<std::string> NamesIn(const Lexicon& lexicon, std::u32string_view text) {
  std::vector<std::string> names;
  for (const LexiconMatch& match : lexicon.Find(text)) {
    if (!match.goes_on)
      names.push_back(text::EncodeUtf8(lexicon.entry(match.entry).names.front().text));
  }
  return names;
}

Lexicon Small() {
  return Lexicon(
      ParseLexicon("test",
                   "Company\tOpenAI\nModel\tGPT-4\nModel\tGPT-4o\nCompany\t英伟达\tNVIDIA|輝達\n"
                   "Company\tFigure\n"));
}

TEST(LexiconTest, FindsNamesInEverySpelling) {
  const Lexicon lexicon = Small();
  EXPECT_THAT(NamesIn(lexicon, U"Open AI和nvidia"), ElementsAre("OpenAI", "英伟达"));
  EXPECT_THAT(NamesIn(lexicon, U"辉达"), ElementsAre("英伟达"));
  EXPECT_THAT(NamesIn(lexicon, U"GPT‑4o与GPT 4"), ElementsAre("GPT-4o", "GPT-4"));
  EXPECT_THAT(NamesIn(lexicon, U"xOpenAIy"), IsEmpty());
}

TEST(LexiconTest, SpansCoverTheWordsAsTheyStand) {
  const Lexicon lexicon = Small();
  const auto matches = lexicon.Find(U"在Open AI工作");
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches.front().span, (Span{1, 8}));
}

TEST(LexiconTest, AnEverydayWordIsNoNameWithoutItsCapital) {
  const Lexicon lexicon = Small();
  EXPECT_THAT(NamesIn(lexicon, U"a figure"), IsEmpty());
  EXPECT_THAT(NamesIn(lexicon, U"投资Figure"), ElementsAre("Figure"));
}

TEST(LexiconTest, TellsWhereADigitGoesOn) {
  const auto matches = Small().Find(U"OpenAI5");
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_TRUE(matches.front().goes_on);
}

TEST(LexiconTest, AUsersFileAddsEntriesAndAliases) {
  const std::string path = testing::TempDir() + "/names.tsv";
  std::ofstream(path) << "Company\tOpenAI\t欧喷\nPerson\t沐风君\n";
  const Lexicon lexicon({path});
  EXPECT_THAT(NamesIn(lexicon, U"欧喷"), ElementsAre("OpenAI"));
  EXPECT_THAT(NamesIn(lexicon, U"沐风君"), ElementsAre("沐风君"));
}

TEST(LexiconTest, AMissingFileIsNamed) {
  try {
    Lexicon lexicon({"/nowhere/names.tsv"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kIo);
    EXPECT_THAT(error.what(), testing::HasSubstr("/nowhere/names.tsv"));
  }
}

TEST(LexiconTest, NoBuiltInEntryEquatesTwoNumbers) {
  const Lexicon lexicon;
  for (size_t e = 0; e < lexicon.size(); ++e) {
    const LexiconEntry& entry = lexicon.entry(static_cast<int32_t>(e));
    if (entry.type != EntityType::kModel && entry.type != EntityType::kProduct) continue;
    std::vector<std::string> numbers;
    for (const LexiconName& name : entry.names) {
      const std::vector<std::string> others = NumbersOf(name.text);
      if (others.empty()) continue;
      if (numbers.empty()) numbers = others;
      EXPECT_EQ(numbers, others) << entry.id;
    }
  }
}

TEST(LexiconTest, BuiltInEntriesHaveIdsOfTheirOwn) {
  const Lexicon lexicon;
  std::set<std::string> ids;
  for (size_t e = 0; e < lexicon.size(); ++e) ids.insert(lexicon.entry(static_cast<int32_t>(e)).id);
  EXPECT_EQ(ids.size(), lexicon.size());
  EXPECT_GT(lexicon.size(), 3000u);
}

}  // namespace
}  // namespace wenmai::ingest
