#include "api/export/csv.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <tuple>
#include <utility>

#include "api/export/element_scan.h"
#include "api/import/csv_header.h"
#include "query/expressions/rendering.h"
#include "wenmai/error.h"

namespace wenmai::api {
namespace {

namespace fs = std::filesystem;
using graph::Value;
using graph::ValueKind;

// A property's values of one type.
struct ColumnKey {
  std::string name;
  CsvType type;
  bool is_array;
  auto operator<=>(const ColumnKey&) const = default;
};
using Columns = std::map<ColumnKey, size_t>;

CsvType TypeOf(ValueKind kind) {
  switch (kind) {
    case ValueKind::kBoolean:
      return CsvType::kBoolean;
    case ValueKind::kInteger:
      return CsvType::kInteger;
    case ValueKind::kFloat:
      return CsvType::kFloat;
    case ValueKind::kDate:
      return CsvType::kDate;
    case ValueKind::kLocalTime:
      return CsvType::kLocalTime;
    case ValueKind::kTime:
      return CsvType::kTime;
    case ValueKind::kLocalDateTime:
      return CsvType::kLocalDateTime;
    case ValueKind::kDateTime:
      return CsvType::kDateTime;
    case ValueKind::kDuration:
      return CsvType::kDuration;
    default:
      return CsvType::kString;
  }
}

ColumnKey ColumnOf(std::string_view name, const Value& value) {
  if (value.kind() != ValueKind::kList) return {std::string(name), TypeOf(value.kind()), false};
  const graph::List& list = value.list();
  for (const Value& element : list) {
    if (element.kind() == list.front().kind() && !element.is_null()) continue;
    throw Error(
        ErrorCode::kUnsupported,
        "property '" + std::string(name) +
            "' holds a list whose elements differ in type or lack a value, which CSV cannot "
            "hold; jsonl and cypher can");
  }
  return {std::string(name), list.empty() ? CsvType::kString : TypeOf(list.front().kind()), true};
}

void AppendQuoted(std::string_view text, std::string* out) {
  *out += '"';
  for (const char c : text) {
    if (c == '"') *out += '"';
    *out += c;
  }
  *out += '"';
}

// An empty text is quoted, since nothing at all is no value.
void AppendField(std::string_view text, std::string* out) {
  if (text.empty() || text.find_first_of(",\"\r\n") != std::string_view::npos) {
    AppendQuoted(text, out);
  } else {
    *out += text;
  }
}

std::string ArrayText(const graph::List& list) {
  std::string text;
  for (size_t i = 0; i < list.size(); ++i) {
    if (i > 0) text += ';';
    for (const char c : query::ToText(list[i])) {
      if (c == ';' || c == '\\') text += '\\';
      text += c;
    }
  }
  return text.empty() && !list.empty() ? "\\" : text;
}

class CsvFile {
 public:
  explicit CsvFile(const fs::path& path) : path_(path), out_(path, std::ios::binary) {}

  void WriteHeader(std::string line, const Columns& columns) {
    std::vector<const ColumnKey*> ordered(columns.size());
    for (const auto& [key, place] : columns) ordered[place] = &key;
    for (const ColumnKey* key : ordered) {
      line += ',';
      AppendField(
          key->name + ":" + std::string(CsvTypeName(key->type)) + (key->is_array ? "[]" : ""),
          &line);
    }
    out_ << line << '\n';
  }

  void WriteRow(std::string line, const graph::Properties& properties, const graph::View& view,
                const Columns& columns) {
    std::vector<std::string> fields(columns.size());
    for (const auto& [key, value] : properties) {
      const ColumnKey column = ColumnOf(view.KeyName(key), value);
      std::string& field = fields[columns.at(column)];
      AppendField(column.is_array ? ArrayText(value.list()) : query::ToText(value), &field);
    }
    for (const std::string& field : fields) (line += ',') += field;
    out_ << line << '\n';
  }

  void Close() {
    out_.close();
    if (!out_) throw Error(ErrorCode::kIo, "cannot write " + path_.string());
  }

 private:
  fs::path path_;
  std::ofstream out_;
};

void CollectColumns(const graph::Properties& properties, const graph::View& view,
                    Columns* columns) {
  for (const auto& [key, value] : properties) {
    columns->try_emplace(ColumnOf(view.KeyName(key), value), columns->size());
  }
}

std::string LabelText(const std::vector<graph::LabelId>& labels, const graph::View& view) {
  std::string text;
  for (const graph::LabelId label : labels) {
    const std::string_view name = view.LabelName(label);
    if (name.find(';') != std::string_view::npos) {
      throw Error(ErrorCode::kUnsupported,
                  "label '" + std::string(name) + "' has a semicolon, which splits labels in CSV");
    }
    if (!text.empty()) text += ';';
    text += name;
  }
  return text;
}

void ExportNodes(const graph::View& view, const fs::path& path) {
  Columns columns;
  ForEachNode(view, [&](graph::NodeId, const graph::NodeRecord& node) {
    CollectColumns(node.properties, view, &columns);
  });
  CsvFile file(path);
  file.WriteHeader(":ID,:LABEL", columns);
  ForEachNode(view, [&](graph::NodeId id, const graph::NodeRecord& node) {
    std::string line = std::to_string(id) + ",";
    if (!node.labels.empty()) AppendField(LabelText(node.labels, view), &line);
    file.WriteRow(std::move(line), node.properties, view, columns);
  });
  file.Close();
}

void ExportRelationships(const graph::View& view, const fs::path& path) {
  Columns columns;
  ForEachRelationship(view, [&](graph::RelationshipId, const graph::RelationshipRecord& record) {
    CollectColumns(record.properties, view, &columns);
  });
  CsvFile file(path);
  file.WriteHeader(":START_ID,:END_ID,:TYPE", columns);
  ForEachRelationship(view, [&](graph::RelationshipId, const graph::RelationshipRecord& record) {
    std::string line = std::to_string(record.start) + "," + std::to_string(record.end) + ",";
    AppendField(view.TypeName(record.type), &line);
    file.WriteRow(std::move(line), record.properties, view, columns);
  });
  file.Close();
}

}  // namespace

void ExportCsv(const graph::View& view, const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw Error(ErrorCode::kIo, "cannot write " + folder + ": " + error.message());
  ExportNodes(view, fs::path(folder) / "nodes.csv");
  ExportRelationships(view, fs::path(folder) / "relationships.csv");
}

}  // namespace wenmai::api
