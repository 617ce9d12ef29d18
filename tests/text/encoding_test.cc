#include "text/encoding.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "wenmai/error.h"

namespace wenmai::text {
namespace {

constexpr std::string_view kSimplified =
    "人工智能公司的发展速度远远超出了所有人的预期。今年二月，首席执行官在接受媒体采访时表示，"
    "他正在试图说服政府投资建立一个芯片制造厂。\n第二段：这两个估算结果要比前文给出的计算结果高一些"
    "。";
constexpr std::string_view kTraditional =
    "人工智慧公司的發展速度遠遠超出了所有人的預期。今年二月，執行長在接受媒體採訪時表示，"
    "他正在試圖說服政府投資建立一個晶片製造廠。\n第二段：這兩個估算結果要比前文給出的計算結果高一些"
    "。";

std::string Encode(std::string_view utf8, const char* encoding) {
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  std::string bytes(text.length() * 4 + 8, '\0');
  bytes.resize(text.extract(0, text.length(), bytes.data(), bytes.size(), encoding));
  return bytes;
}

TEST(EncodingTest, EveryEncodingOfArticlesIsFoundOut) {
  const struct {
    std::string_view text;
    const char* encoding;
  } cases[] = {{kSimplified, "UTF-8"},    {kSimplified, "UTF-16LE"}, {kSimplified, "UTF-16BE"},
               {kSimplified, "GB18030"},  {kTraditional, "Big5"},    {kTraditional, "GB18030"},
               {kTraditional, "UTF-16LE"}};
  for (const auto& [text, encoding] : cases) {
    const DecodedText decoded = DecodeText(Encode(text, encoding));
    EXPECT_EQ(decoded.encoding, encoding);
    EXPECT_EQ(decoded.utf8, text) << encoding;
    EXPECT_EQ(decoded.replacements, 0u);
  }
}

TEST(EncodingTest, ByteOrderMarksAreObeyedAndLeftOut) {
  EXPECT_EQ(DecodeText("\xEF\xBB\xBFtext").utf8, "text");
  EXPECT_EQ(DecodeText(std::string("\xFF\xFEt\0e\0", 6)).utf8, "te");
  EXPECT_EQ(DecodeText(std::string("\xFE\xFF\0t\0e", 6)).utf8, "te");
}

TEST(EncodingTest, AFewBrokenPlacesAreReplaced) {
  std::string bytes(kSimplified);
  bytes.insert(30, "\xFF");
  const DecodedText decoded = DecodeText(bytes);
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_EQ(decoded.replacements, 1u);
  EXPECT_NE(decoded.utf8.find("\uFFFD"), std::string::npos);
}

TEST(EncodingTest, WesternTextIsRead) {
  const std::string_view text =
      "Le café est déjà fermé, dit-il à l'été dernier, naïvement résigné.";
  EXPECT_EQ(DecodeText(Encode(text, "windows-1252")).utf8, text);
}

TEST(EncodingTest, BytesThatAreNoTextAreRefused) {
  std::string noise;
  uint32_t state = 1;
  for (int i = 0; i < 5000; ++i) {
    state = state * 1664525 + 1013904223;
    noise.push_back(static_cast<char>(state >> 24));
  }
  const std::string_view png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0", 29);
  EXPECT_THROW(DecodeText(noise), Error);
  EXPECT_THROW(DecodeText(png), Error);
}

}  // namespace
}  // namespace wenmai::text
