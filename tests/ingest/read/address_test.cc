#include "ingest/read/address.h"

#include <gtest/gtest.h>

namespace wenmai::ingest {
namespace {

TEST(AddressTest, AddressesEndWhereTheTextGoesOn) {
  const struct {
    std::u32string_view text;
    std::u32string_view address;
  } cases[] = {
      {U"https://a.com/b?c=d&e=f#g rest", U"https://a.com/b?c=d&e=f#g"},
      {U"https://www.youtube.com/watch?v=s7，公开发表", U"https://www.youtube.com/watch?v=s7"},
      {U"http://a.com/中文", U"http://a.com/"},
      {U"https://a.com/b.", U"https://a.com/b"},
      {U"https://a.com/b)，", U"https://a.com/b"},
      {U"https://a.com/(b)c", U"https://a.com/(b)c"},
      {U"https://a.com/b-\nc/d e", U"https://a.com/b-\nc/d"},
      {U"https://a.com/b\nc", U"https://a.com/b"},
      {U"www.a.com", U"www.a.com"},
      {U"https://", U""},
      {U"hello", U""},
  };
  for (const auto& [text, address] : cases) {
    EXPECT_EQ(text.substr(0, MatchAddress(text, 0)), address);
  }
}

TEST(AddressTest, NoneBeginsWithinAWord) { EXPECT_EQ(MatchAddress(U"xhttps://a.com", 1), 0u); }

}  // namespace
}  // namespace wenmai::ingest
