#include "ingest/discourse/nameless_label.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/ingest/discourse/marked_document.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

// Who speaks in each turn, `-` where that stays unknown. A `title` is the first line.
std::string Speakers(const std::string& marked, bool has_title = false) {
  Document document = MarkedDocument(marked);
  if (has_title) document.blocks[0].kind = BlockKind::kTitle;
  NamelessLabelReader().Run(&document);
  std::string speakers;
  for (const Turn& turn : document.turns) {
    if (!speakers.empty()) speakers += ' ';
    speakers += turn.speaker_entity == kNone ? "-" : text::EncodeUtf8(document.entities[turn.speaker_entity].name);
  }
  return speakers;
}

TEST(NamelessLabelTest, TheLabelOfAnswersIsWhomTheTitleTalksWith) {
  EXPECT_EQ(Speakers("对话{林溪|person}：火箭还会贵吗\n@问@会吗？\n@答@不会。\n", true), "- 林溪");
  EXPECT_EQ(Speakers("{林溪|person}的火箭\n@问@会吗？\n@答@不会。\n", true), "- -") << "nobody is said to talk";
}

TEST(NamelessLabelTest, TheLabelOfAnswersIsWhomTheLeadPresents) {
  EXPECT_EQ(Speakers("我们采访了{林溪|person}。\n@问@会吗？\n@答@不会。\n"), "- 林溪");
  EXPECT_EQ(Speakers("我们采访了{林溪|person}。今天的嘉宾还有{周野|person}。\n@问@会吗？\n@答@不会。\n"), "- -");
  EXPECT_EQ(Speakers("我们采访了{林溪|person}。\n@嘉宾A@不会。\n@嘉宾B@会。\n"), "- -") << "either of two may be meant";
}

TEST(NamelessLabelTest, WhoSaysUnderALabelWhoHeIsSpeaksUnderIt) {
  EXPECT_EQ(Speakers("@Speaker 1@大家好，我是{林溪|person}。\n@Speaker 2@我是{周野|person}。\n@Speaker 1@开始吧。\n"), "林溪 周野 林溪");
  EXPECT_EQ(Speakers("@Speaker 1@我是{林溪|person}。\n@Speaker 2@我是{林溪|person}。\n"), "- -") << "voices told apart wrongly";
}

TEST(NamelessLabelTest, ANameInALabelIsKept) {
  EXPECT_EQ(Speakers("@{周野|person}@我是{林溪|person}的同事。\n@主持人@你好。\n"), "周野 -");
}

}  // namespace
}  // namespace wenmai::ingest
