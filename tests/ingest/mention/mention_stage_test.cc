#include "ingest/mention/mention_stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plain_document.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class MentionStageTest : public testing::Test {
 protected:
  std::vector<std::string> MentionsIn(Document document) {
    stage_->Run(document);
    std::vector<std::string> mentions;
    for (const Mention& mention : document.mentions) {
      mentions.push_back(std::string(EntityTypeName(mention.type)) + ":" +
                         text::EncodeUtf8(document.View(mention.span)));
    }
    document_ = std::move(document);
    return mentions;
  }
  std::vector<std::string> MentionsIn(std::u32string_view text) {
    return MentionsIn(PlainDocument(text));
  }

  static const Lexicon& BuiltIn() {
    static const Lexicon* const lexicon = new Lexicon();
    return *lexicon;
  }

  std::unique_ptr<Stage> stage_ = MakeMentionStage(BuiltIn());
  Document document_;
};

TEST_F(MentionStageTest, AWeakNameNeedsSupport) {
  EXPECT_THAT(MentionsIn(U"奥特曼打小怪兽"), IsEmpty());
  EXPECT_THAT(MentionsIn(U"山姆·奥特曼来了，奥特曼说"),
              ElementsAre("Person:山姆·奥特曼", "Person:奥特曼"));
}

TEST_F(MentionStageTest, AListSupportsAWeakName) {
  EXPECT_THAT(MentionsIn(U"理想很丰满"), IsEmpty());
  EXPECT_THAT(MentionsIn(U"小鹏汽车、理想的车"), ElementsAre("Company:小鹏汽车", "Company:理想"));
}

TEST_F(MentionStageTest, AListSaysWhatItsMembersAre) {
  EXPECT_THAT(MentionsIn(U"饿了么、优酷等应用"), ElementsAre("Product:饿了么", "Product:优酷"));
  EXPECT_THAT(MentionsIn(U"饿了么、优酷等公司"), ElementsAre("Company:饿了么", "Company:优酷"));
}

TEST_F(MentionStageTest, AnAppositionTellsTheType) {
  EXPECT_THAT(MentionsIn(U"It trades on Gemini, the crypto exchange run by twins, as before."),
              Contains("Company:Gemini"));
  EXPECT_THAT(MentionsIn(U"It runs on Gemini, as everybody has known for years."),
              Contains("Model:Gemini"));
}

TEST_F(MentionStageTest, ANameFoundOnceIsFoundEverywhere) {
  EXPECT_THAT(MentionsIn(U"创始人赵凯，不是新手。后来赵凯走了"),
              ElementsAre("Person:赵凯", "Person:赵凯"));
  EXPECT_THAT(MentionsIn(U"Robb Clarke 表示。此后 Clarke 又去"),
              ElementsAre("Person:Robb Clarke", "Person:Clarke"));
}

TEST_F(MentionStageTest, ShortFormsAreLinkedToTheFullName) {
  MentionsIn(U"DeepSeek V4 发布，V4 很强");
  ASSERT_EQ(document_.mentions.size(), 2u);
  ASSERT_EQ(document_.name_links.size(), 1u);
  EXPECT_EQ(document_.name_links[0].first, 0);
  EXPECT_EQ(document_.name_links[0].second, 1);
  EXPECT_EQ(document_.name_links[0].rule, "version");
}

TEST_F(MentionStageTest, GlossesLinkTheTwoNames) {
  EXPECT_THAT(
      MentionsIn(U"英国竞争与市场管理局（CMA）说，CMA反对"),
      ElementsAre("Organization:英国竞争与市场管理局", "Organization:CMA", "Organization:CMA"));
  EXPECT_THAT(document_.name_links, Contains(testing::Field(&NameLink::rule, "gloss")));
}

TEST_F(MentionStageTest, WordsAroundTellTheCompanyFromTheModel) {
  EXPECT_THAT(MentionsIn(U"DeepSeek公司的创始人"), Contains("Company:DeepSeek"));
  EXPECT_THAT(MentionsIn(U"在本地部署DeepSeek模型"), Contains("Model:DeepSeek"));
}

TEST_F(MentionStageTest, AListTellsTheTypeOfItsItems) {
  EXPECT_THAT(MentionsIn(U"字节跳动、Zeplix、腾讯都来了"),
              ElementsAre("Company:字节跳动", "Company:Zeplix", "Company:腾讯"));
}

TEST_F(MentionStageTest, MentionsAreSortedAndApart) {
  MentionsIn(
      U"贝佐斯地球基金的贝佐斯在《华盛顿邮报》谈亚马逊AWS和GPT-4o，荷兰中央银行的Alex de "
      U"Vries不信");
  for (size_t i = 1; i < document_.mentions.size(); ++i) {
    EXPECT_LE(document_.mentions[i - 1].span.end, document_.mentions[i].span.begin);
  }
}

TEST_F(MentionStageTest, TextWithoutNamesOrWordsIsNoTrouble) {
  EXPECT_THAT(MentionsIn(U""), IsEmpty());
  EXPECT_THAT(MentionsIn(U"《（·）》“”@::// "), IsEmpty());
}

}  // namespace
}  // namespace wenmai::ingest
