#include "ingest/mention/apposition.h"

#include <gtest/gtest.h>

#include "plain_document.h"

namespace wenmai::ingest {
namespace {

// What is said of Zeplix.
std::optional<EntityType> TypeIn(std::u32string_view text) {
  static const NameData* const data = new NameData();
  static const Lexicon* const lexicon = new Lexicon(std::vector<LexiconEntry>());
  const Document document = PlainDocument(text);
  const ArticleView view(document, *lexicon, *data);
  return TypeOfApposition(view, SpanOf(document, U"Zeplix"));
}

TEST(AppositionTest, ItsNounTellsTheType) {
  EXPECT_EQ(TypeIn(U"Zeplix, the low-cost carrier run by two sisters, …"), EntityType::kCompany);
  EXPECT_EQ(TypeIn(U"Zeplix, an oddly quiet browser, …"), EntityType::kProduct);
  EXPECT_EQ(TypeIn(U"Zeplix, its custom-chip division, …"), EntityType::kCompany);
  EXPECT_EQ(TypeIn(U"Zeplix, the rival, …"), EntityType::kCompany);
  EXPECT_EQ(TypeIn(U"Zeplix, manufacturer of chips, …"), EntityType::kCompany);
}

TEST(AppositionTest, TheLastOfSeveralNounsIsTheHead) {
  EXPECT_EQ(TypeIn(U"Zeplix, a bank executive from here, …"), EntityType::kPerson);
}

TEST(AppositionTest, AClauseAboutWhatWasNamedBeforeIsNone) {
  EXPECT_EQ(TypeIn(U"At home in Zeplix, the company has many friends."), std::nullopt);
  EXPECT_EQ(TypeIn(U"Zeplix, then a company, …"), std::nullopt);
  EXPECT_EQ(TypeIn(U"Zeplix the carrier"), std::nullopt);
}

}  // namespace
}  // namespace wenmai::ingest
