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
    layout_.rows.push_back(prompt);
    column_ = DisplayWidth(prompt);
  }
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
  return layout;
}

void Screen::Draw(const Prompts& prompts, std::string_view text, size_t cursor,
                  const std::vector<StyledSpan>& spans) {
  const winsize size = TerminalSize(descriptor_);
  const Layout layout = LayOut(prompts, text, cursor, spans, size.ws_col);
  // Of a text higher than the terminal, the rows around the cursor.
  const size_t shown = std::min<size_t>(layout.rows.size(), size.ws_row);
  const size_t first = layout.cursor_row < shown ? 0 : layout.cursor_row - shown + 1;
  std::string bytes;
  if (cursor_row_ > 0) bytes += "\x1b[" + std::to_string(cursor_row_) + "A";
  bytes += "\r\x1b[J";
  for (size_t row = 0; row < shown; ++row) {
    if (row > 0) bytes += "\r\n";
    bytes += layout.rows[first + row];
  }
  cursor_row_ = layout.cursor_row - first;
  row_count_ = shown;
  if (const size_t up = shown - 1 - cursor_row_; up > 0) bytes += "\x1b[" + std::to_string(up) + "A";
  bytes += "\r";
  if (layout.cursor_column > 0) bytes += "\x1b[" + std::to_string(layout.cursor_column) + "C";
  Write(bytes);
}

void Screen::Finish() {
  std::string bytes;
  if (const size_t down = row_count_ - 1 - cursor_row_; down > 0) {
    bytes += "\x1b[" + std::to_string(down) + "B";
  }
  Write(bytes + "\r\n");
  cursor_row_ = 0;
  row_count_ = 1;
}

void Screen::Clear() {
  Write("\x1b[H\x1b[2J");
  cursor_row_ = 0;
  row_count_ = 1;
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
