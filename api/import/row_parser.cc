#include "api/import/row_parser.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "api/import/csv_rows.h"
#include "api/import/csv_value.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::api {
namespace {

using Role = CsvColumn::Role;
using graph::EntityKind;
using graph::Value;

[[noreturn]] void ThrowBad(const std::string& reason) {
  throw Error(ErrorCode::kInvalidArgument, reason);
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

void SortOut(std::vector<graph::LabelId>* labels) {
  std::sort(labels->begin(), labels->end());
  labels->erase(std::unique(labels->begin(), labels->end()), labels->end());
}

bool IsKept(const CsvColumn& column) {
  return column.role == Role::kProperty || (column.role == Role::kId && !column.name.empty());
}

// An id that is kept as a property, as it is most likely to be asked for.
Value IdValue(std::string_view id) {
  if (const auto number = ParseCanonicalInteger(id)) return Value::Integer(*number);
  if (!text::IsValidUtf8(id)) ThrowBad("the id is not UTF-8");
  return Value::String(id);
}

}  // namespace

FileShape MakeShape(EntityKind kind, const ImportFile& file, CsvChunk header,
                    graph::BulkLoader* loader) {
  FileShape shape;
  shape.path = file.path;
  CsvRows rows(&header);
  try {
    if (!rows.Next()) ThrowBad("the file has no header");
    shape.columns = ParseCsvHeader(kind, rows.fields());
    const bool has_type_column =
        std::any_of(shape.columns.begin(), shape.columns.end(),
                    [](const CsvColumn& column) { return column.role == Role::kType; });
    if (kind == EntityKind::kRelationship && file.label_or_type.empty() && !has_type_column) {
      ThrowBad("the relationships have no type: name one as TYPE=FILE, or in a column :TYPE");
    }
  } catch (const Error& error) {
    throw Error(ErrorCode::kInvalidArgument, file.path + ":1: " + error.what());
  }
  for (size_t i = 0; i < shape.columns.size(); ++i) {
    shape.keys.push_back(IsKept(shape.columns[i]) ? loader->InternKey(shape.columns[i].name) : 0);
    if (IsKept(shape.columns[i])) shape.property_order.push_back(i);
  }
  std::stable_sort(shape.property_order.begin(), shape.property_order.end(),
                   [&](size_t a, size_t b) { return shape.keys[a] < shape.keys[b]; });
  if (kind == EntityKind::kNode) {
    for (const std::string_view label : Split(file.label_or_type, ':')) {
      shape.labels.push_back(loader->InternLabel(label));
    }
    SortOut(&shape.labels);
  } else if (!file.label_or_type.empty()) {
    shape.type = loader->InternType(file.label_or_type);
  }
  return shape;
}

ParsedChunk RowParser::Parse(EntityKind kind, CsvChunk chunk) {
  ParsedChunk parsed(kind);
  parsed.chunk = std::move(chunk);
  CsvRows rows(&parsed.chunk);
  while (true) {
    try {
      if (!rows.Next()) return parsed;
      if (rows.fields().size() != shape_.columns.size()) {
        ThrowBad(std::to_string(rows.fields().size()) + " fields, the header has " +
                 std::to_string(shape_.columns.size()));
      }
      kind == EntityKind::kNode ? ParseNode(rows.fields(), &parsed)
                                : ParseRelationship(rows.fields(), &parsed);
      parsed.lines.push_back(rows.line());
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kInvalidArgument) throw;
      parsed.bad_rows.push_back({shape_.path, rows.line(), error.what()});
    }
  }
}

void RowParser::ParseNode(const std::vector<CsvField>& fields, ParsedChunk* parsed) {
  const std::vector<graph::LabelId>* labels = &shape_.labels;
  std::optional<std::string_view> id;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (shape_.columns[i].role == Role::kLabel) labels = &LabelsOf(fields[i].text);
    if (shape_.columns[i].role == Role::kId) id = fields[i].text;
  }
  if (id && id->empty()) ThrowBad("the row has no id");
  ParseProperties(fields);
  parsed->elements.AddNode(*labels, properties_);
  if (id) parsed->ids.push_back(*id);
}

void RowParser::ParseRelationship(const std::vector<CsvField>& fields, ParsedChunk* parsed) {
  graph::RelationshipHead head{shape_.type.value_or(0), 0, 0};
  for (size_t i = 0; i < fields.size(); ++i) {
    const std::string_view text = fields[i].text;
    if (shape_.columns[i].role == Role::kStart) head.start = FindNode(shape_.columns[i], text);
    if (shape_.columns[i].role == Role::kEnd) head.end = FindNode(shape_.columns[i], text);
    if (shape_.columns[i].role == Role::kType && !text.empty()) {
      head.type = TypeOf(text);
    } else if (shape_.columns[i].role == Role::kType && !shape_.type) {
      ThrowBad("the row has no type");
    }
  }
  ParseProperties(fields);
  parsed->elements.AddRelationship(head, properties_);
}

void RowParser::ParseProperties(const std::vector<CsvField>& fields) {
  properties_.clear();
  for (const size_t i : shape_.property_order) {
    const CsvColumn& column = shape_.columns[i];
    Value value =
        column.role == Role::kId ? IdValue(fields[i].text) : ParseCsvValue(column, fields[i]);
    if (value.is_null()) continue;
    if (!properties_.empty() && properties_.back().first == shape_.keys[i]) {
      ThrowBad("two values for '" + column.name + "'");
    }
    properties_.emplace_back(shape_.keys[i], std::move(value));
  }
}

const std::vector<graph::LabelId>& RowParser::LabelsOf(std::string_view text) {
  const auto [place, is_new] = labels_.try_emplace(std::string(text));
  if (is_new) {
    place->second = shape_.labels;
    for (const std::string_view label : Split(text, ';')) {
      place->second.push_back(loader_->InternLabel(label));
    }
    SortOut(&place->second);
  }
  return place->second;
}

graph::TypeId RowParser::TypeOf(std::string_view text) {
  const auto [place, is_new] = types_.try_emplace(std::string(text));
  if (is_new) place->second = loader_->InternType(text);
  return place->second;
}

graph::NodeId RowParser::FindNode(const CsvColumn& column, std::string_view id) const {
  const auto space = spaces_.find(column.id_space);
  if (space != spaces_.end()) {
    if (const auto node = space->second.Find(id)) return *node;
  }
  ThrowBad("there is no node " + std::string(id) +
           (column.id_space.empty() ? "" : " in the ids of " + column.id_space));
}

}  // namespace wenmai::api
