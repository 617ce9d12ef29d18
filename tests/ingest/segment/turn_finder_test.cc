#include <gtest/gtest.h>

#include "segmented.h"

namespace wenmai::ingest {
namespace {

using Strings = std::vector<std::string>;

TEST(TurnFinderTest, LabelledParagraphsAreTurns) {
  const Document document = Segmented(
      "**主持人：** 你怎么看？\n\n**德弗里斯：** 我认为不会。\n\n因为它太贵。\n\n"
      "**主持人：** 为什么？\n\n**德弗里斯：** 就是贵。\n");
  EXPECT_EQ(Turns(document),
            (Strings{"主持人: 你怎么看？", "德弗里斯: 我认为不会。", "德弗里斯: 因为它太贵。",
                     "主持人: 为什么？", "德弗里斯: 就是贵。"}));
  EXPECT_EQ(Text(document, document.turns[1].label), "德弗里斯");
  EXPECT_EQ(document.turns[2].label.size(), 0) << "carried over";
  EXPECT_TRUE(document.turns[0].is_question);
  EXPECT_FALSE(document.turns[1].is_question);
}

TEST(TurnFinderTest, ALabelMayBeAParagraphOfItsOwn) {
  std::string article;
  for (int i = 0; i < 3; ++i) {
    article += "**The Verge：**\n\n你怎么看？\n\n**Ada Park：**\n\n我认为不会。\n\n因为它太贵。\n\n它也太慢。\n\n";
  }
  const Document document = Segmented(article);
  ASSERT_EQ(document.turns.size(), 12u);
  EXPECT_EQ(Turns(document)[0], "The Verge: 你怎么看？");
  EXPECT_EQ(Text(document, document.turns[0].label), "The Verge");
  EXPECT_EQ(Turns(document)[2], "Ada Park: 因为它太贵。");
  EXPECT_EQ(document.turns[2].label.size(), 0) << "carried over";
  EXPECT_EQ(document.sentences.size(), 12u) << "a label is no sentence";
}

TEST(TurnFinderTest, LabelsAreFoundAmidAParagraph) {
  const Document document = Segmented(
      "小周：“老陈，它是怎么开始的？”老陈：“在一家小店里。”小周：“真的？”老陈：“真的。”\n\n"
      "小周：“后来呢？”老陈：“后来上市了。”\n");
  EXPECT_EQ(Turns(document),
            (Strings{"小周: “老陈，它是怎么开始的？”", "老陈: “在一家小店里。”", "小周: “真的？”",
                     "老陈: “真的。”", "小周: “后来呢？”", "老陈: “后来上市了。”"}));
}

TEST(TurnFinderTest, QuestionsWithinQuotationMarksMakeADialogueOfManyParagraphs) {
  std::string article;
  for (int i = 0; i < 4; ++i) {
    article += "刘洋：“第一艘飞船是什么时候造的？”\n\n陈飞：很久以前。\n\n";
    for (int j = 0; j < 6; ++j) article += "那是一段很长的故事。\n\n";
  }
  const Strings turns = Turns(Segmented(article));
  ASSERT_EQ(turns.size(), 32u);
  EXPECT_EQ(turns[0], "刘洋: “第一艘飞船是什么时候造的？”");
  EXPECT_EQ(turns[2], "陈飞: 那是一段很长的故事。");
}

TEST(TurnFinderTest, TimeStampsAreNoPartOfALabel) {
  EXPECT_EQ(Turns(Segmented("[00:01] 记者：好吗？\n\n[00:02] 李飞飞：好。\n\n[00:03] 记者：真的？\n\n"
                            "[00:04] 李飞飞：真的。\n")),
            (Strings{"记者: 好吗？", "李飞飞: 好。", "记者: 真的？", "李飞飞: 真的。"}));
  EXPECT_EQ(Turns(Segmented("发言人1 00:01\n好吗？\n\n发言人2 00:02\n好。\n\n发言人1 00:03\n真的？\n\n"
                            "发言人2 00:04\n真的。\n")),
            (Strings{"发言人1: 好吗？", "发言人2: 好。", "发言人1: 真的？", "发言人2: 真的。"}));
}

TEST(TurnFinderTest, HeadingsGiveTheAuthorTheWordBack) {
  const Document document = Segmented(
      "# 题目\n\n开头是作者的话。\n\n再来一段作者的话。\n\n又一段。\n\n还有一段。\n\n记者：好吗？\n\n李飞飞："
      "好。\n\n"
      "记者：真好吗？\n\n李飞飞：真好。\n\n记者：是吗？\n\n李飞飞：是。\n\n第二段回答。\n\n## "
      "尾声\n\n作者又说了话。\n\n"
      "作者还在说话。\n\n说到这里。\n");
  EXPECT_EQ(Turns(document).back(), "李飞飞: 第二段回答。");
}

TEST(TurnFinderTest, WhereAllIsSpeechHeadingsAreNone) {
  const Document document = Segmented(
      "### 一\n\n小苏: 好吗？\n\n老修: 好。\n\n小苏: 真的吗？\n\n老修: 真的。\n\n### "
      "二\n\n我接着说。\n");
  EXPECT_EQ(Turns(document).back(), "老修: 我接着说。");
}

TEST(TurnFinderTest, WhoTakesPartIsToldBeforeTheFirstTurn) {
  EXPECT_EQ(Turns(Segmented("嘉宾：远望科技创始人 林溪；海图资本合伙人 周野\n\n林溪：我认为不会。\n\n周野：我认为会。\n\n"
                            "林溪：为什么？\n\n周野：因为便宜。\n")),
            (Strings{"林溪: 我认为不会。", "周野: 我认为会。", "林溪: 为什么？", "周野: 因为便宜。"}));
}

TEST(TurnFinderTest, EnumerationsAreNoDialogue) {
  for (const std::string_view text :
       {"优点：便宜。\n\n缺点：慢。\n\n优点：好看。\n\n缺点：重。\n\n优点：轻。\n\n缺点：贵。\n",
        "Tesla：电动车。\n\n微软：软件。\n\nTesla：电池。\n\n微软：云。\n\n还有一段文字。\n\n再有一"
        "段。\n\n"
        "又是一段。\n\n第四段。\n\n第五段。\n\n第六段。\n\n第七段。\n",
        "* 思考：甲。\n* 价值：乙。\n* 思考：丙。\n* 价值：丁。\n",
        "他说：好。\n\n她说：不好。\n\n他说：行。\n\n她说：不行。\n"}) {
    EXPECT_TRUE(Segmented(text).turns.empty()) << text;
  }
}

TEST(TurnFinderTest, AGuestMaySpeakOnce) {
  const Document document = Segmented(
      "**小苏**: 好吗？\n\n**老修**: 好。\n\n**小苏**: 真的吗？\n\n**老修**: 真的。\n\n**静静**: "
      "我也在。\n");
  EXPECT_EQ(Turns(document).back(), "静静: 我也在。");
}

TEST(TurnFinderTest, OriginalsKeepTheirOwnSpeakers) {
  const Document document = Segmented(
      "**David**: 大家好吗？\n\n<details>\n<summary>Original</summary>\n\n**David**: How are "
      "you?\n\n"
      "</details>\n\n**Yogesh**: 好。\n\n**David**: 行吗？\n\n**Yogesh**: 行。\n");
  EXPECT_EQ(Turns(document), (Strings{"David: 大家好吗？", "David: How are you?", "Yogesh: 好。",
                                      "David: 行吗？", "Yogesh: 行。"}));
}

}  // namespace
}  // namespace wenmai::ingest
