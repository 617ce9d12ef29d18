#include "shell/edit/screen.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wenmai::shell {
namespace {

using testing::ElementsAre;

const Prompts kPrompts{"> ", ". "};

TEST(ScreenTest, EachLineHasItsPrompt) {
  const Layout layout = LayOut(kPrompts, "a\nbc", 4, {}, 80);
  EXPECT_THAT(layout.rows, ElementsAre("> a", ". bc"));
  EXPECT_EQ(layout.cursor_row, 1u);
  EXPECT_EQ(layout.cursor_column, 4u);
}

TEST(ScreenTest, WideLinesWrapBetweenClusters) {
  const Layout layout = LayOut(kPrompts, "文文文文", 12, {}, 7);
  EXPECT_THAT(layout.rows, ElementsAre("> 文文", "文文"));
  EXPECT_EQ(layout.cursor_row, 1u);
  EXPECT_EQ(layout.cursor_column, 4u);
}

TEST(ScreenTest, ACursorBehindAFullRowStandsOnTheNext) {
  const Layout layout = LayOut(kPrompts, "abcd", 4, {}, 6);
  EXPECT_THAT(layout.rows, ElementsAre("> abcd", ""));
  EXPECT_EQ(layout.cursor_row, 1u);
  EXPECT_EQ(layout.cursor_column, 0u);
}

TEST(ScreenTest, ANarrowerTerminalFoldsTheRowsAboveTheCursor) {
  const Layout layout = LayOut(kPrompts, "12345678\n1234\n12345678", 20, {}, 80);
  EXPECT_THAT(layout.widths, ElementsAre(10, 6, 10));
  EXPECT_EQ(RowsAboveCursor(layout, 80), 2u);
  EXPECT_EQ(RowsAboveCursor(layout, 6), 4u);  // two, one, and one of the cursor's own row
}

TEST(ScreenTest, ColoursEndWithTheirSpanAndWithTheRow) {
  const Layout layout = LayOut(kPrompts, "'a\nb'c", 0, {{0, 5, Style::kString}}, 80);
  EXPECT_THAT(layout.rows, ElementsAre("> \x1b[0m\x1b[32m'a\x1b[0m", ". \x1b[0m\x1b[32mb'\x1b[0mc"));
}

}  // namespace
}  // namespace wenmai::shell
