#include "ingest/segment/segment_stage.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "segmented.h"

namespace wenmai::ingest {
namespace {

TEST(SegmentStageTest, LabelsAreNoPartOfSentences) {
  const Document document =
      Segmented("记者：你好吗？\n\n李飞飞：我很好。谢谢你。\n\n记者：真的吗？\n\n李飞飞：真的。\n");
  std::vector<std::string> sentences;
  for (const Sentence& sentence : document.sentences) {
    sentences.push_back(Text(document, sentence.span));
  }
  EXPECT_EQ(sentences,
            (std::vector<std::string>{"你好吗？", "我很好。", "谢谢你。", "真的吗？", "真的。"}));
  EXPECT_TRUE(document.sentences[0].is_question);
  EXPECT_EQ(document.sentences[1].turn, 1);
  EXPECT_EQ(document.sentences[1].block, 1);
}

TEST(SegmentStageTest, EditorsNotesAreNobodysTurn) {
  const Document document = Segmented(
      "记者：好吗？\n\n李飞飞：好。〔注：这是编者的话。〕\n\n记者：真的吗？\n\n李飞飞：真的。\n");
  EXPECT_EQ(Text(document, document.sentences[2].span), "〔注：这是编者的话。〕");
  EXPECT_EQ(document.sentences[2].turn, kNone);
}

TEST(SegmentStageTest, SentencesLieInOrderWithinBlocksAndTurns) {
  const std::filesystem::path folder =
      std::filesystem::path(WENMAI_SOURCE_DIR) / "examples/articles";
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    SCOPED_TRACE(entry.path().string());
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    const Document document = Segmented(bytes.str());
    int32_t end_of_last = 0;
    for (const Sentence& sentence : document.sentences) {
      ASSERT_LE(end_of_last, sentence.span.begin);
      ASSERT_LT(sentence.span.begin, sentence.span.end);
      ASSERT_TRUE(document.blocks.at(sentence.block).span.Contains(sentence.span));
      if (sentence.turn != kNone) {
        ASSERT_TRUE(document.turns.at(sentence.turn).span.Contains(sentence.span));
      }
      end_of_last = sentence.span.end;
      ++count;
    }
  }
  EXPECT_GT(count, 100);
}

}  // namespace
}  // namespace wenmai::ingest
