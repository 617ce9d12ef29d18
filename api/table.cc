#include "api/table.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "api/caption.h"
#include "text/width.h"
#include "wenmai/error.h"

namespace wenmai::api {
namespace {

constexpr size_t kCutCellColumnsMin = 8;  // a column is not made narrower than this to fit

std::string FullText(const Value& value) {
  return value.is<std::string>() ? value.as<std::string>() : ToString(value);
}

// A path's nodes by what they are called: with all their properties nobody would see its shape.
std::string CellText(const Value& value) {
  return value.is<Path>() ? Caption(value.as<Path>()) : FullText(value);
}

// On one line: line breaks are shown as ⏎, other control characters as spaces.
std::string OneLine(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '\n') {
      line += "⏎";
    } else {
      line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return line;
}

std::string Cut(const std::string& line, size_t columns_max) {
  if (columns_max == 0 || text::DisplayWidth(line) <= columns_max) return line;
  return std::string(text::TruncateToWidth(line, columns_max - 1)) + "…";
}

// Takes columns from the widest until the table fits, or until none is left to take from.
void Fit(size_t table_columns_max, std::vector<size_t>* widths) {
  size_t total = 1;
  for (const size_t width : *widths) total += width + 3;
  while (total > table_columns_max) {
    const auto widest = std::max_element(widths->begin(), widths->end());
    if (*widest <= kCutCellColumnsMin) return;
    --*widest;
    --total;
  }
}

struct Table {
  std::vector<std::vector<std::string>> rows;  // the first holds the columns' names
  std::vector<size_t> widths;
  std::vector<bool> is_number;
};

Table ReadTable(RowSource& source, const FormatOptions& options) {
  const size_t column_count = source.columns().size();
  Table table{{source.columns()}, std::vector<size_t>(column_count), std::vector<bool>(column_count, true)};
  while (source.Next()) {
    std::vector<std::string>& row = table.rows.emplace_back();
    for (size_t i = 0; i < column_count; ++i) {
      const Value value = source.Get(i);
      row.push_back(Cut(OneLine(CellText(value)), options.cell_columns_max));
      if (!value.is<int64_t>() && !value.is<double>() && !value.is_null()) table.is_number[i] = false;
    }
  }
  for (const auto& row : table.rows) {
    for (size_t i = 0; i < column_count; ++i) {
      table.widths[i] = std::max(table.widths[i], text::DisplayWidth(row[i]));
    }
  }
  if (options.table_columns_max > 0) Fit(options.table_columns_max, &table.widths);
  return table;
}

}  // namespace

size_t WriteTable(RowSource& source, std::ostream& out, const FormatOptions& options) {
  const Table table = ReadTable(source, options);
  const size_t column_count = table.widths.size();
  if (column_count == 0) return 0;
  std::string rule;
  for (const size_t width : table.widths) rule += '+' + std::string(width + 2, '-');
  rule += "+\n";
  out << rule;
  for (size_t r = 0; r < table.rows.size(); ++r) {
    for (size_t i = 0; i < column_count; ++i) {
      const std::string cell = Cut(table.rows[r][i], table.widths[i]);
      const std::string padding(table.widths[i] - text::DisplayWidth(cell), ' ');
      const bool is_right = r > 0 && table.is_number[i];
      out << "| " << (is_right ? padding + cell : cell + padding) << ' ';
    }
    out << "|\n";
    if (r == 0) out << rule;
  }
  out << rule;
  if (!out) throw Error(ErrorCode::kIo, "cannot write the result");
  return table.rows.size() - 1;
}

size_t WriteVertical(RowSource& source, std::ostream& out) {
  const size_t column_count = source.columns().size();
  size_t width = 0;
  for (const std::string& column : source.columns()) width = std::max(width, text::DisplayWidth(column));
  size_t count = 0;
  while (source.Next()) {
    out << "-- " << ++count << "\n";
    for (size_t i = 0; i < column_count; ++i) {
      const std::string& column = source.columns()[i];
      out << column << std::string(width - text::DisplayWidth(column), ' ') << "  ";
      // Further lines of a value stand under its first.
      for (const char c : FullText(source.Get(i))) {
        out << c;
        if (c == '\n') out << std::string(width + 2, ' ');
      }
      out << "\n";
    }
    if (!out) throw Error(ErrorCode::kIo, "cannot write the result");
  }
  return count;
}

}  // namespace wenmai::api
