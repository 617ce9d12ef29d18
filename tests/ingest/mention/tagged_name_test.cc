// What is taken from the tagger, and what its silence says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/mention/source.h"
#include "ingest/mention/support.h"
#include "plain_document.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TaggedNameTest : public testing::Test {
 protected:
  // Tags every occurrence of `words`, all as probable.
  std::vector<TaggedName> TagAll(std::u32string_view words, EntityType type, float probability) {
    std::vector<TaggedName> tagged;
    for (size_t at = document_.clean.find(words); at != std::u32string::npos;
         at = document_.clean.find(words, at + 1)) {
      const auto begin = static_cast<int32_t>(at);
      tagged.push_back(
          {{begin, begin + static_cast<int32_t>(words.size())}, type, probability});
    }
    return tagged;
  }

  std::vector<std::string> Found(std::u32string_view text, std::u32string_view words,
                                 EntityType type, float probability) {
    document_ = PlainDocument(text);
    const ArticleView view(document_, lexicon_, data_);
    Candidates found;
    FindTaggedNames(view, TagAll(words, type, probability), &found);
    std::vector<std::string> names;
    for (const Candidate& candidate : found.candidates) {
      EXPECT_EQ(candidate.source, MentionSource::kTagger);
      names.push_back(std::string(EntityTypeName(candidate.type)) + ":" +
                      text::EncodeUtf8(document_.View(candidate.span)));
    }
    return names;
  }

  const Lexicon lexicon_{std::vector<LexiconEntry>()};
  const NameData data_;
  Document document_;
};

TEST_F(TaggedNameTest, OneOccurrenceMustBeSure) {
  EXPECT_THAT(Found(U"后来飞榴来了", U"飞榴", EntityType::kCompany, 0.9f),
              ElementsAre("Company:飞榴"));
  EXPECT_THAT(Found(U"后来飞榴来了", U"飞榴", EntityType::kCompany, 0.6f), IsEmpty());
}

TEST_F(TaggedNameTest, ManyOccurrencesVouchForEachOther) {
  EXPECT_THAT(Found(U"飞榴做软件，飞榴也卖软件，他在飞榴", U"飞榴", EntityType::kCompany, 0.6f),
              ElementsAre("Company:飞榴", "Company:飞榴", "Company:飞榴"));
  document_ = PlainDocument(U"飞榴做软件，飞榴也卖软件，他在飞榴，飞榴，飞榴，飞榴");
  const ArticleView view(document_, lexicon_, data_);
  std::vector<TaggedName> tagged = TagAll(U"飞榴", EntityType::kCompany, 0.6f);
  tagged.resize(3);  // the tagger saw a name in half of them only
  Candidates found;
  FindTaggedNames(view, tagged, &found);
  EXPECT_THAT(found.candidates, IsEmpty());
}

TEST_F(TaggedNameTest, EverydayWordsAreNoLatinName) {
  EXPECT_THAT(Found(U"所谓Share Price很多", U"Share Price", EntityType::kPerson, 0.95f),
              IsEmpty());
  EXPECT_THAT(Found(U"创始人Zeplix来了", U"Zeplix", EntityType::kPerson, 0.95f),
              ElementsAre("Person:Zeplix"));
}

TEST_F(TaggedNameTest, APartOfATermOrABareEndingIsNoName) {
  EXPECT_THAT(Found(U"他用贝叶斯定理", U"贝叶斯", EntityType::kPerson, 0.95f), IsEmpty());
  EXPECT_THAT(Found(U"他问过贝叶斯", U"贝叶斯", EntityType::kPerson, 0.95f),
              ElementsAre("Person:贝叶斯"));
  EXPECT_THAT(Found(U"后来公司来了", U"公司", EntityType::kCompany, 0.95f), IsEmpty());
}

TEST_F(TaggedNameTest, ChineseProductsNeedMoreThanTheTagger) {
  EXPECT_THAT(Found(U"大家都用情绪价值", U"情绪价值", EntityType::kProduct, 0.95f), IsEmpty());
}

TEST_F(TaggedNameTest, InEnglishANameThatTheTaggerDoesNotSeeIsWeak) {
  document_ = PlainDocument(U"They say that Zeplix is good and we think so.\n大家都用Zeplix");
  const ArticleView view(document_, lexicon_, data_);
  Candidates found;
  FindLatinNames(view, &found);
  ASSERT_EQ(found.candidates.size(), 2u);
  for (Candidate& candidate : found.candidates) candidate.is_weak = false;
  DoubtUntagged(view, {}, &found.candidates);
  EXPECT_TRUE(found.candidates[0].is_weak);
  EXPECT_FALSE(found.candidates[1].is_weak);
}

}  // namespace
}  // namespace wenmai::ingest
