#include "ingest/relation/pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

const CueTable& Cues() {
  static const CueTable* const cues = new CueTable("cues", "release\t发布\nof\t的\n");
  return *cues;
}

TEST(PatternParserTest, ReadsTypeElementsStatusAndNominal) {
  const auto patterns =
      ParsePatterns("patterns", "DEVELOPS\tS:body ~8* @release ~16, O:artifact\tplanned\tnominal\n", Cues());
  ASSERT_EQ(patterns.size(), 1u);
  EXPECT_EQ(patterns[0].type, FactType::kDevelops);
  EXPECT_EQ(patterns[0].status, "planned");
  EXPECT_TRUE(patterns[0].is_nominal);
  ASSERT_EQ(patterns[0].elements.size(), 5u);
  EXPECT_TRUE(patterns[0].elements[1].passes_entities);
  EXPECT_TRUE(patterns[0].elements[3].passes_commas);
  EXPECT_EQ(patterns[0].elements[3].reach, 16);
}

TEST(PatternParserTest, RefusesByNameWhatItCannotRead) {
  for (const char* line : {"KNOWS\tS:person O:person\n", "DEVELOPS\tS:animal O:artifact\n",
                           "DEVELOPS\tS:body ~x O:artifact\n", "DEVELOPS\tS:body @missing O:artifact\n",
                           "DEVELOPS\tS:body O:artifact\t\tsometimes\n"}) {
    EXPECT_THROW(ParsePatterns("patterns", line, Cues()), Error) << line;
  }
}

}  // namespace
}  // namespace wenmai::ingest
