#include "base/substring.h"

#include <gtest/gtest.h>

namespace wenmai {
namespace {

TEST(SubstringSearchTest, AgreesWithTheStandardLibraryAtEveryPlaceAndLength) {
  const std::string parts[] = {"", "a", "ab", "aab", "知识图谱", "谱", "a part longer than sixteen bytes"};
  for (const std::string& part : parts) {
    const SubstringSearch search(part);
    for (size_t before = 0; before < 40; ++before) {
      for (size_t after = 0; after < 40; after += 3) {
        // Filled with what the part begins with, so that many places look promising.
        const std::string filling(part.empty() ? "x" : part.substr(0, 1));
        std::string text;
        for (size_t i = 0; i < before; ++i) text += filling;
        EXPECT_EQ(search.IsIn(text), text.find(part) != std::string::npos) << part << before;
        text += part;
        for (size_t i = 0; i < after; ++i) text += 'z';
        EXPECT_TRUE(search.IsIn(text)) << part << " after " << before << " before " << after;
      }
    }
  }
}

TEST(SubstringSearchTest, DoesNotFindWhatOnlyBeginsAndEndsAlike) {
  const SubstringSearch search("abcd");
  EXPECT_FALSE(search.IsIn("abxd abcx axcd abxd abcx axcd abxd abcx"));
  EXPECT_FALSE(search.IsIn("abc"));
  EXPECT_TRUE(search.IsIn("abxd abcx axcd abxd abcx axcd abcd"));
}

}  // namespace
}  // namespace wenmai
