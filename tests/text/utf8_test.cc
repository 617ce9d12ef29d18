#include "text/utf8.h"

#include <gtest/gtest.h>

namespace wenmai::text {
namespace {

TEST(Utf8Test, DecodesEveryLengthAndEncodesItBack) {
  const std::string utf8 = "aé文🧵";
  const std::u32string text = DecodeUtf8(utf8);
  EXPECT_EQ(text, U"aé文🧵");
  EXPECT_EQ(EncodeUtf8(text), utf8);
}

TEST(Utf8Test, EveryScalarValueSurvivesTheRoundTrip) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string utf8;
    AppendUtf8(c, &utf8);
    size_t position = 0;
    ASSERT_EQ(NextCodePoint(utf8, &position), c);
    ASSERT_EQ(position, utf8.size());
    ASSERT_TRUE(IsValidUtf8(utf8));
  }
}

TEST(Utf8Test, IllFormedSequencesYieldOneReplacementPerMaximalPart) {
  const struct {
    std::string_view bytes;
    std::u32string_view decoded;
  } cases[] = {
      {"\xFF", U"\uFFFD"},
      {"\xC0\x80", U"\uFFFD\uFFFD"},            // overlong
      {"\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"},  // surrogate
      {"\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"\xE6\x96", U"\uFFFD"},  // cut off
      {"\xE6\x96x", U"\uFFFDx"},
      {"a\x80z", U"a\uFFFDz"},
  };
  for (const auto& [bytes, decoded] : cases) {
    EXPECT_EQ(DecodeUtf8(bytes), decoded);
    EXPECT_FALSE(IsValidUtf8(bytes));
  }
}

TEST(Utf8Test, AppendReplacesWhatIsNoCharacter) {
  EXPECT_EQ(EncodeUtf8(std::u32string{0xD800, 0x110000}), "\uFFFD\uFFFD");
}

TEST(Utf8Test, OffsetsCountCodePoints) {
  const std::string_view utf8 = "a文b";
  EXPECT_EQ(CodePointCount(utf8), 3u);
  EXPECT_EQ(ByteOffset(utf8, 0), 0u);
  EXPECT_EQ(ByteOffset(utf8, 2), 4u);
  EXPECT_EQ(ByteOffset(utf8, 9), utf8.size());
  EXPECT_EQ(CodePointOfByte(utf8), (std::vector<int32_t>{0, 1, 1, 1, 2, 3}));
}

}  // namespace
}  // namespace wenmai::text
