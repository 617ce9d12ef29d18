#include "ingest/extraction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "article_builder.h"
#include "ingest/extraction_json.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using ::testing::ElementsAre;

// `**Jeff\nBezos** founded Blue Origin`, of which the marks and the line break are not in the clean
// text.
Document HardWrapped() {
  Document document;
  document.source = "a.md";
  document.text = "**Jeff\nBezos** founded Blue Origin";
  document.clean = U"Jeff Bezos founded Blue Origin";
  for (int i = 2; i < 12; ++i) document.origin.push_back(i);
  for (int i = 14; i <= 34; ++i) document.origin.push_back(i);
  document.mentions = {{{0, 10}, EntityType::kPerson}, {{19, 30}, EntityType::kCompany}};
  Entity person, company, unmentioned;
  person.name = U"Jeff Bezos";
  person.names = {{U"Jeff Bezos", "pattern", 1, {0, 10}}};
  person.mentions = {0};
  company.type = EntityType::kCompany;
  company.name = U"Blue Origin";
  company.names = {{U"Blue Origin", "pattern", 1, {19, 30}}};
  company.mentions = {1};
  unmentioned.name = U"nobody";
  document.entities = {person, unmentioned, company};
  Fact founded;
  founded.type = FactType::kFounded;
  founded.subject = 0;
  founded.object = 2;
  founded.evidence = {0, 30};
  Fact lost = founded;
  lost.object = 1;
  document.facts = {lost, founded};
  Claim claim;
  claim.span = {0, 30};
  claim.speaker = U"author";
  claim.speaker_entity = 1;
  claim.about = {{2, {19, 30}}, {1, {0, 4}}};
  document.claims = {claim};
  return document;
}

TEST(ExtractionTest, SurfacesStandInTheTextAsItWasRead) {
  const Extraction extraction = FromDocument(HardWrapped());
  EXPECT_THAT(extraction.entities[0].surfaces, ElementsAre("Jeff\nBezos"));
  EXPECT_EQ(extraction.entities[0].spans[0], (Span{2, 12}));
  EXPECT_THAT(extraction.entities[0].span_names, ElementsAre(0));
  EXPECT_EQ(extraction.entities[0].names[0].folded, "jeff bezos");
  EXPECT_EQ(extraction.claims[0].text, "Jeff Bezos founded Blue Origin");
  EXPECT_EQ(extraction.claims[0].span, (Span{2, 34}));
}

TEST(ExtractionTest, WhatIsMentionedNowhereIsLeftOut) {
  const Extraction extraction = FromDocument(HardWrapped());
  ASSERT_EQ(extraction.entities.size(), 2u);
  ASSERT_EQ(extraction.facts.size(), 1u);
  EXPECT_EQ(extraction.entities[extraction.facts[0].object].name, "Blue Origin");
  EXPECT_EQ(extraction.claims[0].speaker_entity, kNone);
  EXPECT_EQ(extraction.claims[0].about.size(), 1u);
}

TEST(ExtractionTest, OneAddressHasOneId) {
  EXPECT_EQ(ArticleId("https://example.com/a/", "x"), ArticleId("http://example.com/a#top", "y"));
  EXPECT_NE(ArticleId("https://example.com/a", "x"), ArticleId("https://example.com/b", "x"));
  EXPECT_NE(ArticleId("", "x"), ArticleId("", "y"));
}

TEST(ExtractionTest, JsonLeavesOutWhatIsNotKnown) {
  const auto json = nlohmann::json::parse(ExtractionToJson(FromDocument(HardWrapped())));
  EXPECT_FALSE(json.contains("url"));
  EXPECT_EQ(json["entities"][0]["name"], "Jeff Bezos");
  EXPECT_EQ(json["facts"][0]["object"], "Blue Origin");
  EXPECT_EQ(json["claims"][0]["about"][0]["surface"], "Blue Origin");
  EXPECT_FALSE(json["claims"][0].contains("made_by"));
}

TEST(ExtractionTest, DatesAreIso) {
  ArticleBuilder article("a.md");
  const auto json = nlohmann::json::parse(ExtractionToJson(article.On(20484).Build()));
  EXPECT_EQ(json["published"], "2026-01-31");
}

}  // namespace
}  // namespace wenmai::ingest
