#include "ingest/segment/speaker_label.h"

#include <gtest/gtest.h>

namespace wenmai::ingest {
namespace {

TEST(SpeakerLabelTest, LabelsAreReadInTheWaysTheyAreWritten) {
  const struct {
    std::u32string_view text, speaker, words;
  } cases[] = {
      {U"主持人安德鲁·罗斯： 你好", U"主持人安德鲁·罗斯", U"你好"},
      {U"Speaker 1: hello", U"Speaker 1", U"hello"},
      {U"[小苏]: 对", U"小苏", U"对"},
      {U"K.K.：“是的”", U"K.K.", U"“是的”"},
      {U"Rowan Cheung ：好", U"Rowan Cheung", U"好"},
      {U"老修 (主持人): 来", U"老修", U"来"},
      {U"主持人（老修）：来", U"老修", U"来"},
      {U"Srinivasan, Sri: thanks", U"Srinivasan, Sri", U"thanks"},
      {U"Q：能用吗？", U"Q", U"能用吗？"},
      {U"[00:12:31] Host: hello", U"Host", U"hello"},
      {U"01:23 主持人：来", U"主持人", U"来"},
      {U"发言人1 02:03 我认为很好", U"发言人1", U"我认为很好"},
      {U"张三（1:02:03）：好", U"张三", U"好"},
  };
  for (const auto& [text, speaker, words] : cases) {
    const auto label = ParseSpeakerLabel(text);
    ASSERT_TRUE(label.has_value());
    EXPECT_EQ(label->speaker, speaker);
    EXPECT_EQ(text.substr(label->text_begin), words);
    EXPECT_TRUE(IsPlausibleSpeaker(label->speaker));
  }
}

TEST(SpeakerLabelTest, ColonsOfOtherKindsEndNoLabel) {
  for (const std::u32string_view text :
       {U"会议在10:30开始", U"完了。然后：好", U"他说，事情是：这样", U"《书名：副题》", U"：空", U"12:30", U"[00:12]"}) {
    EXPECT_FALSE(ParseSpeakerLabel(text).has_value());
  }
}

TEST(SpeakerLabelTest, WordsThatNameNobodyAreNoSpeakers) {
  for (const std::u32string_view words :
       {U"他说", U"德弗里斯认为", U"说", U"例如", U"融资状态", U"问题是什么", U"if", U"► 推荐",
        U"这是一个特别特别长的小标题", U"主持人提出了一个问题"}) {
    EXPECT_FALSE(IsPlausibleSpeaker(words));
  }
}

TEST(SpeakerLabelTest, RolesAreKnown) {
  EXPECT_TRUE(IsSpeakerRole(U"主持人Harry Stebbings"));
  EXPECT_TRUE(IsSpeakerRole(U"Host"));
  EXPECT_FALSE(IsSpeakerRole(U"Hostetler"));
  EXPECT_FALSE(IsSpeakerRole(U"Qian"));
  EXPECT_TRUE(IsAskingRole(U"记者"));
  EXPECT_FALSE(IsAskingRole(U"嘉宾"));
}

}  // namespace
}  // namespace wenmai::ingest
