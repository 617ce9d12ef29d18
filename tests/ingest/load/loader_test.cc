#include "ingest/load/loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article_builder.h"
#include "graph_dump.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class LoaderTest : public ::testing::Test {
 protected:
  std::vector<std::string> Entities() { return DumpEntities(*graph_); }

  std::unique_ptr<graph::Graph> graph_ = graph::Graph::Open(":memory:", {});
  Loader loader_{graph_.get()};
};

Extraction Interview(const std::string& source) {
  ArticleBuilder article(source);
  const int32_t person = article.On(20000).Entity(
      EntityType::kPerson, {{"山姆·奥特曼", "full name"}, {"奥特曼", "surname", 2}});
  const int32_t company =
      article.Entity(EntityType::kCompany, {{"OpenAI", "lexicon", 3}}, "openai");
  article.Fact(FactType::kWorksAt, person, company, "CEO", "current").Claim(person, {company});
  return article.Build();
}

TEST_F(LoaderTest, LoadingAgainWritesNothing) {
  EXPECT_EQ(loader_.Load(Interview("a.md")), LoadResult::kNew);
  const auto before = DumpGraph(*graph_);
  EXPECT_EQ(loader_.Load(Interview("a.md")), LoadResult::kUnchanged);
  EXPECT_EQ(DumpGraph(*graph_), before);
}

TEST_F(LoaderTest, ForgettingTheOnlyArticleLeavesAnEmptyGraph) {
  loader_.Load(Interview("a.md"));
  EXPECT_TRUE(loader_.Forget("a.md"));
  EXPECT_FALSE(loader_.Forget("a.md"));
  const auto view = graph_->BeginRead();
  EXPECT_EQ(view->CountNodes(), 0u);
  EXPECT_EQ(view->CountRelationships(), 0u);
}

TEST_F(LoaderTest, AFactStandsOnceForAllArticlesAndCountsThem) {
  loader_.Load(Interview("a.md"));
  loader_.Load(Interview("b.md"));
  const auto view = graph_->BeginRead();
  EXPECT_EQ(view->CountRelationships(view->FindType("WORKS_AT")), 1u);
  EXPECT_EQ(view->CountRelationships(view->FindType("STATES")), 2u);
  EXPECT_EQ(view->CountNodes(view->FindLabel("Fact")), 1u);
  std::vector<graph::RelationshipId> ids;
  view->ScanRelationships(view->FindType("WORKS_AT"), {}, 10, &ids);
  EXPECT_EQ(view->RelationshipProperty(ids[0], *view->FindKey("count")).integer(), 2);
  EXPECT_EQ(view->RelationshipProperty(ids[0], *view->FindKey("role")).string(), "CEO");
}

TEST_F(LoaderTest, ACompanyBearsBothLabels) {
  loader_.Load(Interview("a.md"));
  EXPECT_THAT(Entities(), ElementsAre("Company:Organization OpenAI {OpenAI}",
                                      "Person 山姆·奥特曼 {奥特曼, 山姆·奥特曼}"));
}

TEST_F(LoaderTest, ASurnameAloneMeansTheOnePersonKnownByIt) {
  loader_.Load(Interview("a.md"));
  ArticleBuilder other("b.md");
  other.Entity(EntityType::kPerson, {{"奥特曼", "tagger"}});
  loader_.Load(other.Build());
  EXPECT_EQ(Entities().size(), 2u);

  ArticleBuilder namesake("c.md");
  namesake.Entity(EntityType::kPerson, {{"杰克·奥特曼", "full name"}, {"奥特曼", "surname"}});
  loader_.Load(namesake.Build());
  EXPECT_THAT(Entities(),
              ElementsAre("Company:Organization OpenAI {OpenAI}", "Person 奥特曼 {奥特曼}",
                          "Person 山姆·奥特曼 {奥特曼, 山姆·奥特曼}",
                          "Person 杰克·奥特曼 {奥特曼, 杰克·奥特曼}"));
}

TEST_F(LoaderTest, AnUndecidedNameTellsWhomItMightMean) {
  const char* kNames[] = {"山姆·奥特曼", "杰克·奥特曼"};
  for (const char* name : kNames) {
    ArticleBuilder article(name);
    article.Entity(EntityType::kPerson, {{name, "full name"}, {"奥特曼", "surname"}});
    loader_.Load(article.Build());
  }
  ArticleBuilder other("c.md");
  other.Entity(EntityType::kPerson, {{"奥特曼", "tagger"}});
  loader_.Load(other.Build());
  EXPECT_THAT(loader_.Why("奥特曼").back(), "  undecided between 山姆·奥特曼, 杰克·奥特曼");
}

TEST_F(LoaderTest, CommonNamesMeanNobodyElsewhere) {
  for (const char* source : {"a.md", "b.md"}) {
    ArticleBuilder article(source);
    article.Entity(EntityType::kPerson, {{"大卫", "tagger"}});
    loader_.Load(article.Build());
  }
  EXPECT_THAT(Entities(), ElementsAre("Person 大卫 {大卫}", "Person 大卫 {大卫}"));
}

TEST_F(LoaderTest, AModelAndItsMakerOfOneNameStayTwo) {
  ArticleBuilder article("a.md");
  article.Entity(EntityType::kCompany, {{"DeepSeek", "tagger"}});
  article.Entity(EntityType::kModel, {{"DeepSeek", "tagger"}});
  loader_.Load(article.Build());
  EXPECT_THAT(Entities(),
              ElementsAre("Company:Organization DeepSeek {DeepSeek}", "Model DeepSeek {DeepSeek}"));
}

TEST_F(LoaderTest, EntriesOfTheLexiconStayApartThoughAnArticleMixesTheirNames) {
  ArticleBuilder first("a.md"), second("b.md");
  first.Entity(EntityType::kCompany, {{"Apple", "lexicon"}, {"苹果", "lexicon"}}, "apple");
  second.Entity(EntityType::kCompany, {{"Apple Records", "lexicon"}, {"苹果", "gloss"}},
                "apple records");
  loader_.Load(first.Build());
  loader_.Load(second.Build());
  EXPECT_EQ(Entities().size(), 2u);
}

TEST_F(LoaderTest, NamesInTwoScriptsAreOneWhereAnArticleSaysSo) {
  ArticleBuilder chinese("a.md"), latin("b.md"), both("c.md");
  chinese.Entity(EntityType::kPerson, {{"阿莱克斯·德弗里斯", "full name"}});
  latin.Entity(EntityType::kPerson, {{"Alex de Vries", "full name"}});
  both.Entity(EntityType::kPerson,
              {{"阿莱克斯·德弗里斯", "full name"}, {"Alex de Vries", "bilingual name"}});
  loader_.Load(chinese.Build());
  loader_.Load(latin.Build());
  EXPECT_EQ(Entities().size(), 2u);
  loader_.Load(both.Build());
  EXPECT_EQ(Entities().size(), 1u);
  loader_.Forget("c.md");
  EXPECT_EQ(Entities().size(), 2u);
}

TEST_F(LoaderTest, TransliterationsThatSoundAlikeAreOne) {
  ArticleBuilder first("a.md"), second("b.md");
  first.Entity(EntityType::kPerson, {{"山姆·奥特曼", "full name"}});
  second.Entity(EntityType::kPerson, {{"山姆·奥尔特曼", "full name"}});
  loader_.Load(first.Build());
  loader_.Load(second.Build());
  EXPECT_EQ(Entities().size(), 1u);
}

TEST_F(LoaderTest, MergeHoldsForArticlesThatComeLater) {
  ArticleBuilder first("a.md"), second("b.md"), third("c.md");
  first.Entity(EntityType::kPerson, {{"闲哥", "speaker label"}});
  second.Entity(EntityType::kPerson, {{"李闲鱼", "full name"}});
  third.Entity(EntityType::kPerson, {{"闲哥", "speaker label"}});
  loader_.Load(first.Build());
  loader_.Load(second.Build());
  loader_.Merge("闲哥", "李闲鱼");
  EXPECT_EQ(Entities().size(), 1u);
  loader_.Forget("a.md");
  EXPECT_THAT(Entities(), ElementsAre("Person 李闲鱼 {李闲鱼}"));
  loader_.Load(third.Build());
  EXPECT_THAT(Entities(), ElementsAre("Person 李闲鱼 {李闲鱼, 闲哥}"));
}

TEST_F(LoaderTest, SplitTakesANameAndItsMentionsAway) {
  ArticleBuilder first("a.md");
  const int32_t entity =
      first.Entity(EntityType::kPerson, {{"杰夫·贝佐斯", "full name"}, {"杰夫", "given name", 2}});
  first.Claim(entity, {entity});
  loader_.Load(first.Build());
  loader_.Split("杰夫·贝佐斯", {"杰夫"});
  EXPECT_THAT(Entities(), ElementsAre("Person 杰夫 {杰夫}", "Person 杰夫·贝佐斯 {杰夫·贝佐斯}"));
  loader_.Merge("杰夫", "杰夫·贝佐斯");
  EXPECT_THAT(Entities(), ElementsAre("Person 杰夫·贝佐斯 {杰夫, 杰夫·贝佐斯}"));
}

TEST_F(LoaderTest, AMergeWithANameThatNoArticleUsesAloneFollowsWhoBearsIt) {
  ArticleBuilder surname("a.md"), merged("b.md"), bearer("c.md");
  surname.Entity(EntityType::kPerson, {{"奥特曼", "tagger"}});
  merged.Entity(EntityType::kPerson, {{"德弗里斯", "tagger"}});
  bearer.Entity(EntityType::kPerson, {{"杰克·奥特曼", "full name"}, {"奥特曼", "surname"}});
  loader_.Load(surname.Build());
  loader_.Load(merged.Build());
  loader_.Merge("德弗里斯", "奥特曼");
  loader_.Forget("a.md");
  loader_.Load(bearer.Build());
  EXPECT_THAT(Entities(), ElementsAre("Person 杰克·奥特曼 {奥特曼, 德弗里斯, 杰克·奥特曼}"));
  loader_.Forget("c.md");
  EXPECT_THAT(Entities(), ElementsAre("Person 德弗里斯 {德弗里斯}"));
}

TEST_F(LoaderTest, SplitTakesAMergeBack) {
  ArticleBuilder first("a.md"), second("b.md");
  first.Entity(EntityType::kCompany, {{"Alpha", "tagger"}});
  second.Entity(EntityType::kCompany, {{"Beta", "tagger"}});
  loader_.Load(first.Build());
  loader_.Load(second.Build());
  const auto before = DumpGraph(*graph_);
  loader_.Merge("Alpha", "Beta");
  EXPECT_EQ(Entities().size(), 1u);
  loader_.Split("Alpha", {"Beta"});
  EXPECT_EQ(DumpGraph(*graph_), before);
}

TEST_F(LoaderTest, ANameOfSeveralEntitiesMustBeToldApart) {
  ArticleBuilder article("a.md");
  article.Entity(EntityType::kCompany, {{"DeepSeek", "tagger"}});
  article.Entity(EntityType::kModel, {{"DeepSeek", "tagger"}});
  article.Entity(EntityType::kCompany, {{"深度求索", "tagger"}});
  loader_.Load(article.Build());
  EXPECT_THROW(loader_.Merge("DeepSeek", "深度求索"), Error);
  EXPECT_THROW(loader_.Merge("nobody", "深度求索"), Error);
  loader_.Merge("Company:DeepSeek", "深度求索");
  EXPECT_EQ(Entities().size(), 2u);
}

TEST_F(LoaderTest, WhyTellsRuleCountAndPlace) {
  loader_.Load(Interview("a.md"));
  EXPECT_THAT(loader_.Why("奥特曼"),
              ElementsAre("山姆·奥特曼 (Person), in 1 article",
                          "  奥特曼: surname, 2 times, first in a.md at 7-10: "
                          "…山姆·奥特曼。奥特曼。奥特曼。OpenAI。…",
                          "  山姆·奥特曼: full name, 1 time, first in a.md at 0-6: "
                          "…山姆·奥特曼。奥特曼。奥特曼。Ope…"));
  EXPECT_THAT(loader_.Why("奥特曼", "OpenAI").back(), HasSubstr("different kinds"));
}

TEST_F(LoaderTest, AnEntityIsFoundByWhatOnlyTheLexiconCallsIt) {
  ArticleBuilder article("a.md");
  article.Entity(EntityType::kPerson, {{"Sam Altman", "lexicon"}}, "sam altman", {"山姆·奥特曼", "Sam Altman"});
  loader_.Load(article.Build());
  EXPECT_EQ(loader_.Why("山姆·奥特曼"), loader_.Why("Sam Altman"));
  EXPECT_THROW(loader_.Why("奥特曼"), Error);
}

TEST_F(LoaderTest, WhatTheLexiconKnowsAnEntityByIsAnAliasUntilItIsSplitOff) {
  ArticleBuilder article("a.md"), other("b.md");
  article.Entity(EntityType::kPerson, {{"Sam Altman", "lexicon"}}, "sam altman", {"Sam Altman", "奥特曼"});
  other.Entity(EntityType::kPerson, {{"Sam Altman", "lexicon"}, {"奥特曼", "surname"}}, "sam altman",
               {"Sam Altman", "奥特曼"});
  loader_.Load(article.Build());
  EXPECT_THAT(Entities(), ElementsAre("Person Sam Altman {Sam Altman, 奥特曼}"));
  loader_.Load(other.Build());
  loader_.Split("Sam Altman", {"奥特曼"});
  loader_.Forget("b.md");
  EXPECT_THAT(Entities(), ElementsAre("Person Sam Altman {Sam Altman}"));
}

TEST_F(LoaderTest, AnAddressMovesAnArticleToItsIdAndLeavesNothingBehind) {
  ArticleBuilder before("a.md"), after("a.md", "https://example.com/1#top");
  before.Entity(EntityType::kCompany, {{"Alpha", "tagger"}});
  after.Entity(EntityType::kCompany, {{"Beta", "tagger"}});
  loader_.Load(before.Build());
  loader_.Load(after.Build());
  EXPECT_THAT(Entities(), ElementsAre("Company:Organization Beta {Beta}"));
  EXPECT_TRUE(loader_.Forget("http://example.com/1"));
  EXPECT_TRUE(Entities().empty());
}

TEST_F(LoaderTest, OfTwoFilesWithOneAddressTheLongerTextIsShown) {
  ArticleBuilder brief("a.md", "https://example.com/1"), full("b.md", "https://example.com/1");
  brief.Entity(EntityType::kCompany, {{"Alpha", "tagger"}});
  full.Saying("much more text").Entity(EntityType::kCompany, {{"Beta", "tagger"}});
  loader_.Load(full.Build());
  loader_.Load(brief.Build());
  EXPECT_THAT(Entities(), ElementsAre("Company:Organization Beta {Beta}"));
  loader_.Forget("b.md");
  EXPECT_THAT(Entities(), ElementsAre("Company:Organization Alpha {Alpha}"));
}

TEST_F(LoaderTest, ASpanThatDoesNotYieldItsSurfaceIsRefused) {
  Extraction article = Interview("a.md");
  article.entities[0].spans[0].end += 1;
  EXPECT_THROW(loader_.Load(article), Error);
  EXPECT_EQ(graph_->BeginRead()->CountNodes(), 0u);
}

TEST_F(LoaderTest, WhatAQueryDeletedComesBackWithTheArticle) {
  loader_.Load(Interview("a.md"));
  loader_.Load(Interview("b.md"));
  const auto before = DumpGraph(*graph_);
  auto transaction = graph_->BeginWrite();
  std::vector<graph::NodeId> nodes;
  transaction->ScanNodes({}, {}, 1000, &nodes);
  for (graph::NodeId node : nodes) {
    std::vector<graph::Neighbor> neighbors;
    transaction->Expand(node, graph::Direction::kBoth, {}, &neighbors);
    for (const auto& neighbor : neighbors) transaction->DeleteRelationship(neighbor.relationship);
    transaction->DeleteNode(node);
  }
  transaction->Commit();
  loader_.Load(Interview("b.md"));
  loader_.Load(Interview("a.md"));
  EXPECT_EQ(DumpGraph(*graph_), before);
}

TEST_F(LoaderTest, AGraphBuiltByOtherRulesIsDoneAgain) {
  loader_.Load(Interview("a.md"));
  loader_.Load(Interview("b.md"));
  const auto before = DumpGraph(*graph_);
  {
    // What an older version would have left: its fingerprint, and names it did not know to be
    // strong.
    const auto transaction = graph_->BeginWrite();
    transaction->PutRecord(kRulesSpace, {}, "older");
    Books books(transaction.get());
    for (const char* source : {"a.md", "b.md"}) {
      ArticleRecord& record = books.articles.Edit(ArticleId({}, source));
      record.rules = "older";
      for (Part& part : record.parts) {
        EntityRecord& entity =
            books.entities.Edit(NodeKey(record.homes[&part - &record.parts[0]].node));
        for (PartName& name : part.names) name.is_strong = false;
        for (auto& [text, tally] : entity.names) tally.strong_count = 0;
      }
    }
    books.Flush(transaction.get());
    transaction->Commit();
  }
  Loader newer(graph_.get());
  EXPECT_EQ(newer.Load(Interview("a.md")), LoadResult::kUnchanged);
  EXPECT_EQ(DumpGraph(*graph_), before);
  const auto view = graph_->BeginRead();
  EXPECT_EQ(view->GetRecord(kRulesSpace, {}), IdentityFingerprint());
  const auto record = Unpack<ArticleRecord>(*view->GetRecord(kArticleSpace, ArticleId({}, "a.md")),
                                            "article record");
  EXPECT_EQ(record.rules, IdentityFingerprint());
  EXPECT_TRUE(record.parts[0].names[0].is_strong);
}

TEST_F(LoaderTest, WhatTheUserTiedToAnEntityStaysWithItThroughAMerge) {
  ArticleBuilder first("a.md"), second("b.md");
  first.Entity(EntityType::kCompany, {{"Alpha", "tagger"}});
  second.Entity(EntityType::kCompany, {{"Beta", "tagger"}});
  loader_.Load(first.Build());
  loader_.Load(second.Build());
  {
    auto transaction = graph_->BeginWrite();
    std::vector<graph::NodeId> companies;
    transaction->ScanNodes(transaction->FindLabel("Company"), {}, 10, &companies);
    const auto note = transaction->CreateNode({transaction->InternLabel("Note")}, {});
    for (graph::NodeId company : companies) {
      transaction->CreateRelationship(note, transaction->InternType("ON"), company, {});
    }
    transaction->Commit();
  }
  loader_.Merge("Alpha", "Beta");
  const auto view = graph_->BeginRead();
  EXPECT_EQ(view->CountRelationships(view->FindType("ON")), 2u);
}

}  // namespace
}  // namespace wenmai::ingest
