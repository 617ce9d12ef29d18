#include "ingest/discourse/focus.h"

#include <gtest/gtest.h>

#include "ingest/discourse/reference.h"
#include "tests/ingest/discourse/marked_document.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

// The names that the last reference of the text refers to, joined by a blank; empty if none is resolved.
std::string LastReferents(std::string_view marked) {
  const Document document = MarkedDocument(marked);
  const CueTable no_cues("cues", "none\t…\n");
  const Reading reading(document, no_cues);
  const std::vector<Reference> references = ReferenceResolver().Resolve(reading);
  if (references.empty()) return {};
  std::string names = text::EncodeUtf8(document.entities[references.back().entity].name);
  for (const int32_t other : references.back().others)
    names += " " + text::EncodeUtf8(document.entities[other].name);
  return names;
}

// The body that the text as a whole speaks of, empty if none stands out.
std::string Protagonist(std::string_view marked) {
  const Document document = MarkedDocument(marked);
  const CueTable no_cues("cues", "none\t…\n");
  const int32_t body = Protagonists(Reading(document, no_cues)).Of(TopicSort::kBody);
  return body == kNone ? "" : text::EncodeUtf8(document.entities[body].name);
}

TEST(FocusTest, WhoIsNamedInPassingTakesNoFocus) {
  EXPECT_EQ(LastReferents("{甲|company}融了资。{红杉|company}领投，{高瓴|company}跟投。该公司很高兴。"), "甲");
  EXPECT_EQ(LastReferents("{甲|company}融了资。投资方包括{红杉|company}和{高瓴|company}。它很高兴。"), "甲");
  EXPECT_EQ(LastReferents("{Lumen|company} grew. {Delta|company} led the round. The company is glad."),
            "Lumen");
  EXPECT_EQ(LastReferents("{Lumen|company} grew. {Delta|company}, an early investor, sold. It is glad."),
            "Lumen");
}

TEST(FocusTest, WhereSomebodyOnceWorkedTakesNoFocus) {
  EXPECT_EQ(LastReferents("{甲|company}换了人。{李明|person}曾任职于{乙|company}。该公司很高兴。"), "甲");
  EXPECT_EQ(LastReferents("{Lumen|company} grew. {Ann|person} came from {Delta|company}. It is glad."),
            "Lumen");
}

TEST(FocusTest, WhatBeginsTakesTheFocus) {
  EXPECT_EQ(LastReferents("{李明|person}离开{甲|company}，创办了{乙|company}。该公司很小。"), "乙");
}

TEST(FocusTest, ANewSubjectTakesTheFocus) {
  EXPECT_EQ(LastReferents("{甲|company}发布了新品。{乙|company}发布了另一款。该公司很高兴。"), "乙");
}

TEST(FocusTest, ItsIsNotWhatItIsSetApartFrom) {
  EXPECT_EQ(LastReferents("{甲|company}很大。{乙|company}是其股东。"), "甲");
  EXPECT_EQ(LastReferents("{甲|company}很大。{乙|company}发布了其新品。"), "乙");
}

TEST(FocusTest, FormerAndLatterAreTheLastTwo) {
  EXPECT_EQ(LastReferents("{甲|company}和{乙|company}竞争。前者更大。"), "甲");
  EXPECT_EQ(LastReferents("{甲|company}的对手是{乙|company}，后者更大。"), "乙");
}

TEST(FocusTest, TheTwoAreAllWhomTheLastSentenceNamesIfTheyAreTwo) {
  EXPECT_EQ(LastReferents("{李明|person}与{王芳|person}创办了{甲|company}。两人是同学。"), "李明 王芳");
  EXPECT_EQ(LastReferents("{李明|person}、{王芳|person}和{陈立|person}创办了{甲|company}。两人是同学。"), "");
  EXPECT_EQ(LastReferents("{甲|company}与{乙|company}签约。双方都高兴。"), "甲 乙");
}

TEST(FocusTest, BareCompanyRefersWhereItStandsAlone) {
  EXPECT_EQ(LastReferents("{甲|company}很大。公司位于北京。"), "甲");
  EXPECT_EQ(LastReferents("{甲|company}很大。科技公司位于北京。"), "");
  EXPECT_EQ(LastReferents("{甲|company}很大。公司很多。"), "");
}

TEST(FocusTest, WhomTheArticleSpeaksOfIsMeantWhereNobodyElseIs) {
  const std::string_view text =
      "# {甲|company}上市\n{甲|company}上市了。\n{乙|company}领投过。{丙|company}跟投。这家公司很高兴。";
  EXPECT_EQ(LastReferents(text), "甲");
}

TEST(FocusTest, WeOfATitleAreWhomTheArticleSpeaksOf) {
  EXPECT_EQ(LastReferents("# {甲|company}：我们的十年\n{甲|company}上市了。{甲|company}很大。我们造火箭。"), "甲");
  EXPECT_EQ(LastReferents("# {甲|company}的十年\n{甲|company}上市了。{甲|company}很大。我们造火箭。"), "");
}

TEST(ProtagonistTest, IsWhoIsNamedByFarTheMost) {
  EXPECT_EQ(Protagonist("# {甲|company}收购{乙|company}\n{甲|company}很大。{甲|company}很老。{乙|company}不。"),
            "甲");
  EXPECT_EQ(Protagonist("{甲|company}很大。{乙|company}很小。{甲|company}很老。{乙|company}不老。"), "");
  EXPECT_EQ(Protagonist("{甲|company}很大。"), "");
}

}  // namespace
}  // namespace wenmai::ingest
