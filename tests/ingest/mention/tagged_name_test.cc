// What is taken from the tagger, and what its doubts say.
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
  // The tagger's word about every occurrence of `words`.
  std::vector<TaggedName> TagAll(std::u32string_view words, EntityType type, float probability,
                                 bool is_found = true) {
    std::vector<TaggedName> tagged;
    for (size_t at = document_.clean.find(words); at != std::u32string::npos;
         at = document_.clean.find(words, at + 1)) {
      const auto begin = static_cast<int32_t>(at);
      TaggedName name = {.span = {begin, begin + static_cast<int32_t>(words.size())},
                         .type = type,
                         .probability = probability,
                         .is_found = is_found};
      name.of_types[static_cast<size_t>(type)] = probability;
      tagged.push_back(name);
    }
    return tagged;
  }

  std::vector<std::string> WordsOf(const std::vector<Candidate>& candidates) const {
    std::vector<std::string> names;
    for (const Candidate& candidate : candidates) {
      names.push_back(std::string(EntityTypeName(candidate.type)) + ":" +
                      text::EncodeUtf8(document_.View(candidate.span)));
    }
    return names;
  }

  std::vector<Candidate> Found(const std::vector<TaggedName>& tagged) const {
    const ArticleView view(document_, lexicon_, data_);
    Candidates found;
    FindTaggedNames(view, tagged, &found);
    return found.candidates;
  }

  std::vector<std::string> Found(std::u32string_view text, std::u32string_view words,
                                 EntityType type, float probability) {
    document_ = PlainDocument(text);
    return WordsOf(Found(TagAll(words, type, probability)));
  }

  // What is left of these words as a candidate that the tagger gives this probability.
  std::vector<std::string> Left(Candidate candidate, float probability) {
    document_ = PlainDocument(U"后来飞榴来了");
    candidate.span = {2, 4};
    std::vector<Candidate> candidates = {candidate};
    const ArticleView view(document_, lexicon_, data_);
    DropUntagged(view, TagAll(U"飞榴", candidate.type, probability, false), &candidates);
    return WordsOf(candidates);
  }

  const Lexicon lexicon_{std::vector<LexiconEntry>()};
  const NameData data_;
  Document document_;
};

TEST_F(TaggedNameTest, ANameMustBeLikelierThanNot) {
  EXPECT_THAT(Found(U"后来飞榴来了", U"飞榴", EntityType::kCompany, 0.6f),
              ElementsAre("Company:飞榴"));
  EXPECT_THAT(Found(U"后来飞榴来了", U"飞榴", EntityType::kCompany, 0.4f), IsEmpty());
}

TEST_F(TaggedNameTest, SureOccurrencesVouchForTheOthers) {
  document_ = PlainDocument(U"飞榴做软件，飞榴也卖软件，他在飞榴");
  std::vector<TaggedName> tagged = TagAll(U"飞榴", EntityType::kCompany, 0.9f);
  tagged[1].probability = tagged[1].of_types[static_cast<size_t>(EntityType::kCompany)] = 0.2f;
  EXPECT_EQ(Found(tagged).size(), 3u);
}

TEST_F(TaggedNameTest, OccurrencesHaveTheTypeThatMostOfThemAskFor) {
  document_ = PlainDocument(U"飞榴做软件，飞榴也卖软件，他在飞榴");
  std::vector<TaggedName> tagged = TagAll(U"飞榴", EntityType::kCompany, 0.9f);
  tagged[2] = {.span = tagged[2].span, .type = EntityType::kPlace, .probability = 0.9f};
  tagged[2].of_types[static_cast<size_t>(EntityType::kPlace)] = 0.9f;
  EXPECT_THAT(WordsOf(Found(tagged)), ElementsAre("Company:飞榴", "Company:飞榴", "Company:飞榴"));
}

TEST_F(TaggedNameTest, TheTypeOfALatinNameStaysOpenWhereItIsInDoubt) {
  document_ = PlainDocument(U"创始人Zeplix来了");
  std::vector<TaggedName> tagged = TagAll(U"Zeplix", EntityType::kPerson, 0.6f);
  EXPECT_FALSE(Found(tagged)[0].is_type_open);
  tagged[0].of_types[static_cast<size_t>(EntityType::kCompany)] = 0.3f;
  EXPECT_TRUE(Found(tagged)[0].is_type_open);
}

TEST_F(TaggedNameTest, AQuantityIsNoName) {
  EXPECT_THAT(Found(U"参数有13B左右", U"13B", EntityType::kModel, 0.95f), IsEmpty());
}

TEST_F(TaggedNameTest, WhatTheTaggerDoubtsMustBeKnown) {
  const Candidate known = {.type = EntityType::kCompany, .lexicon_entry = 0};
  const Candidate pattern = {.type = EntityType::kCompany};
  const Candidate title = {.type = EntityType::kWork};
  const Candidate guess = {.type = EntityType::kCompany, .is_type_open = true};
  EXPECT_THAT(Left(guess, 0.4f), IsEmpty());
  EXPECT_THAT(Left(pattern, 0.4f), ElementsAre("Company:飞榴"));
  EXPECT_THAT(Left(pattern, 0.02f), IsEmpty());
  EXPECT_THAT(Left(known, 0.2f), ElementsAre("Company:飞榴"));
  EXPECT_THAT(Left(known, 0.01f), IsEmpty());
  EXPECT_THAT(Left(title, 0.01f), ElementsAre("Work:飞榴"));
}

TEST_F(TaggedNameTest, WhatTheArticleTellsToBeANameIsOne) {
  const Candidate label = {.type = EntityType::kPerson, .source = MentionSource::kSpeakerLabel};
  EXPECT_THAT(Left(label, 0.01f), ElementsAre("Person:飞榴"));
}

}  // namespace
}  // namespace wenmai::ingest
