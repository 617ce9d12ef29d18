#include "ingest/mention/list_gap.h"

#include <gtest/gtest.h>

#include "plain_document.h"

namespace wenmai::ingest {
namespace {

// What stands between Foo and Bar.
bool IsGap(std::u32string_view text, bool (*is_gap)(const ArticleView&, int32_t, int32_t)) {
  static const NameData* const data = new NameData();
  static const Lexicon* const lexicon = new Lexicon(std::vector<LexiconEntry>());
  const Document document = PlainDocument(text);
  const ArticleView view(document, *lexicon, *data);
  return is_gap(view, SpanOf(document, U"Foo").end, SpanOf(document, U"Bar").begin);
}

TEST(ListGapTest, MarksAndConjunctionsPartItems) {
  for (const auto* text : {U"Foo、Bar", U"Foo和Bar", U"Foo, Bar", U"Foo and Bar", U"Foo, and Bar", U"Foo， Bar"}) {
    EXPECT_TRUE(IsGap(text, IsListGap));
  }
  for (const auto* text : {U"FooBar", U"Foo of Bar", U"Foo。Bar", U"Foo, said Bar"}) {
    EXPECT_FALSE(IsGap(text, IsListGap));
  }
}

TEST(ListGapTest, AChineseCommaPartsClausesAsOften) {
  EXPECT_FALSE(IsGap(U"Foo，Bar", IsSureListGap));
  EXPECT_TRUE(IsGap(U"Foo, Bar", IsSureListGap));
}

}  // namespace
}  // namespace wenmai::ingest
