// Draws the text being edited: prompt, colours, lines that are wider than the terminal, the cursor.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wenmai::shell {

enum class Style { kPlain, kKeyword, kFunction, kLabel, kString, kNumber, kParameter, kComment, kCommand };

// The style of the bytes in [begin, end).
struct StyledSpan {
  size_t begin = 0, end = 0;
  Style style = Style::kPlain;
  bool operator==(const StyledSpan&) const = default;
};

struct Prompts {
  std::string first;  // before the first line
  std::string next;   // before each line after it, as wide as `first`
};

// The text as rows of a terminal of `columns` columns, each with its colours.
struct Layout {
  std::vector<std::string> rows;
  std::vector<size_t> widths;  // of the rows, in columns
  size_t cursor_row = 0, cursor_column = 0;
};

// The rows above the cursor's once a terminal that has become `columns` wide has folded the rows that no longer fit.
size_t RowsAboveCursor(const Layout& drawn, size_t columns);

// `spans` are sorted and do not overlap. REQUIRES: columns > 1.
Layout LayOut(const Prompts& prompts, std::string_view text, size_t cursor,
              const std::vector<StyledSpan>& spans, size_t columns);

// Redraws in place. REQUIRES: nobody else writes to the terminal between two Draws.
class Screen {
 public:
  explicit Screen(int descriptor) : descriptor_(descriptor) {}

  void Draw(const Prompts& prompts, std::string_view text, size_t cursor,
            const std::vector<StyledSpan>& spans);
  // Leaves what is drawn where it is; the next Draw begins below.
  void Finish();
  void Clear();
  size_t columns() const;

 private:
  void Write(std::string_view bytes) const;

  const int descriptor_;
  Layout drawn_;  // what stands on the terminal; its rows are left out
  size_t columns_ = 0;
};

}  // namespace wenmai::shell
