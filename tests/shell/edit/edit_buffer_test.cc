#include "shell/edit/edit_buffer.h"

#include <gtest/gtest.h>

namespace wenmai::shell {
namespace {

EditBuffer Holding(const std::string& text) {
  EditBuffer buffer;
  buffer.Set(text);
  return buffer;
}

TEST(EditBufferTest, StepsAreGraphemeClusters) {
  EditBuffer buffer = Holding("a文e\u0301👩‍💻🇨🇳");
  for (const char* rest : {"🇨🇳", "👩‍💻🇨🇳", "e\u0301👩‍💻🇨🇳", "文e\u0301👩‍💻🇨🇳", "a文e\u0301👩‍💻🇨🇳"}) {
    buffer.MoveLeft();
    EXPECT_EQ(buffer.text().substr(buffer.cursor()), rest);
  }
  buffer.MoveRight();
  buffer.DeleteRight();
  EXPECT_EQ(buffer.text(), "ae\u0301👩‍💻🇨🇳");
  buffer.MoveToEnd();
  buffer.DeleteLeft();
  buffer.DeleteLeft();
  EXPECT_EQ(buffer.text(), "ae\u0301");
}

TEST(EditBufferTest, LinesKeepTheirShape) {
  EditBuffer buffer = Holding("MATCH (n)\n  WHERE n.x");
  buffer.InsertLine();
  buffer.Insert("RETURN");
  EXPECT_EQ(buffer.text(), "MATCH (n)\n  WHERE n.x\n  RETURN");
}

TEST(EditBufferTest, UpAndDownKeepTheColumn) {
  EditBuffer buffer = Holding("文文文\nabcdef\nx");
  EXPECT_FALSE(buffer.MoveDown());
  buffer.MoveUp();
  EXPECT_EQ(buffer.text().substr(buffer.cursor()), "bcdef\nx");
  buffer.MoveRight();
  buffer.MoveRight();
  buffer.MoveRight();
  buffer.MoveUp();  // column 4 is after two wide characters
  EXPECT_EQ(buffer.text().substr(buffer.cursor()), "文\nabcdef\nx");
  EXPECT_FALSE(buffer.MoveUp());
}

TEST(EditBufferTest, WhatIsKilledCanBePutBack) {
  EditBuffer buffer = Holding("MATCH (公司)\nRETURN 1");
  buffer.KillToLineBegin();
  EXPECT_EQ(buffer.text(), "MATCH (公司)\n");
  buffer.Yank();
  EXPECT_EQ(buffer.text(), "MATCH (公司)\nRETURN 1");
  buffer.MoveUp();
  buffer.MoveToLineBegin();
  buffer.KillToLineEnd();
  EXPECT_EQ(buffer.text(), "\nRETURN 1");
  buffer.KillToLineEnd();  // at the end of a line it takes the line break
  EXPECT_EQ(buffer.text(), "RETURN 1");
}

TEST(EditBufferTest, WordsAreLettersOfAnyScript) {
  EditBuffer buffer = Holding("RETURN n.姓名 + 'x'");
  buffer.KillWordLeft();
  EXPECT_EQ(buffer.text(), "RETURN n.姓名 + '");
  buffer.KillWordLeft();
  EXPECT_EQ(buffer.text(), "RETURN n.");
}

}  // namespace
}  // namespace wenmai::shell
