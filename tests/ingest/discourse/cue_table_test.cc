#include "ingest/discourse/cue_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

using testing::ElementsAre;

constexpr std::string_view kData =
    "# a comment\n"
    "release\t发布|推出|release\n"
    "none\t发布会\n"
    "title\tCEO\n";

std::vector<Span> SpansIn(std::u32string_view text) {
  const CueTable table("cues", kData);
  std::vector<Span> spans;
  for (const CueHit& hit : table.Find(FoldInPlace(text))) spans.push_back(hit.span);
  return spans;
}

TEST(CueTableTest, TheLongestPhraseHidesTheOneWithinIt) {
  const CueTable table("cues", kData);
  const auto hits = table.Find(FoldInPlace(U"在发布会上"));
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_FALSE(hits[0].groups.test(table.Group("release")));
}

TEST(CueTableTest, LatinPhrasesAreWholeWords) {
  EXPECT_THAT(SpansIn(U"released"), ElementsAre());
  EXPECT_THAT(SpansIn(U"a release of"), ElementsAre(Span{2, 9}));
  EXPECT_THAT(SpansIn(U"公司CEO说"), ElementsAre(Span{2, 5}));
}

TEST(CueTableTest, CaseWidthAndTraditionalFormsAreOne) {
  EXPECT_THAT(SpansIn(U"發布"), ElementsAre(Span{0, 2}));
  EXPECT_THAT(SpansIn(U"ＣＥＯ"), ElementsAre(Span{0, 3}));
}

TEST(CueTableTest, RefusesALineWithoutPhrasesByFileAndLine) {
  try {
    CueTable("cues", "release\t发布\nalone\n");
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kInvalidArgument);
    EXPECT_THAT(error.what(), testing::HasSubstr("cues:2"));
  }
}

TEST(CueTableTest, RefusesAGroupThatNoLineNames) {
  EXPECT_THROW(CueTable("cues", kData).Group("missing"), Error);
}

}  // namespace
}  // namespace wenmai::ingest
