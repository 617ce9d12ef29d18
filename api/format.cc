#include "wenmai/format.h"

#include <algorithm>
#include <ostream>

#include "api/dot.h"
#include "api/json.h"
#include "text/width.h"
#include "wenmai/error.h"

namespace wenmai {
namespace {

void CheckStream(const std::ostream& out) {
  if (!out) throw Error(ErrorCode::kIo, "cannot write the result");
}

size_t WriteJsonRows(Result& result, std::ostream& out, bool is_array) {
  std::string line;
  size_t count = 0;
  if (is_array) out << '[';
  while (result.Next()) {
    line.clear();
    if (is_array && count > 0) line += ",\n";
    line += '{';
    for (size_t i = 0; i < result.columns().size(); ++i) {
      if (i > 0) line += ',';
      api::AppendJsonString(result.columns()[i], &line);
      line += ':';
      api::AppendJson(result.Get(i), &line);
    }
    line += is_array ? "}" : "}\n";
    out << line;
    CheckStream(out);
    ++count;
  }
  if (is_array) out << "]\n";
  return count;
}

// A field of RFC 4180. Strings and temporal values as they are, null as nothing, the rest as JSON.
std::string CsvField(const Value& value) {
  if (value.is_null()) return "";
  std::string field;
  if (value.is<std::string>()) {
    field = value.as<std::string>();
  } else {
    field = ToJson(value);
    if (field.size() >= 2 && field.front() == '"') field = field.substr(1, field.size() - 2);
  }
  const bool needs_quotes =
      field.empty() || field.find_first_of(",\"\r\n") != std::string::npos;
  if (!needs_quotes) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

size_t WriteCsv(Result& result, std::ostream& out) {
  for (size_t i = 0; i < result.columns().size(); ++i) {
    out << (i > 0 ? "," : "") << CsvField(Value(result.columns()[i]));
  }
  out << "\r\n";
  size_t count = 0;
  while (result.Next()) {
    for (size_t i = 0; i < result.columns().size(); ++i) {
      out << (i > 0 ? "," : "") << CsvField(result.Get(i));
    }
    out << "\r\n";
    CheckStream(out);
    ++count;
  }
  return count;
}

// One line for a table cell: strings bare, line breaks shown as ⏎.
std::string CellText(const Value& value, size_t columns_max) {
  std::string text = value.is<std::string>() ? value.as<std::string>() : ToString(value);
  std::string line;
  for (const char c : text) {
    if (c == '\n') {
      line += "⏎";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      line += ' ';
    } else {
      line += c;
    }
  }
  if (columns_max == 0 || text::DisplayWidth(line) <= columns_max) return line;
  return std::string(text::TruncateToWidth(line, columns_max - 1)) + "…";
}

size_t WriteTable(Result& result, std::ostream& out, const FormatOptions& options) {
  const size_t column_count = result.columns().size();
  std::vector<std::vector<std::string>> rows;
  std::vector<size_t> widths(column_count);
  std::vector<bool> is_number(column_count, true);
  for (size_t i = 0; i < column_count; ++i) widths[i] = text::DisplayWidth(result.columns()[i]);
  while (result.Next()) {
    std::vector<std::string>& row = rows.emplace_back();
    for (size_t i = 0; i < column_count; ++i) {
      const Value value = result.Get(i);
      row.push_back(CellText(value, options.cell_columns_max));
      widths[i] = std::max(widths[i], text::DisplayWidth(row.back()));
      if (!value.is<int64_t>() && !value.is<double>() && !value.is_null()) is_number[i] = false;
    }
  }
  if (column_count == 0) return 0;
  const auto write_rule = [&] {
    for (const size_t width : widths) out << '+' << std::string(width + 2, '-');
    out << "+\n";
  };
  const auto write_row = [&](const std::vector<std::string>& row, bool align_numbers) {
    for (size_t i = 0; i < column_count; ++i) {
      const std::string padding(widths[i] - text::DisplayWidth(row[i]), ' ');
      const bool is_right = align_numbers && is_number[i];
      out << "| " << (is_right ? padding : "") << row[i] << (is_right ? "" : padding) << ' ';
    }
    out << "|\n";
  };
  write_rule();
  write_row(result.columns(), false);
  write_rule();
  for (const auto& row : rows) write_row(row, true);
  write_rule();
  CheckStream(out);
  return rows.size();
}

size_t WriteDot(Result& result, std::ostream& out) {
  api::DotGraph graph;
  size_t count = 0;
  for (; result.Next(); ++count) {
    for (size_t i = 0; i < result.columns().size(); ++i) graph.Collect(result.Get(i));
  }
  graph.Write(out);
  CheckStream(out);
  return count;
}

}  // namespace

std::optional<ResultFormat> ParseResultFormat(std::string_view name) {
  constexpr std::pair<std::string_view, ResultFormat> kFormats[] = {
      {"table", ResultFormat::kTable}, {"csv", ResultFormat::kCsv},
      {"jsonl", ResultFormat::kJsonl}, {"json", ResultFormat::kJson},
      {"dot", ResultFormat::kDot}};
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
  }
  return std::nullopt;
}

size_t WriteResult(Result& result, ResultFormat format, std::ostream& out,
                   const FormatOptions& options) {
  switch (format) {
    case ResultFormat::kTable: return WriteTable(result, out, options);
    case ResultFormat::kCsv: return WriteCsv(result, out);
    case ResultFormat::kJsonl: return WriteJsonRows(result, out, false);
    case ResultFormat::kJson: return WriteJsonRows(result, out, true);
    case ResultFormat::kDot: return WriteDot(result, out);
  }
  return 0;
}

size_t DisplayWidth(std::string_view text) { return text::DisplayWidth(text); }

}  // namespace wenmai
