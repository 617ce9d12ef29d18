#include "ingest/identity/spelling.h"

#include <gtest/gtest.h>

#include "text/fold.h"

namespace wenmai::ingest {
namespace {

std::string SpellingOf(KeyGroup group, std::string_view name) {
  return Spelling(group, text::Fold(name));
}

TEST(SpellingTest, SpacesAndHyphensDoNotTellNamesApart) {
  EXPECT_EQ(SpellingOf(KeyGroup::kModel, "GPT-4o"), SpellingOf(KeyGroup::kModel, "gpt 4o"));
  EXPECT_EQ(SpellingOf(KeyGroup::kOrganization, "Open AI"),
            SpellingOf(KeyGroup::kOrganization, "OpenAI"));
  EXPECT_EQ(SpellingOf(KeyGroup::kPerson, "輝達"), SpellingOf(KeyGroup::kPerson, "辉达"));
}

TEST(SpellingTest, DigitsStayApart) {
  EXPECT_EQ(SpellingOf(KeyGroup::kModel, "Llama-3 405B"),
            SpellingOf(KeyGroup::kModel, "Llama 3-405B"));
  EXPECT_NE(SpellingOf(KeyGroup::kModel, "Llama 3 405B"),
            SpellingOf(KeyGroup::kModel, "Llama 3405B"));
}

TEST(SpellingTest, LegalFormsAreNoPartOfAnOrganisationsName) {
  for (const char* name : {"Duolingo, Inc.", "Duolingo Inc", "Duolingo Co., Ltd.", "DUOLINGO"}) {
    EXPECT_EQ(SpellingOf(KeyGroup::kOrganization, name), "duolingo") << name;
  }
  EXPECT_EQ(SpellingOf(KeyGroup::kOrganization, "苹果公司"), "苹果");
  EXPECT_EQ(SpellingOf(KeyGroup::kOrganization, "Costco"), "costco");
  EXPECT_EQ(SpellingOf(KeyGroup::kOrganization, "公司"), "公司");
  EXPECT_EQ(SpellingOf(KeyGroup::kProduct, "Monsters Inc"), "monstersinc");
}

TEST(SpellingTest, TransliterationsOfOneNameSoundAlike) {
  EXPECT_EQ(Sound("山姆·奥特曼"), Sound("山姆·奥尔特曼"));
  EXPECT_EQ(Sound("丹妮拉·阿莫迪"), Sound("丹尼拉·阿莫蒂"));
  EXPECT_NE(Sound("山姆·奥特曼"), Sound("杰克·奥特曼"));
  EXPECT_TRUE(Sound("奥特曼").empty());
}

TEST(SpellingTest, FormsOfPersonsNames) {
  const std::pair<const char*, NameForm> kCases[] = {
      {"Sam Altman", NameForm::kFull},   {"山姆·奥特曼", NameForm::kFull},
      {"Dr. Altman", NameForm::kSingle}, {"Altman", NameForm::kSingle},
      {"奥特曼", NameForm::kSingle},     {"李飞飞", NameForm::kSingle},
      {"闲哥", NameForm::kSingle},       {"Sam", NameForm::kCommon},
      {"大卫", NameForm::kCommon},       {"Smith", NameForm::kCommon},
      {"老王", NameForm::kCommon},       {"李老师", NameForm::kCommon},
      {"KK", NameForm::kCommon},         {"张总", NameForm::kCommon},
  };
  for (const auto& [name, form] : kCases)
    EXPECT_EQ(FormOfPersonName(text::Fold(name)), form) << name;
}

}  // namespace
}  // namespace wenmai::ingest
