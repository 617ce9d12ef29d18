// The text being edited, over any number of lines, and the cursor in it. Steps are grapheme clusters,
// so that 文, é and 👩‍💻 are each one step.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wenmai::shell {

class EditBuffer {
 public:
  const std::string& text() const { return text_; }
  size_t cursor() const { return cursor_; }  // in bytes, between clusters

  // Replaces the text; the cursor goes to its end.
  void Set(std::string text);
  void Insert(std::string_view text);
  // Replaces the bytes from `begin` to the cursor.
  void ReplaceBeforeCursor(size_t begin, std::string_view text);
  // A line break, and the indentation of the line that it ends.
  void InsertLine();

  void MoveLeft() { cursor_ = LeftOf(cursor_); }
  void MoveRight() { cursor_ = RightOf(cursor_); }
  void MoveWordLeft() { cursor_ = WordLeftOf(cursor_); }
  void MoveWordRight();
  void MoveToLineBegin() { cursor_ = LineBegin(cursor_); }
  void MoveToLineEnd() { cursor_ = LineEnd(cursor_); }
  void MoveToEnd() { cursor_ = text_.size(); }
  // To the same column of the line above or below; false if there is none.
  bool MoveUp();
  bool MoveDown();

  void DeleteLeft() { Erase(LeftOf(cursor_), cursor_); }
  void DeleteRight() { Erase(cursor_, RightOf(cursor_)); }
  // These keep what they take, for Yank.
  void KillWordLeft() { Kill(WordLeftOf(cursor_), cursor_); }
  void KillToLineBegin() { Kill(LineBegin(cursor_), cursor_); }
  void KillToLineEnd();
  void Yank() { Insert(killed_); }

 private:
  size_t LeftOf(size_t at) const;
  size_t RightOf(size_t at) const;
  size_t WordLeftOf(size_t at) const;
  size_t LineBegin(size_t at) const;
  size_t LineEnd(size_t at) const;
  size_t AtColumn(size_t line_begin, size_t column) const;
  void Erase(size_t begin, size_t end);
  void Kill(size_t begin, size_t end);

  std::string text_, killed_;
  size_t cursor_ = 0;
};

}  // namespace wenmai::shell
