// The smaller parts of text/: case, classes, normal forms, width, words, pinyin.
#include <gtest/gtest.h>

#include "text/case.h"
#include "text/char_class.h"
#include "text/normalize.h"
#include "text/segmentation.h"
#include "text/transliteration.h"
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
