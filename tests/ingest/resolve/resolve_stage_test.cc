#include "ingest/resolve/resolve_stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../mention/plain_document.h"
#include "ingest/mention/mention_stage.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

class ResolveStageTest : public testing::Test {
 protected:
  Document Resolve(Document document) {
    MakeMentionStage(BuiltIn())->Run(document);
    MakeResolveStage(BuiltIn())->Run(document);
    return document;
  }
  Document Resolve(std::u32string_view text) { return Resolve(PlainDocument(text)); }

  static const Lexicon& BuiltIn() {
    static const Lexicon* const lexicon = new Lexicon();
    return *lexicon;
  }

  static std::vector<std::string> NamesOf(const Entity& entity) {
    std::vector<std::string> names;
    for (const EntityName& name : entity.names) names.push_back(text::EncodeUtf8(name.text));
    return names;
  }
};

TEST_F(ResolveStageTest, TheNamesOfOneLexiconEntryAreOneEntity) {
  const Document document = Resolve(U"英伟达（NVIDIA）是黄仁勋创办的，Nvidia很大");
  ASSERT_EQ(document.entities.size(), 2u);
  EXPECT_THAT(NamesOf(document.entities[0]), ElementsAre("英伟达", "NVIDIA", "Nvidia"));
  EXPECT_EQ(document.entities[0].lexicon_id, "Company:英伟达");
}

TEST_F(ResolveStageTest, ShortFormsJoinTheirFullName) {
  const Document document = Resolve(U"合伙人赫克托·曼德拉克表示，曼德拉克认为赫克托·曼德拉克会赢");
  ASSERT_EQ(document.entities.size(), 1u);
  EXPECT_EQ(document.entities[0].name, U"赫克托·曼德拉克");
  EXPECT_EQ(document.entities[0].names[1].rule, "surname");
}

TEST_F(ResolveStageTest, NamesWithDifferentNumbersAreNeverOne) {
  const Document document = Resolve(U"新一代火箭墨隼三号（墨隼二号）首飞，运载火箭墨隼二号退役");
  std::vector<std::vector<std::string>> entities;
  for (const Entity& entity : document.entities) entities.push_back(NamesOf(entity));
  EXPECT_THAT(entities, UnorderedElementsAre(ElementsAre("墨隼三号"), ElementsAre("墨隼二号")));
}

TEST_F(ResolveStageTest, NamesThatSoundAlikeAcrossScriptsAreOne) {
  const Document document =
      Resolve(U"马丁·福勒认为这不对。\nMartin Fowler: I think that this is not right.");
  ASSERT_EQ(document.entities.size(), 1u);
  EXPECT_THAT(NamesOf(document.entities[0]), UnorderedElementsAre("马丁·福勒", "Martin Fowler"));
}

TEST_F(ResolveStageTest, ANameWithItsTitleIsTheSamePerson) {
  const Document document = Resolve(U"闻静怡老师说这不难，闻静怡认为值得");
  ASSERT_EQ(document.entities.size(), 1u);
}

TEST_F(ResolveStageTest, ALabelIsTheOnePersonWhoseFullNameItIsAPartOf) {
  Document document = PlainDocument(U"主讲人Nadia Keller来了。\nNadia：火箭会更便宜。\n主持人：为什么？\nNadia：因为可以回收。\n主持人：还有吗？\nNadia：没有了。");
  for (const size_t label : {document.clean.find(U"Nadia："), document.clean.rfind(U"Nadia：")}) {
    const auto begin = static_cast<int32_t>(label);
    document.turns.push_back({{begin + 6, begin + 9}, {begin, begin + 5}, U"Nadia"});
  }
  document = Resolve(std::move(document));
  ASSERT_EQ(document.entities.size(), 1u);
  EXPECT_EQ(document.entities[0].name, U"Nadia Keller");
  EXPECT_EQ(document.turns[0].speaker_entity, 0);
}

TEST_F(ResolveStageTest, ALabelMayBeTheInitialsOfTheOnePersonWhoHasThem) {
  Document document = PlainDocument(U"主讲人Nadia Keller来了。\nNK：火箭会更便宜。\n主持人：为什么？\nNK：因为可以回收。");
  for (const size_t label : {document.clean.find(U"NK："), document.clean.rfind(U"NK：")}) {
    const auto begin = static_cast<int32_t>(label);
    document.turns.push_back({{begin + 3, begin + 10}, {begin, begin + 2}, U"NK"});
  }
  document = Resolve(std::move(document));
  ASSERT_EQ(document.entities.size(), 1u);
  EXPECT_EQ(document.turns[1].speaker_entity, 0);
}

TEST_F(ResolveStageTest, CompanyAndModelOfOneNameStayApart) {
  const Document document = Resolve(U"DeepSeek公司的创始人梁文锋说，本地部署DeepSeek模型不难");
  std::vector<EntityType> types;
  for (const Entity& entity : document.entities) types.push_back(entity.type);
  EXPECT_THAT(types,
              UnorderedElementsAre(EntityType::kCompany, EntityType::kPerson, EntityType::kModel));
}

TEST_F(ResolveStageTest, LabelsNameSpeakersButRolesDoNot) {
  Document document = PlainDocument(U"主持人安德鲁·罗斯：你好\n记者：后来呢？");
  document.turns = {{{10, 12}, {0, 9}, U"主持人安德鲁·罗斯"}, {{16, 20}, {13, 15}, U"记者"}};
  document = Resolve(std::move(document));
  ASSERT_EQ(document.entities.size(), 1u) << text::EncodeUtf8(document.entities.back().name);
  EXPECT_EQ(document.turns[0].speaker_entity, 0);
  EXPECT_EQ(document.turns[1].speaker_entity, kNone);
}

TEST_F(ResolveStageTest, EveryMentionHasAnEntityThatHoldsIt) {
  const Document document =
      Resolve(U"谷歌的Gemini 2.0、OpenAI的o1-preview与《焦耳》杂志，Google Genie 3和Genie 3");
  for (size_t m = 0; m < document.mentions.size(); ++m) {
    const int32_t entity = document.mentions[m].entity;
    ASSERT_NE(entity, kNone);
    EXPECT_THAT(document.entities[entity].mentions, testing::Contains(static_cast<int32_t>(m)));
  }
}

TEST_F(ResolveStageTest, GlossesDescribe) {
  const Document document = Resolve(U"我们用Stripe（在线支付处理平台）收款");
  ASSERT_EQ(document.entities.size(), 1u);
  EXPECT_EQ(document.entities[0].description, U"在线支付处理平台");
}

}  // namespace
}  // namespace wenmai::ingest
