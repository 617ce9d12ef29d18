#include "ingest/identity/part.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/fold.h"

namespace wenmai::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::Pair;

Extraction OneEntity(EntityType type, const std::vector<std::pair<std::string, std::string>>& names,
                     std::string lexicon_id = {}) {
  Extraction extraction;
  extraction.id = "article";
  ExtractedEntity& entity = extraction.entities.emplace_back();
  entity.type = type;
  entity.name = names.front().first;
  entity.lexicon_id = std::move(lexicon_id);
  for (const auto& [text, rule] : names) {
    entity.names.push_back({text, text::Fold(text), rule, 1, {}});
  }
  return extraction;
}

TEST(PartTest, TheLexiconsEntryIsThePrimaryKey) {
  const auto parts =
      DivideIntoParts(OneEntity(EntityType::kCompany,
                                {{"OpenAI", "lexicon"}, {"Open-AI", "pattern"}}, "Company:openai"),
                      {});
  ASSERT_EQ(parts.size(), 1u);
  EXPECT_EQ(parts[0].primary, "#OCompany:openai");
  EXPECT_THAT(parts[0].keys, ElementsAre("#OCompany:openai", "=Oopenai"));
  EXPECT_TRUE(parts[0].is_full);
}

TEST(PartTest, ShortNamesAreAliasesNotKeys) {
  const auto parts = DivideIntoParts(
      OneEntity(EntityType::kPerson, {{"阿莱克斯·德弗里斯", "pattern"}, {"德弗里斯", "surname"}}),
      {});
  EXPECT_THAT(parts[0].keys, ElementsAre("=P阿莱克斯·德弗里斯", ::testing::StartsWith("~P")));
  EXPECT_TRUE(parts[0].is_full);
}

TEST(PartTest, TwoScriptsAreLinked) {
  const auto parts = DivideIntoParts(
      OneEntity(EntityType::kPerson, {{"李飞飞", "pattern"}, {"Fei-Fei Li", "bilingual name"}}),
      {});
  EXPECT_THAT(parts[0].links, ElementsAre(Pair("=P李飞飞", "=Pfeifeili")));
}

TEST(PartTest, ASingleNameIsNotFull) {
  EXPECT_FALSE(
      DivideIntoParts(OneEntity(EntityType::kPerson, {{"德弗里斯", "pattern"}}), {})[0].is_full);
  EXPECT_FALSE(
      DivideIntoParts(OneEntity(EntityType::kCompany, {{"Blue", "tagger"}}), {})[0].is_full);
  EXPECT_TRUE(DivideIntoParts(OneEntity(EntityType::kModel, {{"Nova", "tagger"}}), {})[0].is_full);
}

TEST(PartTest, ACommonNameStaysInItsArticle) {
  const auto parts =
      DivideIntoParts(OneEntity(EntityType::kPerson, {{"大卫", "speaker label"}}), {});
  EXPECT_EQ(parts[0].primary, "@Particle/大卫");
}

TEST(PartTest, ASplitNameIsAPartOfItsOwn) {
  Decisions decisions;
  decisions.Split("=P贝佐斯", {"=P杰夫·贝佐斯"});
  const auto parts = DivideIntoParts(
      OneEntity(EntityType::kPerson, {{"杰夫·贝佐斯", "pattern"}, {"贝佐斯", "surname"}}),
      decisions);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_THAT(parts[0].names, ElementsAre(Field(&PartName::index, 0)));
  EXPECT_TRUE(parts[0].is_main);
  EXPECT_THAT(parts[1].names, ElementsAre(Field(&PartName::index, 1)));
  EXPECT_FALSE(parts[1].is_main);
}

}  // namespace
}  // namespace wenmai::ingest
