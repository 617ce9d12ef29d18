#include "ingest/read/inline.h"

#include <gtest/gtest.h>

namespace wenmai::ingest {
namespace {

std::vector<DraftBlock> Parse(std::u32string_view text, InlineOptions options = {}) {
  RawText raw;
  for (size_t i = 0; i < text.size(); ++i) raw.Append(text[i], static_cast<int32_t>(i));
  std::vector<DraftBlock> blocks;
  int details_depth = 0;
  ParseInline(raw, options, &details_depth, &blocks);
  return blocks;
}

std::u32string ParseText(std::u32string_view text) {
  std::u32string joined;
  for (const DraftBlock& block : Parse(text)) {
    if (!joined.empty()) joined += U'|';
    joined += block.text;
  }
  return joined;
}

TEST(InlineTest, MarksGoAndTextStays) {
  const struct {
    std::u32string_view raw, text;
  } cases[] = {
      {U"**Dojo**团队", U"Dojo团队"},
      {U"**主持人：**你好", U"主持人：你好"},
      {U"****戳蓝字**“九边”** 关注****", U"戳蓝字“九边” 关注"},
      {U"_本文首发于2023年07_ _月_", U"本文首发于2023年07 月"},
      {U"snake_case 和 2 * 3", U"snake_case 和 2 * 3"},
      {U"1\\. 第一", U"1. 第一"},
      {U"a `co*de*` b", U"a co*de* b"},
      {U"~~旧~~新", U"旧新"},
      {U"A&amp;T &#8217; &unknown;", U"A&T ’ &unknown;"},
      {U"[文章](https://a.com \"题\")后", U"文章后"},
      {U"[a](http://b.com/(c))d", U"ad"},
      {U"[折\n行](https://a.com/x\n&y=1)", U"折行"},
      {U"![图](https://a.com/b.png)文", U"文"},
      {U"[![](https://a.com/b.png)](https://c.com)", U""},
      {U"[[张三]]与[[a|李四]]", U"张三与李四"},
      {U"注[^1]释", U"注释"},
      {U"[Speaker 1]: hi", U"[Speaker 1]: hi"},
      {U"见https://a.com/b，以及<https://c.com>。", U"见，以及。"},
      {U"一<br>二<b>三</b><!-- 隐 -->四", U"一|二三四"},
      {U"a < b > c", U"a < b > c"},
      {U"零\u200B宽\uFEFF、不\u00A0断", U"零宽、不 断"},
  };
  for (const auto& [raw, text] : cases) EXPECT_EQ(ParseText(raw), text);
}

TEST(InlineTest, WrappedLinesAreJoined) {
  const struct {
    std::u32string_view raw, text;
  } cases[] = {
      {U"Jeff\nBezos", U"Jeff Bezos"},         {U"人工\n智能", U"人工智能"},
      {U"OpenAI\n公司", U"OpenAI公司"},        {U"GPT-\n4o", U"GPT-4o"},
      {U"the “new”\nworld", U"the “new” world"},
      {U"他说 -\nyes", U"他说 - yes"},         {U"完了。\n下一段", U"完了。|下一段"},
      {U"完了。”\n下一段", U"完了。”|下一段"},
  };
  for (const auto& [raw, text] : cases) EXPECT_EQ(ParseText(raw), text);
}

TEST(InlineTest, EveryCodePointKnowsWhereItCameFrom) {
  const std::u32string_view raw = U"**A&amp;B**  [文](x)";
  const std::vector<DraftBlock> blocks = Parse(raw);
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].text, U"A&B 文");
  EXPECT_EQ(blocks[0].origin, (std::vector<int32_t>{2, 3, 8, 11, 14}));
}

TEST(InlineTest, StrongTextAndLinksAreMarked) {
  const std::vector<DraftBlock> blocks = Parse(U"**Veo**（视频）[Sora](https://a.com)");
  ASSERT_EQ(blocks.size(), 1u);
  ASSERT_EQ(blocks[0].marks.size(), 2u);
  EXPECT_EQ(blocks[0].marks[0].kind, MarkKind::kStrong);
  EXPECT_EQ(blocks[0].marks[0].span, (Span{0, 3}));
  EXPECT_EQ(blocks[0].marks[1].kind, MarkKind::kLink);
  EXPECT_EQ(blocks[0].marks[1].span, (Span{7, 11}));
  ASSERT_EQ(blocks[0].links.size(), 1u);
  EXPECT_EQ(blocks[0].links[0].target, U"https://a.com");
}

TEST(InlineTest, TextBesideAPictureKnowsIt) {
  EXPECT_EQ(Parse(U"![](a)《狂飙》剧照")[0].image, ImagePlace::kBeside);
  const std::vector<DraftBlock> blocks = Parse(U"完。![](a)图");
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_EQ(blocks[0].image, ImagePlace::kNone);
  EXPECT_EQ(blocks[1].image, ImagePlace::kBeside);
}

TEST(InlineTest, DetailsAreTheOriginal) {
  const std::vector<DraftBlock> blocks =
      Parse(U"译文<details><summary>View</summary><p>Original</p></details>译文二");
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_EQ(blocks[0].kind, BlockKind::kParagraph);
  EXPECT_EQ(blocks[1].kind, BlockKind::kOriginal);
  EXPECT_EQ(blocks[1].text, U"Original");
  EXPECT_EQ(blocks[2].kind, BlockKind::kParagraph);
}

// Each of these would take minutes if some step looked for its end again and again.
TEST(InlineTest, UnclosedMarksCostNoMoreThanText) {
  constexpr int kCount = 50000;
  for (const std::u32string_view part : {U"[", U"<a ", U"`", U"``x", U"**a ", U"<script>", U"<!-- ",
                                         U"[a](", U"\\", U"&", U"http://", U"(", U"_a"}) {
    std::u32string raw;
    for (int i = 0; i < kCount; ++i) raw += part;
    Parse(raw);
  }
}

}  // namespace
}  // namespace wenmai::ingest
