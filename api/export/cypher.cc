#include "api/export/cypher.h"

#include <cmath>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "api/export/element_scan.h"
#include "graph/schema.h"
#include "query/expressions/rendering.h"
#include "wenmai/error.h"

namespace wenmai::api {
namespace {

using graph::EntityKind;
using graph::Value;
using graph::ValueKind;

constexpr size_t kStatementRows = 500;
// Of the numbered nodes; unlikely to be anyone's.
constexpr const char* kMark = "`exported node`";
constexpr const char* kNumber = "`exported number`";

std::string Name(std::string_view name) {
  std::string text = "`";
  for (const char c : name) text += c == '`' ? "``" : std::string(1, c);
  return text + "`";
}

// A literal, or an expression where there is none: floats that are no number.
std::string Literal(const Value& value) {
  if (value.kind() == ValueKind::kFloat && !std::isfinite(value.floating())) {
    if (std::isnan(value.floating())) return "(0.0 / 0.0)";
    return value.floating() > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)";
  }
  if (value.kind() != ValueKind::kList) return query::ToCypherText(value);
  std::string text = "[";
  for (const Value& element : value.list()) {
    if (text.size() > 1) text += ", ";
    text += Literal(element);
  }
  return text + "]";
}

std::string PropertyMap(const graph::Properties& properties, const graph::View& view) {
  std::string text = "{";
  for (const auto& [key, value] : properties) {
    if (text.size() > 1) text += ", ";
    text += Name(view.KeyName(key)) + ": " + Literal(value);
  }
  return text + "}";
}

class Script {
 public:
  Script(const graph::View& view, std::ostream& out) : view_(view), out_(out) {}

  void Write() {
    out_ << "CREATE INDEX `exported index` FOR (n:" << kMark << ") ON (n." << kNumber << ");\n";
    WriteNodes();
    WriteRelationships();
    out_ << "DROP INDEX `exported index`;\n";
    out_ << "MATCH (n:" << kMark << ") REMOVE n:" << kMark << ", n." << kNumber << ";\n";
    WriteSchema();
    if (!out_.flush()) throw Error(ErrorCode::kIo, "cannot write the export");
  }

 private:
  // Rows that one statement can make, since their labels or type are the same.
  using Groups = std::map<std::string, std::vector<std::string>>;

  void WriteNodes() {
    const auto write = [this](const std::string& labels, const std::vector<std::string>& rows) {
      WriteRows(rows);
      out_ << "CREATE (n:" << kMark << labels << ") SET n = row.properties, n." << kNumber
           << " = row.number;\n";
    };
    Groups groups;
    ForEachNode(view_, [&](graph::NodeId id, const graph::NodeRecord& node) {
      std::string labels;
      for (const graph::LabelId label : node.labels) labels.append(":").append(Name(view_.LabelName(label)));
      AddRow(labels,
             "{number: " + std::to_string(id) +
                 ", properties: " + PropertyMap(node.properties, view_) + "}",
             &groups, write);
    });
    for (const auto& [labels, rows] : groups) write(labels, rows);
  }

  void WriteRelationships() {
    const auto write = [this](const std::string& type, const std::vector<std::string>& rows) {
      WriteRows(rows);
      out_ << "MATCH (a:" << kMark << " {" << kNumber << ": row.start}), (b:" << kMark << " {"
           << kNumber << ": row.end}) CREATE (a)-[r:" << type << "]->(b) SET r = row.properties;\n";
    };
    Groups groups;
    ForEachRelationship(view_, [&](graph::RelationshipId, const graph::RelationshipRecord& record) {
      AddRow(Name(view_.TypeName(record.type)),
             "{start: " + std::to_string(record.start) + ", end: " + std::to_string(record.end) +
                 ", properties: " + PropertyMap(record.properties, view_) + "}",
             &groups, write);
    });
    for (const auto& [type, rows] : groups) write(type, rows);
  }

  template <typename Write>
  static void AddRow(const std::string& group, std::string row, Groups* groups, Write write) {
    std::vector<std::string>& rows = (*groups)[group];
    rows.push_back(std::move(row));
    if (rows.size() < kStatementRows) return;
    write(group, rows);
    groups->erase(group);
  }

  void WriteRows(const std::vector<std::string>& rows) {
    out_ << "UNWIND [\n";
    for (size_t i = 0; i < rows.size(); ++i) {
      out_ << "  " << rows[i] << (i + 1 < rows.size() ? ",\n" : "\n");
    }
    out_ << "] AS row ";
  }

  void WriteSchema() {
    const graph::Schema& schema = view_.GetSchema();
    for (const graph::IndexDefinition& index : schema.indexes) {
      std::string keys;
      for (const graph::KeyId key : index.keys) {
        if (!keys.empty()) keys += ", ";
        keys += "x." + Name(view_.KeyName(key));
      }
      const std::string pattern = Pattern(index.entity, index.label);
      if (index.is_unique) {
        out_ << "CREATE CONSTRAINT " << Name(index.name) << " FOR " << pattern << " REQUIRE ("
             << keys << ") IS UNIQUE;\n";
      } else {
        out_ << "CREATE INDEX " << Name(index.name) << " FOR " << pattern << " ON (" << keys
             << ");\n";
      }
    }
    for (const graph::ConstraintDefinition& constraint : schema.constraints) {
      out_ << "CREATE CONSTRAINT " << Name(constraint.name) << " FOR "
           << Pattern(constraint.entity, constraint.label) << " REQUIRE x."
           << Name(view_.KeyName(constraint.key)) << " " << Requirement(constraint) << ";\n";
    }
  }

  std::string Pattern(EntityKind entity, uint32_t label) const {
    return entity == EntityKind::kNode ? "(x:" + Name(view_.LabelName(label)) + ")"
                                       : "()-[x:" + Name(view_.TypeName(label)) + "]-()";
  }

  static std::string Requirement(const graph::ConstraintDefinition& constraint) {
    if (constraint.kind == graph::ConstraintDefinition::Kind::kExists) return "IS NOT NULL";
    switch (constraint.type) {
      case ValueKind::kLocalTime:
        return "IS :: LOCAL TIME";
      case ValueKind::kTime:
        return "IS :: ZONED TIME";
      case ValueKind::kLocalDateTime:
        return "IS :: LOCAL DATETIME";
      case ValueKind::kDateTime:
        return "IS :: ZONED DATETIME";
      default:
        return "IS :: " + Upper(graph::ValueKindName(constraint.type));
    }
  }

  static std::string Upper(std::string_view text) {
    std::string upper(text);
    for (char& c : upper) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return upper;
  }

  const graph::View& view_;
  std::ostream& out_;
};

}  // namespace

void ExportCypher(const graph::View& view, std::ostream& out) { Script(view, out).Write(); }

}  // namespace wenmai::api
