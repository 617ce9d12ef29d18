#include "ingest/lexicon/lexicon_entry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

std::string FaultOf(std::string_view data) {
  try {
    ParseLexicon("names.tsv", data);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kInvalidArgument);
    return error.what();
  }
  return "";
}

TEST(LexiconEntryTest, ReadsNamesFlagsAndParent) {
  const auto entries =
      ParseLexicon("names.tsv",
                   "# comment\n\nModel\tClaude Opus\tOpus~|克劳德作品\tfamily,exact\tClaude\tA "
                   "line of models\n");
  ASSERT_EQ(entries.size(), 1u);
  const LexiconEntry& entry = entries.front();
  EXPECT_EQ(entry.id, "Model:claude opus");
  EXPECT_EQ(entry.type, EntityType::kModel);
  EXPECT_EQ(entry.flags, kLexiconFamily | kLexiconExact);
  ASSERT_EQ(entry.names.size(), 3u);
  EXPECT_EQ(entry.names[1].text, U"Opus");
  EXPECT_TRUE(entry.names[1].is_weak);
  EXPECT_FALSE(entry.names[2].is_weak);
  EXPECT_EQ(entry.parent, U"Claude");
  EXPECT_EQ(entry.description, U"A line of models");
}

TEST(LexiconEntryTest, ContextMakesEveryNameWeak) {
  const auto entries = ParseLexicon("names.tsv", "Company\t理想\tLi Auto\tcontext");
  EXPECT_TRUE(entries.front().names[0].is_weak);
  EXPECT_TRUE(entries.front().names[1].is_weak);
}

TEST(LexiconEntryTest, TheCanonicalNameMayBeWeakWhereOthersAreNot) {
  const auto entries = ParseLexicon("names.tsv", "Company\t金山~\t金山办公");
  EXPECT_EQ(entries.front().id, "Company:金山");
  EXPECT_TRUE(entries.front().names[0].is_weak);
  EXPECT_FALSE(entries.front().names[1].is_weak);
}

TEST(LexiconEntryTest, FaultsNameFileAndLine) {
  EXPECT_EQ(FaultOf("Company\tA\nFirm\tB"), "names.tsv:2: no such type: Firm");
  EXPECT_EQ(FaultOf("Company"), "names.tsv:1: no name");
  EXPECT_EQ(FaultOf("Company\t"), "names.tsv:1: no name");
  EXPECT_EQ(FaultOf("Company\t···"), "names.tsv:1: no letters in the name: ···");
  EXPECT_EQ(FaultOf("Company\tA\t\tbig"), "names.tsv:1: no such flag: big");
  EXPECT_EQ(FaultOf("Company\tA\t\t\t\t\tx"), "names.tsv:1: too many fields");
  EXPECT_EQ(FaultOf("Company\t\xff\xfe"), "names.tsv:1: not UTF-8");
}

}  // namespace
}  // namespace wenmai::ingest
