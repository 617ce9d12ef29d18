#include "ingest/mention/short_form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wenmai::ingest {
namespace {

std::vector<std::u32string> FormsOf(std::u32string_view name, EntityType type) {
  static const NameData* const data = new NameData();
  std::vector<std::u32string> forms;
  for (const ShortForm& form : ShortFormsOf(name, type, *data)) forms.push_back(form.text);
  return forms;
}

TEST(ShortFormTest, PersonsGoByGivenNameAndSurname) {
  EXPECT_THAT(FormsOf(U"杰夫·贝佐斯", EntityType::kPerson),
              testing::ElementsAre(U"杰夫", U"贝佐斯"));
  EXPECT_THAT(FormsOf(U"Alex de Vries", EntityType::kPerson),
              testing::ElementsAre(U"Alex", U"de Vries", U"Vries"));
  EXPECT_THAT(FormsOf(U"赵凯", EntityType::kPerson),
              testing::ElementsAre(U"老赵", U"凯哥", U"凯姐"));
  EXPECT_THAT(FormsOf(U"可汗", EntityType::kPerson), testing::IsEmpty());
  EXPECT_THAT(FormsOf(U"伊利亚", EntityType::kPerson), testing::IsEmpty());
}

TEST(ShortFormTest, ModelsGoByTheirVersion) {
  EXPECT_THAT(FormsOf(U"DeepSeek V4", EntityType::kModel), testing::ElementsAre(U"V4"));
  EXPECT_THAT(FormsOf(U"DeepSeek-R1", EntityType::kModel), testing::ElementsAre(U"R1"));
  EXPECT_THAT(FormsOf(U"GPT-4", EntityType::kModel), testing::IsEmpty());
}

TEST(ShortFormTest, CompaniesGoWithoutTheirLegalForm) {
  EXPECT_THAT(FormsOf(U"幻方量化", EntityType::kCompany), testing::ElementsAre(U"幻方"));
}

}  // namespace
}  // namespace wenmai::ingest
