#include "shell/edit/edit_buffer.h"

#include <algorithm>
#include <utility>

#include "wenmai/format.h"

namespace wenmai::shell {
namespace {

// Letters of any script, digits and `_`: what a word is made of.
bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || byte == '_' || (byte >= '0' && byte <= '9') ||
         (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

}  // namespace

void EditBuffer::Set(std::string text) {
  text_ = std::move(text);
  cursor_ = text_.size();
}

void EditBuffer::Insert(std::string_view text) {
  text_.insert(cursor_, text);
  cursor_ += text.size();
}

void EditBuffer::ReplaceBeforeCursor(size_t begin, std::string_view text) {
  Erase(begin, cursor_);
  Insert(text);
}

void EditBuffer::InsertLine() {
  const size_t begin = LineBegin(cursor_);
  const size_t indent_end = std::min(text_.find_first_not_of(' ', begin), cursor_);
  const std::string indent = text_.substr(begin, indent_end - begin);
  Insert("\n");
  Insert(indent);
}

void EditBuffer::MoveWordRight() {
  while (cursor_ < text_.size() && !IsWordByte(text_[cursor_])) ++cursor_;
  while (cursor_ < text_.size() && IsWordByte(text_[cursor_])) ++cursor_;
}

bool EditBuffer::MoveUp() {
  const size_t begin = LineBegin(cursor_);
  if (begin == 0) return false;
  const size_t column = DisplayWidth(std::string_view(text_).substr(begin, cursor_ - begin));
  cursor_ = AtColumn(LineBegin(begin - 1), column);
  return true;
}

bool EditBuffer::MoveDown() {
  const size_t end = LineEnd(cursor_);
  if (end == text_.size()) return false;
  const size_t begin = LineBegin(cursor_);
  const size_t column = DisplayWidth(std::string_view(text_).substr(begin, cursor_ - begin));
  cursor_ = AtColumn(end + 1, column);
  return true;
}

// At the end of a line it joins the next one, as editors do.
void EditBuffer::KillToLineEnd() {
  const size_t end = LineEnd(cursor_);
  Kill(cursor_, end == cursor_ ? RightOf(cursor_) : end);
}

size_t EditBuffer::LeftOf(size_t at) const {
  if (at == 0) return 0;
  size_t left = LineBegin(at);
  if (left == at) return at - 1;  // over the line break
  for (size_t next = left; next < at; next = RightOf(next)) left = next;
  return left;
}

size_t EditBuffer::RightOf(size_t at) const {
  if (at >= text_.size()) return text_.size();
  return text_[at] == '\n' ? at + 1 : at + FirstCluster(std::string_view(text_).substr(at)).size();
}

size_t EditBuffer::WordLeftOf(size_t at) const {
  while (at > 0 && !IsWordByte(text_[at - 1])) --at;
  while (at > 0 && IsWordByte(text_[at - 1])) --at;
  return at;
}

size_t EditBuffer::LineBegin(size_t at) const {
  const size_t line_break = at == 0 ? std::string::npos : text_.rfind('\n', at - 1);
  return line_break == std::string::npos ? 0 : line_break + 1;
}

size_t EditBuffer::LineEnd(size_t at) const {
  return std::min(text_.find('\n', at), text_.size());
}

size_t EditBuffer::AtColumn(size_t line_begin, size_t column) const {
  const size_t end = LineEnd(line_begin);
  size_t at = line_begin;
  while (at < end) {
    const size_t next = RightOf(at);
    if (DisplayWidth(std::string_view(text_).substr(line_begin, next - line_begin)) > column) break;
    at = next;
  }
  return at;
}

void EditBuffer::Erase(size_t begin, size_t end) {
  text_.erase(begin, end - begin);
  cursor_ = begin;
}

void EditBuffer::Kill(size_t begin, size_t end) {
  killed_ = text_.substr(begin, end - begin);
  Erase(begin, end);
}

}  // namespace wenmai::shell
