// Which Latin words without an entry in the lexicon stand as names, and which are left out.
#include "ingest/mention/name_evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/mention/source.h"
#include "plain_document.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class NameEvidenceTest : public testing::Test {
 protected:
  // The words of the Latin candidates that stay. The tagger finds `tagged`, each time half sure.
  std::vector<std::string> Kept(const Document& document, std::u32string_view tagged = {}) {
    const ArticleView view(document, lexicon_, data_);
    Candidates found;
    FindLexiconNames(view, &found);
    FindLatinNames(view, &found);
    std::vector<TaggedName> names;
    const size_t at = tagged.empty() ? std::u32string::npos : document.clean.find(tagged);
    if (at != std::u32string::npos) {
      const auto begin = static_cast<int32_t>(at);
      names.push_back({{begin, begin + static_cast<int32_t>(tagged.size())},
                       EntityType::kCompany,
                       0.5f});
    }
    DropUnproven(view, cues_, names, &found.candidates);
    std::vector<std::string> kept;
    for (const Candidate& candidate : found.candidates) {
      if (candidate.lexicon_entry == kNone)
        kept.push_back(text::EncodeUtf8(document.View(candidate.span)));
    }
    return kept;
  }
  std::vector<std::string> Kept(std::u32string_view text, std::u32string_view tagged = {}) {
    return Kept(PlainDocument(text), tagged);
  }

  const Lexicon lexicon_{ParseLexicon("test", "Company\tAcme\nCompany\t腾讯\n")};
  const NameData data_;
  const TypeCues cues_;
};

TEST_F(NameEvidenceTest, CoinedWordsSpeakForThemselves) {
  EXPECT_THAT(Kept(U"后来有了 ZeplixHub，很好"), ElementsAre("ZeplixHub"));
  EXPECT_THAT(Kept(U"后来有了 zeplix.ai，很好"), IsEmpty());
}

TEST_F(NameEvidenceTest, AWordByItselfNeedsEvidence) {
  EXPECT_THAT(Kept(U"这很 Zeplix，很好"), IsEmpty());
  EXPECT_THAT(Kept(U"这很 Zeplix，很好", U"Zeplix"), ElementsAre("Zeplix"));
  EXPECT_THAT(Kept(U"他打开 Zeplix，很好"), ElementsAre("Zeplix"));
  EXPECT_THAT(Kept(U"他说 Zeplix，又说 Zeplix"), ElementsAre("Zeplix", "Zeplix"));
  EXPECT_THAT(Kept(U"腾讯、Zeplix都来了"), ElementsAre("Zeplix"));
}

TEST_F(NameEvidenceTest, WithinAnEnglishSentenceARareWordIsOne) {
  EXPECT_THAT(Kept(U"They then sold it all to the people who own Zeplix, as before."),
              ElementsAre("Zeplix"));
  EXPECT_THAT(Kept(U"They then sold it all to the other people in Zeplix, as before."), IsEmpty());
  EXPECT_THAT(Kept(U"They then sold it all to a Zeplician, as they had before."), IsEmpty());
}

TEST_F(NameEvidenceTest, WithinAnEnglishSentenceAnEnglishWordIsOneThatIsNeverWrittenSmall) {
  EXPECT_THAT(Kept(U"They say that Corsair led it, and then they sold it all."), ElementsAre("Corsair"));
  EXPECT_THAT(Kept(U"They say that Corsair led it, and no corsair sold it all."), IsEmpty());
  EXPECT_THAT(Kept(U"They say that Friday is when they sold it all to some people."), IsEmpty());
}

TEST_F(NameEvidenceTest, AtItsBeginningAnEnglishWordNeedsMore) {
  EXPECT_THAT(Kept(U"Quixle was here for some time, and then they sold it all."), ElementsAre("Quixle"));
  EXPECT_THAT(Kept(U"Voyage was here for some time, and then they sold it all."), IsEmpty());
  EXPECT_THAT(Kept(U"Voyage, a small cousin that they own, was here for some time."), IsEmpty());
  EXPECT_THAT(Kept(U"Voyage, a small chipmaker that they own, was here for some time."), ElementsAre("Voyage"));
  EXPECT_THAT(Kept(U"Voyage's Quixle was here for some time, and then they sold it all."),
              ElementsAre("Voyage", "Quixle"));
}

TEST_F(NameEvidenceTest, WhatIsProvenSpeaksForItsNeighboursInAList) {
  EXPECT_THAT(Kept(U"这很 Corsair 和 Ledger、Acme，很好"), ElementsAre("Corsair", "Ledger", "Acme"));
}

TEST_F(NameEvidenceTest, EnglishWordsNeedMoreThanRareOnes) {
  EXPECT_THAT(Kept(U"他说 Kinematics，又说 Kinematics"), IsEmpty());
  EXPECT_THAT(Kept(U"他说 Kinematics，又说 Kinematics", U"Kinematics"),
              ElementsAre("Kinematics", "Kinematics"));
}

TEST_F(NameEvidenceTest, AnAcronymBesideANounIsAKindOfThing) {
  EXPECT_THAT(Kept(U"一种 QZE 软件"), IsEmpty());
  EXPECT_THAT(Kept(U"腾讯和QZE都来了"), ElementsAre("QZE"));
}

TEST_F(NameEvidenceTest, AKnownHeadMakesAProductsName) {
  EXPECT_THAT(Kept(U"这是 Acme Playground 的事"), ElementsAre("Acme Playground"));
  EXPECT_THAT(Kept(U"这是 Rolling Zeplix 的事"), IsEmpty());
}

TEST_F(NameEvidenceTest, ALinkPointsAtWhatItNames) {
  Document document = PlainDocument(U"最近的 Zeplix，很好");
  document.marks.push_back({MarkKind::kLink, {4, 10}});
  EXPECT_THAT(Kept(document), ElementsAre("Zeplix"));
}

}  // namespace
}  // namespace wenmai::ingest
