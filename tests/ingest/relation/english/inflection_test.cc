#include <gtest/gtest.h>

#include "ingest/relation/english/inflection.h"

namespace wenmai::ingest::english {
namespace {

TEST(InflectionTest, RegularVerbsFollowTheirSpelling) {
  const VerbForms acquire = InflectVerb("acquire");
  EXPECT_EQ(acquire.third, "acquires");
  EXPECT_EQ(acquire.past, "acquired");
  EXPECT_EQ(acquire.ing, "acquiring");
  EXPECT_EQ(InflectVerb("supply").third, "supplies");
  EXPECT_EQ(InflectVerb("supply").past, "supplied");
  EXPECT_EQ(InflectVerb("launch").third, "launches");
  EXPECT_EQ(InflectVerb("oversee/oversaw/overseen").ing, "overseeing");
}

TEST(InflectionTest, AStarDoublesTheLastLetterAndAnAdverbFollowsEveryForm) {
  const VerbForms snap = InflectVerb("snap* up");
  EXPECT_EQ(snap.base, "snap up");
  EXPECT_EQ(snap.past, "snapped up");
  EXPECT_EQ(snap.ing, "snapping up");
}

TEST(InflectionTest, IrregularFormsAreSpelled) {
  const VerbForms take = InflectVerb("take/took/taken over");
  EXPECT_EQ(take.past, "took over");
  EXPECT_EQ(take.participle, "taken over");
  EXPECT_EQ(take.ing, "taking over");
  EXPECT_EQ(InflectVerb("have/had").third, "has");
}

TEST(InflectionTest, NounsHaveAPlural) {
  EXPECT_EQ(PluralOf("startup"), "startups");
  EXPECT_EQ(PluralOf("subsidiary/subsidiaries"), "subsidiaries");
  EXPECT_EQ(SingularOf("subsidiary/subsidiaries"), "subsidiary");
}

}  // namespace
}  // namespace wenmai::ingest::english
