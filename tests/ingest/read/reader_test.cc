#include "ingest/read/reader.h"

#include <gtest/gtest.h>

#include "read_one.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

Error ReadFailure(std::string_view bytes, const ReadOptions& options = {}) {
  try {
    ReadArticles("test", bytes, options);
  } catch (const Error& error) {
    return error;
  }
  return Error(ErrorCode::kInternal, "no failure");
}

TEST(ReaderTest, WhatIsNoArticleIsRefused) {
  EXPECT_EQ(ReadFailure("").code(), ErrorCode::kInvalidArgument);
  EXPECT_STREQ(ReadFailure("").what(), "the file is empty");
  EXPECT_STREQ(ReadFailure(" \n\n---\n").what(), "the file holds no text of an article");
  const std::string_view png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0", 29);
  EXPECT_STREQ(ReadFailure(png).what(), "the file is no text");
}

TEST(ReaderTest, TheLimitIsNamed) {
  ReadOptions options;
  options.article_bytes_max = 10;
  const Error error = ReadFailure("a longer article", options);
  EXPECT_EQ(error.code(), ErrorCode::kLimit);
  EXPECT_STREQ(error.what(), "the article has 16 bytes, more than article_bytes_max, 10");
}

TEST(ReaderTest, BrokenPlacesAreReplaced) {
  const Document document = ReadOne("这一篇文章有一处\xFF坏掉的字节，其余都是好的，所以还能读。");
  EXPECT_NE(document.text.find("一处\uFFFD坏掉"), std::string::npos);
}

TEST(ReaderTest, LegacyEncodingsAreDecoded) {
  // 人工智能公司发布了新的模型，我们来看一看这是怎么一回事。 in GB18030
  const Document document = ReadOne(
      "\xC8\xCB\xB9\xA4\xD6\xC7\xC4\xDC\xB9\xAB\xCB\xBE\xB7\xA2\xB2\xBC\xC1\xCB\xD0\xC2\xB5\xC4"
      "\xC4\xA3\xD0\xCD\xA3\xAC\xCE\xD2\xC3\xC7\xC0\xB4\xBF\xB4\xD2\xBB\xBF\xB4\xD5\xE2\xCA\xC7"
      "\xD4\xF5\xC3\xB4\xD2\xBB\xBB\xD8\xCA\xC2\xA1\xA3");
  EXPECT_EQ(Clean(document), "人工智能公司发布了新的模型，我们来看一看这是怎么一回事。");
}

TEST(ReaderTest, PlainTextKeepsItsMarks) {
  EXPECT_EQ(Clean(ReadOne("a **b** [c](d) 1\\. 和其他的字", InputFormat::kText)),
            "a **b** [c](d) 1\\. 和其他的字");
}

TEST(ReaderTest, LineEndsOfEveryKindAreRead) {
  EXPECT_EQ(Clean(ReadOne("第一段。\r\n\r\n第二段。\r\r第三段。")), "第一段。\n第二段。\n第三段。");
}

}  // namespace
}  // namespace wenmai::ingest
