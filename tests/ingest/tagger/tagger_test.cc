#include "ingest/tagger/tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../mention/plain_document.h"
#include "ingest/ingest_data.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

using testing::Contains;
using testing::IsEmpty;

constexpr std::string_view kFile = "data/tagger_model.bin";

class TaggerTest : public testing::Test {
 protected:
  static const Tagger& BuiltIn() {
    static const Tagger* const tagger = new Tagger(kFile, IngestData(kFile));
    return *tagger;
  }

  // No lexicon: what is found is found by form and context alone.
  std::vector<std::string> NamesIn(std::u32string_view text) {
    const Document document = PlainDocument(text);
    const ArticleView view(document, lexicon_, data_);
    std::vector<std::string> names;
    for (const TaggedName& name : BuiltIn().Tag(view, {})) {
      EXPECT_GT(name.probability, 0);
      EXPECT_LE(name.probability, 1.001f);
      names.push_back(std::string(EntityTypeName(name.type)) + ":" +
                      text::EncodeUtf8(document.View(name.span)));
    }
    return names;
  }

  const Lexicon lexicon_{std::vector<LexiconEntry>()};
  const NameData data_;
};

TEST_F(TaggerTest, FindsPersonsThatNoListHolds) {
  EXPECT_THAT(NamesIn(U"会上，陈柏霖与副总经理周文晖介绍了情况。"), Contains("Person:周文晖"));
}

TEST_F(TaggerTest, FindsBodiesByTheirContext) {
  EXPECT_THAT(NamesIn(U"他毕业于江陵理工大学，后来加入了云帆科技公司。"),
              Contains("Organization:江陵理工大学"));
}

TEST_F(TaggerTest, FindsNothingInPlainWords) {
  EXPECT_THAT(NamesIn(U"今天的天气很好，我们一起去散步。"), IsEmpty());
}

TEST_F(TaggerTest, TellsOfNamesThatItIsAskedAboutHowProbableTheyAre) {
  const Document document = PlainDocument(U"今天的天气很好，我们一起去散步。");
  const ArticleView view(document, lexicon_, data_);
  const std::vector<TaggedName> names =
      BuiltIn().Tag(view, {{.span = {3, 5}, .type = EntityType::kProduct}});
  ASSERT_EQ(names.size(), 1u);
  EXPECT_EQ(names[0].span, (Span{3, 5}));
  EXPECT_FALSE(names[0].is_found);
  EXPECT_LT(names[0].probability, 0.5f);
}

TEST_F(TaggerTest, RefusesWeightsOfOtherClasses) {
  EXPECT_THROW(Tagger("test", "wenmai tagger 1\nmovie\n0.1\n0\n"), Error);
}

}  // namespace
}  // namespace wenmai::ingest
