#include "ingest/discourse/narrator.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/ingest/discourse/marked_document.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kSpeech =
    "我一直在想这件事。它很难。我们试过很多次。结果不好。我想再试。人们会问为什么。我不知道。它值得。我会继续。";
constexpr std::string_view kReport =
    "这件事很难。公司试过很多次。结果不好。人们会问为什么。没有人知道。它值得。工作在继续。钱花完了。时间也是。";

// Who speaks and from which sentence on, `名字 3`; empty if nobody does.
std::string Narration(Document document) {
  const CueTable no_cues("cues", "none\t…\n");
  const Reading reading(document, no_cues);
  const auto narrator = NarratorFinder().Find(reading);
  if (!narrator) return {};
  return text::EncodeUtf8(document.entities[narrator->entity].name) + " " + std::to_string(narrator->begin);
}

Document Marked(const std::string& text) { return MarkedDocument(text); }

Document Recording(const std::string& text) {
  Document document = MarkedDocument(text);
  document.metadata.url = "https://www.youtube.com/watch?v=1";
  return document;
}

TEST(NarratorTest, ASpeechGivenWordForWordIsTheSpeakers) {
  EXPECT_EQ(Narration(Marked("{林溪|person}做了演讲。大家听{林溪|person}讲。\n# 演讲全文\n" + std::string(kSpeech))), "林溪 3");
  EXPECT_EQ(Narration(Marked("他写了一封信。\n以下是信的全文：\n作者：{林溪|person}\n" + std::string(kSpeech))), "林溪 2");
}

TEST(NarratorTest, ALetterEndsWhereTheArticleTellsOfItsWriterAgain) {
  const Document document = Marked("{林溪|person}写信。{林溪|person}走了。\n以下是信的全文：\n作者：{林溪|person}\n" +
                                   std::string(kSpeech) + "\n{林溪|person}于2018年加入这家公司，此后一直负责安全团队的工作。");
  const CueTable no_cues("cues", "none\t…\n");
  const Reading reading(document, no_cues);
  const auto narrator = NarratorFinder().Find(reading);
  ASSERT_TRUE(narrator);
  EXPECT_EQ(narrator->end, static_cast<int32_t>(document.sentences.size()) - 1);
}

TEST(NarratorTest, WhatALeadSaysSomeoneWroteIsTheWriters) {
  EXPECT_EQ(Narration(Marked("今天分享一篇文章，作者是工程师{林溪|person}。\n" + std::string(kSpeech))), "林溪 1");
}

TEST(NarratorTest, WhomALeadTellsThatItInterviewedSpeaksWhereSomeoneSaysI) {
  EXPECT_EQ(Narration(Marked("本刊采访了工程师{林溪|person}。\n" + std::string(kSpeech))), "林溪 1");
  EXPECT_EQ(Narration(Marked("本刊采访了工程师{林溪|person}。\n" + std::string(kReport))), "");
}

TEST(NarratorTest, WhereQuestionsAreBoldTheirAnswersAreTheGuests) {
  const auto interview = [](const std::string& lead, const std::vector<size_t>& bold) {
    Document document = Marked(lead + "\n火箭还会贵吗？\n我认为不会。\n你们有多少人？\n一共三十人。\n有人说太慢。\n我不同意。\n");
    for (const size_t block : bold) document.marks.push_back({MarkKind::kStrong, document.blocks[block].span});
    return document;
  };
  const std::string lead = "我们采访了工程师{林溪|person}。";
  EXPECT_EQ(Narration(interview(lead, {1, 3, 5})), "林溪 1");
  EXPECT_EQ(Narration(interview(lead, {})), "");
  EXPECT_EQ(Narration(interview(lead + "今天的嘉宾还有{周野|person}。", {1, 3, 5})), "") << "either of two guests may answer";
  const Document document = interview(lead, {1, 3, 5});
  const CueTable no_cues("cues", "none\t…\n");
  const Reading reading(document, no_cues);
  const auto narrator = NarratorFinder().Find(reading);
  ASSERT_TRUE(narrator);
  EXPECT_FALSE(narrator->Speaks(5)) << "有人说太慢。 is put to him";
  EXPECT_TRUE(narrator->Speaks(6));
}

TEST(NarratorTest, WhomTheSummaryLetsTellSpeaksInARecording) {
  const auto summarized = [](const std::string& summary) {
    Document document = Recording(summary + "节目谈到了很多事情，包括火箭、卫星和月球，也谈到了钱和时间。\n" + std::string(kSpeech));
    document.blocks[0].kind = BlockKind::kMetadata;
    return Narration(document);
  };
  EXPECT_EQ(summarized("火箭还会贵吗？工程师{林溪|person}用数据揭示了答案，"), "林溪 0");
  EXPECT_EQ(summarized("火箭还会贵吗？{林溪|person}的分析给出了答案，"), "") << "what he owns tells nothing";
  EXPECT_EQ(summarized("{林溪|person}分享了经验，{周野|person}讲述了历史，"), "") << "either of two may speak";
}

TEST(NarratorTest, AHostWhoAnnouncesGuestsDoesNotSpeakForThem) {
  EXPECT_EQ(Narration(Recording("大家好，欢迎收听漫谈，我是{林溪|person}。今天的嘉宾是一位工程师。" + std::string(kSpeech))), "");
  EXPECT_EQ(Narration(Recording("欢迎收听漫谈，我是{林溪|person}。本期嘉宾{周野|person}教授。" + std::string(kSpeech))), "周野 1");
}

TEST(NarratorTest, TheSpeechBeforeLabelledQuestionsIsWhoseTheTitleSays) {
  const std::string turns = "\n@主持人@" + std::string(kSpeech) + "\n@{林溪|person}@" + std::string(kSpeech);
  Document document = Marked("{林溪|person}大学演讲\n" + std::string(kSpeech) + turns);
  document.blocks[0].kind = BlockKind::kTitle;
  EXPECT_EQ(Narration(document), "林溪 1");
}

TEST(NarratorTest, TitlesTellWhoTalksInARecording) {
  const auto titled = [](const std::string& title) {
    Document document = Recording(title + "\n" + std::string(kSpeech));
    document.blocks[0].kind = BlockKind::kTitle;
    return Narration(document);
  };
  EXPECT_EQ(titled("{林溪|person}：火箭的未来"), "林溪 0");
  EXPECT_EQ(titled("{林溪|person}谈判未果，市场下跌"), "");
}

TEST(NarratorTest, WhatIsToldOfSomeoneIsTheAuthors) {
  EXPECT_EQ(Narration(Marked("{林溪|person}做了演讲。大家听{林溪|person}讲。\n# 演讲要点\n" + std::string(kReport))), "");
  EXPECT_EQ(Narration(Marked("{林溪|person}来了。\n" + std::string(kSpeech))), "") << "a column's 我 is its author";
}

TEST(NarratorTest, WhoSpeaksInARecordingSaysSo) {
  EXPECT_EQ(Narration(Recording("大家好，我是{林溪|person}。" + std::string(kSpeech))), "林溪 0");
  EXPECT_EQ(Narration(Marked("大家好，我是{林溪|person}。" + std::string(kSpeech))), "林溪 0") << "a bare transcript";
  EXPECT_EQ(Narration(Recording("以下就是我与{林溪|person}的对话。" + std::string(kSpeech))), "林溪 0");
  EXPECT_EQ(Narration(Recording("今天的嘉宾是{林溪|person}。" + std::string(kSpeech))), "林溪 0");
  EXPECT_EQ(Narration(Recording("今天的嘉宾是{林溪|person}。欢迎{周野|person}。" + std::string(kSpeech))), "")
      << "either of two guests may speak";
}

TEST(NarratorTest, TheAuthorOfARecordingSpeaksWhereNoOneElseIsNamed) {
  Document document = Recording("{林溪|person}\n" + std::string(kSpeech));
  document.metadata.author = "林溪";
  document.entities[0].names = {{U"林溪", "", 1, {0, 2}}};
  EXPECT_EQ(Narration(document), "林溪 0");
  document.metadata.url = "https://example.com/column";
  EXPECT_EQ(Narration(document), "");
}

TEST(NarratorTest, LabelledTurnsNeedNoNarrator) {
  const std::string turns = "@{林溪|person}@" + std::string(kSpeech) + "\n";
  EXPECT_EQ(Narration(Recording(turns + "大家好，我是{周野|person}。" + std::string(kSpeech))), "");
  EXPECT_EQ(Narration(Recording("@发言人@大家好，我是{周野|person}。" + std::string(kSpeech))), "周野 0")
      << "one voice without a name";
}

}  // namespace
}  // namespace wenmai::ingest
