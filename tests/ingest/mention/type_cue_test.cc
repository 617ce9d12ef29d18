#include "ingest/mention/type_cue.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "plain_document.h"

namespace wenmai::ingest {
namespace {

// The type that the words around `name` ask for most.
EntityType TypeAskedFor(std::u32string_view text, std::u32string_view name) {
  static const NameData* const data = new NameData();
  static const TypeCues* const cues = new TypeCues();
  static const Lexicon* const lexicon = new Lexicon(std::vector<LexiconEntry>{});
  const Document document = PlainDocument(text);
  const TypeScores scores =
      cues->Score(ArticleView(document, *lexicon, *data), SpanOf(document, name));
  return static_cast<EntityType>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

TEST(TypeCueTest, NeighboursTellTheType) {
  EXPECT_EQ(TypeAskedFor(U"Zeplix公司", U"Zeplix"), EntityType::kCompany);
  EXPECT_EQ(TypeAskedFor(U"Zeplix 的首席执行官", U"Zeplix"), EntityType::kCompany);
  EXPECT_EQ(TypeAskedFor(U"大模型 Zeplix", U"Zeplix"), EntityType::kModel);
  EXPECT_EQ(TypeAskedFor(U"用Zeplix写", U"Zeplix"), EntityType::kProduct);
  EXPECT_EQ(TypeAskedFor(U"教授Zeplix", U"Zeplix"), EntityType::kPerson);
  EXPECT_EQ(TypeAskedFor(U"位于Zeplix", U"Zeplix"), EntityType::kPlace);
  EXPECT_EQ(TypeAskedFor(U"《Zeplix》", U"Zeplix"), EntityType::kWork);
}

}  // namespace
}  // namespace wenmai::ingest
