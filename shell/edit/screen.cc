#include "shell/edit/screen.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "wenmai/format.h"

namespace wenmai::shell {
namespace {

std::string_view Sgr(Style style) {
  switch (style) {
    case Style::kPlain: return "\x1b[0m";
    case Style::kKeyword: return "\x1b[1;34m";
    case Style::kFunction: return "\x1b[36m";
    case Style::kLabel: return "\x1b[33m";
    case Style::kString: return "\x1b[32m";
    case Style::kNumber: return "\x1b[35m";
    case Style::kParameter: return "\x1b[35m";
    case Style::kComment: return "\x1b[2m";
    case Style::kCommand: return "\x1b[1m";
  }
  return "";
}

winsize TerminalSize(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col < 2 || size.ws_row < 1) {
    size.ws_col = 80;
    size.ws_row = 24;
  }
  return size;
}

// Puts clusters down one after the other and breaks rows where the terminal ends.
class RowBuilder {
 public:
  RowBuilder(Layout* layout, size_t columns) : layout_(*layout), columns_(columns) {}

  void BeginLine(const std::string& prompt) {
    if (!layout_.rows.empty()) EndRow();
    layout_.rows.push_back(prompt);
    column_ = DisplayWidth(prompt);
  }
  void EndRow() { layout_.widths.push_back(column_); }
  void SetStyle(Style style) {
    if (style == style_) return;
    style_ = style;
    layout_.rows.back() += Sgr(Style::kPlain);
    if (style != Style::kPlain) layout_.rows.back() += Sgr(style);
  }
  void Put(std::string_view cluster) {
    const size_t width = DisplayWidth(cluster);
    if (column_ + width > columns_) Wrap();
    layout_.rows.back() += cluster == "\t" ? " " : cluster;
    column_ += cluster == "\t" ? 1 : width;
  }
  void PutCursor() {
    if (column_ >= columns_) Wrap();
    layout_.cursor_row = layout_.rows.size() - 1;
    layout_.cursor_column = column_;
  }

 private:
  void Wrap() {
    const Style style = style_;
    SetStyle(Style::kPlain);
    EndRow();
    layout_.rows.emplace_back();
    column_ = 0;
    SetStyle(style);
  }

  Layout& layout_;
  const size_t columns_;
  size_t column_ = 0;
  Style style_ = Style::kPlain;
};

}  // namespace

Layout LayOut(const Prompts& prompts, std::string_view text, size_t cursor,
              const std::vector<StyledSpan>& spans, size_t columns) {
  Layout layout;
  RowBuilder rows(&layout, columns);
  rows.BeginLine(prompts.first);
  auto span = spans.begin();
  for (size_t i = 0; i < text.size();) {
    while (span != spans.end() && span->end <= i) ++span;
    rows.SetStyle(span != spans.end() && span->begin <= i ? span->style : Style::kPlain);
    if (i == cursor) rows.PutCursor();
    if (text[i] == '\n') {
      rows.SetStyle(Style::kPlain);
      rows.BeginLine(prompts.next);
      ++i;
      continue;
    }
    const std::string_view cluster = FirstCluster(text.substr(i));
    rows.Put(cluster);
    i += cluster.size();
  }
  rows.SetStyle(Style::kPlain);
  if (cursor >= text.size()) rows.PutCursor();
  rows.EndRow();
  return layout;
}

size_t RowsAboveCursor(const Layout& drawn, size_t columns) {
  size_t rows = drawn.cursor_column / columns;
  for (size_t row = 0; row < drawn.cursor_row; ++row) {
    rows += std::max<size_t>(1, (drawn.widths[row] + columns - 1) / columns);
  }
  return rows;
}

void Screen::Draw(const Prompts& prompts, std::string_view text, size_t cursor,
                  const std::vector<StyledSpan>& spans) {
  const winsize size = TerminalSize(descriptor_);
  Layout layout = LayOut(prompts, text, cursor, spans, size.ws_col);
  // Of a text higher than the terminal, the rows around the cursor.
  const size_t shown = std::min<size_t>(layout.rows.size(), size.ws_row);
  const size_t first = layout.cursor_row < shown ? 0 : layout.cursor_row - shown + 1;
  const size_t above = size.ws_col < columns_ ? RowsAboveCursor(drawn_, size.ws_col) : drawn_.cursor_row;
  std::string bytes;
  if (above > 0) bytes += "\x1b[" + std::to_string(above) + "A";
  bytes += "\r\x1b[J";
  for (size_t row = 0; row < shown; ++row) {
    if (row > 0) bytes += "\r\n";
    bytes += layout.rows[first + row];
  }
  layout.rows.clear();
  layout.widths = {layout.widths.begin() + first, layout.widths.begin() + first + shown};
  layout.cursor_row -= first;
  drawn_ = std::move(layout);
  columns_ = size.ws_col;
  if (const size_t up = shown - 1 - drawn_.cursor_row; up > 0) bytes += "\x1b[" + std::to_string(up) + "A";
  bytes += "\r";
  if (drawn_.cursor_column > 0) bytes += "\x1b[" + std::to_string(drawn_.cursor_column) + "C";
  Write(bytes);
}

void Screen::Finish() {
  std::string bytes;
  const size_t rows = drawn_.widths.size();
  if (rows > drawn_.cursor_row + 1) bytes += "\x1b[" + std::to_string(rows - 1 - drawn_.cursor_row) + "B";
  Write(bytes + "\r\n");
  drawn_ = {};
}

void Screen::Clear() {
  Write("\x1b[H\x1b[2J");
  drawn_ = {};
}

size_t Screen::columns() const { return TerminalSize(descriptor_).ws_col; }

void Screen::Write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor_, bytes.data(), bytes.size());
    if (count <= 0) return;  // the terminal is gone; the next read tells
    bytes.remove_prefix(static_cast<size_t>(count));
  }
}

}  // namespace wenmai::shell
