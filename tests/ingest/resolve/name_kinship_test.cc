#include "ingest/resolve/name_kinship.h"

#include <gtest/gtest.h>

namespace wenmai::ingest {
namespace {

LexiconEntry Entry(const std::vector<std::u32string>& names) {
  LexiconEntry entry;
  for (const std::u32string& name : names) entry.names.push_back({name, false});
  return entry;
}

TEST(NameKinshipTest, PersonsAreKnownByTheirWholeName) {
  const LexiconEntry trump = Entry({U"唐纳德·特朗普", U"Donald Trump", U"特朗普"});
  EXPECT_TRUE(IsKinToEntry(TypeGroup::kPerson, U"唐納德·特朗普", trump));
  EXPECT_TRUE(IsKinToEntry(TypeGroup::kPerson, U"Donald J. Trump", trump));
  EXPECT_TRUE(IsKinToEntry(TypeGroup::kPerson, U"老特", trump)) << "a short name tells nothing";
  EXPECT_FALSE(IsKinToEntry(TypeGroup::kPerson, U"伊万卡·特朗普", trump));
  EXPECT_FALSE(IsKinToEntry(TypeGroup::kPerson, U"Ivanka Trump", trump));
}

TEST(NameKinshipTest, OtherTransliterationsAndPetNamesAreKin) {
  EXPECT_TRUE(IsKinToEntry(TypeGroup::kPerson, U"山姆·奥尔特曼", Entry({U"山姆·奥特曼"})));
  EXPECT_TRUE(IsKinToEntry(TypeGroup::kPerson, U"Geoff Hinton", Entry({U"Geoffrey Hinton"})));
  EXPECT_TRUE(IsKinToEntry(TypeGroup::kPerson, U"Martin Valer", Entry({U"Martin Fowler"})));
  EXPECT_FALSE(IsKinToEntry(TypeGroup::kPerson, U"Jaan Tallinn", Entry({U"Alan Turing"})));
  EXPECT_FALSE(IsKinToEntry(TypeGroup::kPerson, U"斯图·费尔德曼", Entry({U"山姆·奥特曼"})));
}

TEST(NameKinshipTest, LatinNamesOfBodiesResembleOrAbbreviate) {
  const LexiconEntry iflytek = Entry({U"科大讯飞", U"iFlytek"});
  EXPECT_FALSE(IsKinToEntry(TypeGroup::kBody, U"iFlyCode", iflytek));
  EXPECT_TRUE(IsKinToEntry(TypeGroup::kBody, U"iFlyTec", iflytek));
  EXPECT_TRUE(IsKinToEntry(TypeGroup::kBody, U"讯飞集团", iflytek));
  EXPECT_TRUE(IsKinToEntry(TypeGroup::kBody, U"NVDA", Entry({U"英伟达", U"NVIDIA"})));
  EXPECT_FALSE(IsKinToEntry(TypeGroup::kBody, U"CORZ", Entry({U"CoreWeave"})));
  EXPECT_TRUE(IsKinToEntry(TypeGroup::kBody, U"DJI", Entry({U"大疆"})))
      << "the entry has no name in Latin letters";
}

TEST(NameKinshipTest, KnownPlacesTakeNoFurtherNames) {
  EXPECT_FALSE(IsKinToEntry(TypeGroup::kPlace, U"GP-write China", Entry({U"中国", U"China"})));
}

}  // namespace
}  // namespace wenmai::ingest
