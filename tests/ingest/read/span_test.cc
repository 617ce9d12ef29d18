// The promise that everything later stands on: each code point of the clean text is the code point
// of the article that its origin names.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "read_one.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

// Clean text differs from the article in white space, which is normalised, and where the article
// has a character reference.
bool IsSame(char32_t clean, char32_t original) {
  return clean == original || original == U'&' || (clean == U' ' && text::IsSpace(original));
}

void CheckSpans(const Document& document) {
  const std::u32string original = text::DecodeUtf8(document.text);
  ASSERT_EQ(document.origin.size(), document.clean.size() + 1);
  int32_t end_of_last = 0;
  for (const Block& block : document.blocks) {
    ASSERT_LE(end_of_last, block.span.begin);
    ASSERT_LT(block.span.begin, block.span.end);
    ASSERT_LE(block.span.end, static_cast<int32_t>(document.clean.size()));
    end_of_last = block.span.end;
    for (int32_t i = block.span.begin; i < block.span.end; ++i) {
      const int32_t from = document.origin[i];
      ASSERT_LT(from, static_cast<int32_t>(original.size()));
      ASSERT_TRUE(IsSame(document.clean[i], original[from]))
          << "at " << i << " of " << text::EncodeUtf8(document.View(block.span));
      ASSERT_LE(from, document.origin[i + 1]);
    }
  }
  for (const Mark& mark : document.marks) {
    ASSERT_LT(mark.span.begin, mark.span.end);
    ASSERT_LE(mark.span.end, static_cast<int32_t>(document.clean.size()));
  }
}

// Returns how many articles it read.
int CheckFolder(const fs::path& folder) {
  int count = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    SCOPED_TRACE(entry.path().string());
    for (const Document& document : ReadArticles(entry.path(), ReadFile(entry.path()), {})) {
      CheckSpans(document);
      ++count;
    }
  }
  return count;
}

TEST(SpanTest, EveryCleanCodePointIsTheArticles) {
  EXPECT_GT(CheckFolder(fs::path(WENMAI_SOURCE_DIR) / "examples/articles"), 5);
}

TEST(SpanTest, TheSameHoldsForArticlesFromTheWorld) {
  const fs::path folder = fs::path(WENMAI_SOURCE_DIR) / "../shared/articles";
  if (!fs::exists(folder)) GTEST_SKIP() << "no articles at " << folder;
  EXPECT_GT(CheckFolder(folder / "dev"), 300);
  EXPECT_GT(CheckFolder(folder / "seeds"), 4);
}

TEST(SpanTest, ToOriginalGivesTheWordsBack) {
  const Document document =
      ReadOne("# 题\n\n他见了**Jeff\nBezos**，还有[亚马\n逊](https://a.com)的人。");
  const std::u32string original = text::DecodeUtf8(document.text);
  const auto surface = [&](std::u32string_view words) {
    const auto begin = static_cast<int32_t>(document.clean.find(words));
    const Span span = document.ToOriginal({begin, begin + static_cast<int32_t>(words.size())});
    return original.substr(span.begin, span.size());
  };
  EXPECT_EQ(surface(U"Jeff Bezos"), U"Jeff\nBezos");
  EXPECT_EQ(surface(U"亚马逊"), U"亚马\n逊");
}

}  // namespace
}  // namespace wenmai::ingest
