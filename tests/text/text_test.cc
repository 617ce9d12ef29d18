// The smaller parts of text/: case, classes, normal forms, width, words, pinyin.
#include <gtest/gtest.h>

#include <random>

#include "text/case.h"
#include "text/char_class.h"
#include "text/json_string.h"
#include "text/normalize.h"
#include "text/segmentation.h"
#include "text/transliteration.h"
#include "text/utf8.h"
#include "text/width.h"

namespace wenmai::text {
namespace {

TEST(CaseTest, MappingIsUnicodesFullOne) {
  EXPECT_EQ(ToUpper("straße é文"), "STRASSE É文");
  EXPECT_EQ(ToLower("ÀÉ ΣΑΣ"), "àé σας");
}

TEST(CharClassTest, CodePointsFallIntoTheirClass) {
  EXPECT_EQ(Classify(U'文'), CharClass::kHan);
  EXPECT_EQ(Classify(U'𠀀'), CharClass::kHan);
  EXPECT_EQ(Classify(U'ア'), CharClass::kKana);
  EXPECT_EQ(Classify(U'é'), CharClass::kLatin);
  EXPECT_EQ(Classify(U'７'), CharClass::kDigit);
  EXPECT_EQ(Classify(U'，'), CharClass::kPunctuation);
  EXPECT_EQ(Classify(U'\u00A0'), CharClass::kSpace);
  EXPECT_EQ(Classify(U'\u200B'), CharClass::kIgnorable);
  EXPECT_EQ(Classify(U'\u0301'), CharClass::kMark);
  EXPECT_EQ(Classify(U'🧵'), CharClass::kOther);
}

TEST(CharClassTest, SharesAreOfLettersOnly) {
  const ScriptShare share = MeasureScripts(U"文脉 ab 12，");
  EXPECT_DOUBLE_EQ(share.han, 0.5);
  EXPECT_DOUBLE_EQ(share.latin, 0.5);
}

TEST(NormalizeTest, FormsComposeAndDecompose) {
  EXPECT_EQ(Normalize("e\u0301", NormalForm::kNfc), "é");
  EXPECT_EQ(Normalize("é", NormalForm::kNfd), "e\u0301");
  EXPECT_EQ(Normalize("Ａ", NormalForm::kNfkc), "A");
  EXPECT_EQ(Normalize("ﬁ", NormalForm::kNfkd), "fi");
}

TEST(WidthTest, EachClusterCountsOnce) {
  const struct {
    std::string_view text;
    size_t width;
  } cases[] = {
      {"abc", 3}, {"文脉", 4},     {"ｱ", 1},        {"e\u0301", 1}, {"👨‍👩‍👧", 2},
      {"🇨🇳", 2},  {"👍🏽", 2}, {"a\u200Bb", 2}, {"", 0},        {"✔️", 2}};
  for (const auto& [text, width] : cases) EXPECT_EQ(DisplayWidth(text), width) << text;
}

TEST(JsonStringTest, OnlyWhatJsonMustEscapeIsEscaped) {
  std::string json;
  AppendJsonString("文\"\\/\n\t\x01\x7f", &json);
  EXPECT_EQ(json, "\"文\\\"\\\\/\\n\\t\\u0001\x7f\"");
}

TEST(JsonStringTest, BytesThatAreNoUtf8BecomeReplacementCharacters) {
  std::string json;
  AppendJsonString("a\xe6\x96!\xff", &json);
  EXPECT_EQ(json, "\"a\uFFFD!\uFFFD\"");
}

TEST(WidthTest, TruncationNeverCutsACluster) {
  EXPECT_EQ(TruncateToWidth("文脉", 3), "文");
  EXPECT_EQ(TruncateToWidth("e\u0301x", 1), "e\u0301");
  EXPECT_EQ(TruncateToWidth("ab", 5), "ab");
}

TEST(SegmentationTest, WordsAreFoundInBothScripts) {
  WordSegmenter segmenter;
  const std::u32string_view text = U"经济增长, says Sam.";
  std::vector<std::u32string_view> words;
  for (const Word word : segmenter.Segment(text)) {
    words.push_back(text.substr(word.begin, word.end - word.begin));
  }
  EXPECT_EQ(words, (std::vector<std::u32string_view>{U"经济", U"增长", U"says", U"Sam"}));
}

// A row of Han characters alone is cut by a way of our own, one with a mark behind it by ICU's.
TEST(SegmentationTest, HanAloneIsCutAsWithinAnyText) {
  WordSegmenter segmenter;
  std::mt19937 random(1);
  const std::u32string_view phrases[] = {
      U"人工智能", U"改变", U"世界", U"经济学家", U"的", U"研究生命起源", U"南京市长江大桥", U"発展", U"個人電腦",
      U"龘", U"㐀", U"一", U"二〇二五", U"结婚的和尚未结婚的", U"乒乓球拍卖完了", U"鿿", U"不"};
  for (int i = 0; i < 2000; ++i) {
    std::u32string text;
    for (uint32_t count = 1 + random() % 6; count > 0; --count) {
      const std::u32string_view phrase = phrases[random() % std::size(phrases)];
      text += phrase.substr(random() % phrase.size());
    }
    const std::vector<Word> alone = segmenter.Segment(text);
    EXPECT_EQ(alone, segmenter.Segment(text + U"。")) << EncodeUtf8(text);
  }
}

TEST(SegmentationTest, OffsetsCountCodePointsBeyondTheBasicPlane) {
  WordSegmenter segmenter;
  EXPECT_EQ(segmenter.Segment(U"🧵 a"), (std::vector<Word>{{2, 3}}));
}

TEST(TransliterationTest, HanBecomesPinyinInEitherScript) {
  EXPECT_EQ(PinyinOf(U"奥特曼"), "aoteman");
  EXPECT_EQ(PinyinOf(U"輝達 AI"), "huidaai");
  EXPECT_EQ(Pinyin(U'x'), "");
}

}  // namespace
}  // namespace wenmai::text
