#include "ingest/identity/decision.h"

#include <gtest/gtest.h>

#include "ingest/pack.h"

namespace wenmai::ingest {
namespace {

TEST(DecisionTest, TheLaterWordHolds) {
  Decisions decisions;
  decisions.Split("=Pb", {"=Pa", "#P1"});
  EXPECT_TRUE(decisions.AreApart("=Pa", "=Pb"));
  decisions.Merge({"#P1", "=Pa"}, {"=Pb"});
  EXPECT_FALSE(decisions.AreApart("=Pa", "=Pb"));
  EXPECT_FALSE(decisions.has_splits());
  EXPECT_TRUE(decisions.MergedWith("=Pb").contains("#P1"));
  decisions.Split("=Pb", {"#P1", "=Pa"});
  EXPECT_TRUE(decisions.MergedWith("=Pb").empty());
}

TEST(DecisionTest, AKeyOfOneArticleStandsForItsName) {
  Decisions decisions;
  decisions.Split("=Psam", {"#P1"});
  decisions.Merge({"#P1"}, {MakeLocalKey(KeyGroup::kPerson, "article", "sam")});
  EXPECT_FALSE(decisions.has_splits());
}

TEST(DecisionTest, SurvivesPacking) {
  Decisions decisions;
  decisions.Merge({"#P1"}, {"=Pa"});
  decisions.Split("=Pb", {"=Pa", "#P1"});
  EXPECT_EQ(Unpack<Decisions>(Pack(decisions), "decisions"), decisions);
}

}  // namespace
}  // namespace wenmai::ingest
