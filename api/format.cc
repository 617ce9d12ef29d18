#include "wenmai/format.h"

#include <algorithm>
#include <ostream>

#include "api/dot.h"
#include "api/json.h"
#include "api/row_source.h"
#include "api/table.h"
#include "text/json_string.h"
#include "text/width.h"
#include "wenmai/error.h"

namespace wenmai {
namespace {

class StreamedRows : public api::RowSource {
 public:
  explicit StreamedRows(Result* result) : result_(*result) {}
  const std::vector<std::string>& columns() const override { return result_.columns(); }
  bool Next() override { return result_.Next(); }
  Value Get(size_t column) const override { return result_.Get(column); }

 private:
  Result& result_;
};

class KeptRows : public api::RowSource {
 public:
  explicit KeptRows(const Rows& rows) : rows_(rows) {}
  const std::vector<std::string>& columns() const override { return rows_.columns; }
  bool Next() override { return ++position_ <= rows_.rows.size(); }
  Value Get(size_t column) const override { return rows_.rows[position_ - 1][column]; }

 private:
  const Rows& rows_;
  size_t position_ = 0;  // of the current row, from 1
};

void CheckStream(const std::ostream& out) {
  if (!out) throw Error(ErrorCode::kIo, "cannot write the result");
}

size_t WriteJsonRows(api::RowSource& rows, std::ostream& out, bool is_array) {
  std::string line;
  size_t count = 0;
  if (is_array) out << '[';
  while (rows.Next()) {
    line.clear();
    if (is_array && count > 0) line += ",\n";
    line += '{';
    for (size_t i = 0; i < rows.columns().size(); ++i) {
      if (i > 0) line += ',';
      text::AppendJsonString(rows.columns()[i], &line);
      line += ':';
      api::AppendJson(rows.Get(i), &line);
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

size_t WriteCsv(api::RowSource& rows, std::ostream& out) {
  for (size_t i = 0; i < rows.columns().size(); ++i) {
    out << (i > 0 ? "," : "") << CsvField(Value(rows.columns()[i]));
  }
  out << "\r\n";
  size_t count = 0;
  while (rows.Next()) {
    for (size_t i = 0; i < rows.columns().size(); ++i) {
      out << (i > 0 ? "," : "") << CsvField(rows.Get(i));
    }
    out << "\r\n";
    CheckStream(out);
    ++count;
  }
  return count;
}

size_t WriteDot(api::RowSource& rows, std::ostream& out) {
  api::DotGraph graph;
  size_t count = 0;
  for (; rows.Next(); ++count) {
    for (size_t i = 0; i < rows.columns().size(); ++i) graph.Collect(rows.Get(i));
  }
  graph.Write(out);
  CheckStream(out);
  return count;
}

size_t Write(api::RowSource& rows, ResultFormat format, std::ostream& out,
             const FormatOptions& options) {
  switch (format) {
    case ResultFormat::kTable: return api::WriteTable(rows, out, options);
    case ResultFormat::kVertical: return api::WriteVertical(rows, out);
    case ResultFormat::kCsv: return WriteCsv(rows, out);
    case ResultFormat::kJsonl: return WriteJsonRows(rows, out, false);
    case ResultFormat::kJson: return WriteJsonRows(rows, out, true);
    case ResultFormat::kDot: return WriteDot(rows, out);
  }
  return 0;
}

}  // namespace

std::optional<ResultFormat> ParseResultFormat(std::string_view name) {
  const auto& names = ResultFormatNames();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<ResultFormat>(found - names.begin());
}

const std::vector<std::string>& ResultFormatNames() {
  // In the order of the enumerators.
  static const std::vector<std::string> names = {"table", "vertical", "csv", "jsonl", "json", "dot"};
  return names;
}

Rows ReadRows(Result& result, size_t rows_max) {
  Rows rows{result.columns(), {}};
  while (rows.rows.size() < rows_max && result.Next()) rows.rows.push_back(result.row());
  return rows;
}

size_t WriteResult(Result& result, ResultFormat format, std::ostream& out,
                   const FormatOptions& options) {
  StreamedRows rows(&result);
  return Write(rows, format, out, options);
}

size_t WriteRows(const Rows& kept, ResultFormat format, std::ostream& out,
                 const FormatOptions& options) {
  KeptRows rows(kept);
  return Write(rows, format, out, options);
}

size_t DisplayWidth(std::string_view text) { return text::DisplayWidth(text); }

std::string_view FirstCluster(std::string_view text) { return text::FirstCluster(text); }

}  // namespace wenmai
