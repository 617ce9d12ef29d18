#include "ingest/read/json_lines.h"

#include <gtest/gtest.h>

#include "ingest/read/reader.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kLines =
    R"({"title": "甲", "text": "甲的正文在这里。", "url": "https://a.com/1", "date": "2025-01-02"})"
    "\n\n"
    R"({"text": "乙的正文在这里。", "author": ["张三", "李四"]})"
    "\n";

TEST(JsonLinesTest, EveryLineIsAnArticle) {
  const std::vector<Document> documents = ReadArticles("feed.jsonl", kLines, {});
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].source, "feed.jsonl#1");
  EXPECT_EQ(documents[0].text, "甲的正文在这里。");
  EXPECT_EQ(documents[0].metadata.title, "甲");
  EXPECT_EQ(documents[0].metadata.url, "https://a.com/1");
  ASSERT_TRUE(documents[0].metadata.published.has_value());
  EXPECT_EQ(documents[1].source, "feed.jsonl#3");
  EXPECT_EQ(documents[1].metadata.author, "张三、李四");
}

TEST(JsonLinesTest, ALineThatIsNoArticleIsNamed) {
  try {
    ReadJsonLines("{\"text\": \"a\"}\n{\"text\": 1}\n");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kInvalidArgument);
    EXPECT_STREQ(error.what(), "line 2 is no JSON object with a text");
  }
}

TEST(JsonLinesTest, OtherTextIsNotTakenForIt) {
  EXPECT_FALSE(LooksLikeJsonLines("{大括号}开头的文章"));
  EXPECT_FALSE(LooksLikeJsonLines("{\"title\": \"无正文\"}"));
  EXPECT_FALSE(LooksLikeJsonLines(""));
}

}  // namespace
}  // namespace wenmai::ingest
