#include "query/expressions/rendering.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "graph/graph.h"
#include "query/expressions/variable.h"
#include "query/temporal/format.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

// Appends the parts of a list, map or path between separators.
template <typename Range, typename Append>
void AppendJoined(const Range& range, std::string* out, Append append) {
  bool is_first = true;
  for (const auto& item : range) {
    if (!is_first) *out += ", ";
    is_first = false;
    append(item);
  }
}

void AppendJsonString(std::string_view text, std::string* out) {
  *out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        *out += "\\\"";
        break;
      case '\\':
        *out += "\\\\";
        break;
      case '\n':
        *out += "\\n";
        break;
      case '\r':
        *out += "\\r";
        break;
      case '\t':
        *out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          *out += fmt::format("\\u{:04x}", c);
        } else {
          *out += c;
        }
    }
  }
  *out += '"';
}

// Writes JSON without spaces, as one line.
class JsonWriter {
 public:
  JsonWriter(const graph::View& view, std::string* out) : view_(view), out_(*out) {}

  void Write(const Value& value) {
    switch (value.kind()) {
      case ValueKind::kNull:
        out_ += "null";
        return;
      case ValueKind::kBoolean:
        out_ += value.boolean() ? "true" : "false";
        return;
      case ValueKind::kInteger:
        out_ += std::to_string(value.integer());
        return;
      case ValueKind::kFloat:
        WriteFloat(value.floating());
        return;
      case ValueKind::kList:
        WriteList(value.list());
        return;
      case ValueKind::kMap:
        WriteMap(value.map());
        return;
      case ValueKind::kNode:
        WriteNode(value.node());
        return;
      case ValueKind::kRelationship:
        WriteRelationship(value.relationship());
        return;
      case ValueKind::kPath:
        WritePath(value.path());
        return;
      default:
        AppendJsonString(ToText(value), &out_);
        return;
    }
  }

 private:
  void WriteFloat(double number) {
    if (std::isfinite(number)) {
      out_ += FloatToText(number);
    } else {
      AppendJsonString(FloatToText(number), &out_);
    }
  }

  template <typename Range, typename WriteItem>
  void WriteAll(char open, const Range& range, char close, WriteItem write_item) {
    out_ += open;
    bool is_first = true;
    for (const auto& item : range) {
      if (!is_first) out_ += ',';
      is_first = false;
      write_item(item);
    }
    out_ += close;
  }

  void WriteList(const graph::List& list) {
    WriteAll('[', list, ']', [this](const Value& element) { Write(element); });
  }

  void WriteEntry(std::string_view key, const Value& value) {
    AppendJsonString(key, &out_);
    out_ += ':';
    Write(value);
  }

  void WriteMap(const graph::Map& map) {
    WriteAll('{', map, '}', [this](const auto& entry) { WriteEntry(entry.first, entry.second); });
  }

  // Properties by name, so that the text does not depend on key ids.
  void WriteProperties(const graph::Properties& properties) {
    std::vector<std::pair<std::string_view, const Value*>> entries;
    for (const auto& [key, value] : properties) entries.emplace_back(view_.KeyName(key), &value);
    std::sort(entries.begin(), entries.end());
    WriteAll('{', entries, '}',
             [this](const auto& entry) { WriteEntry(entry.first, *entry.second); });
  }

  void WriteNode(graph::NodeId id) {
    const graph::NodeRecord node = view_.ReadNode(id).value_or(graph::NodeRecord{});
    out_ += "{\"id\":" + std::to_string(id) + ",\"labels\":";
    WriteAll('[', node.labels, ']',
             [this](graph::LabelId label) { AppendJsonString(view_.LabelName(label), &out_); });
    out_ += ",\"properties\":";
    WriteProperties(node.properties);
    out_ += '}';
  }

  void WriteRelationship(graph::RelationshipId id) {
    const auto relationship = view_.ReadRelationship(id).value_or(graph::RelationshipRecord{});
    out_ += "{\"id\":" + std::to_string(id) + ",\"type\":";
    AppendJsonString(view_.TypeName(relationship.type), &out_);
    out_ += ",\"start\":" + std::to_string(relationship.start) +
            ",\"end\":" + std::to_string(relationship.end) + ",\"properties\":";
    WriteProperties(relationship.properties);
    out_ += '}';
  }

  void WritePath(const graph::Path& path) {
    out_ += "{\"nodes\":";
    WriteAll('[', path.nodes, ']', [this](graph::NodeId id) { WriteNode(id); });
    out_ += ",\"relationships\":";
    WriteAll('[', path.relationships, ']',
             [this](graph::RelationshipId id) { WriteRelationship(id); });
    out_ += '}';
  }

  const graph::View& view_;
  std::string& out_;
};

void AppendCypherString(std::string_view text, std::string* out) {
  *out += '\'';
  for (const char c : text) {
    if (c == '\'' || c == '\\') *out += '\\';
    if (c == '\n') {
      *out += "\\n";
    } else {
      *out += c;
    }
  }
  *out += '\'';
}

// `1.5e+20` as `1.5E20`, `1e-07` as `1.0E-7`.
std::string ToScientific(std::string_view digits, std::string_view exponent) {
  std::string text(digits);
  if (text.find('.') == std::string::npos) text += ".0";
  int power = 0;
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
  return text + "E" + std::to_string(power);
}

}  // namespace

std::string FloatToText(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  // Plain digits within the bounds that Java, and so every Cypher user, is used to.
  const double size = std::abs(number);
  const bool is_plain = size == 0 || (size >= 1e-3 && size < 1e7);
  char buffer[64];
  const auto format = is_plain ? std::chars_format::fixed : std::chars_format::scientific;
  const auto end = std::to_chars(buffer, buffer + sizeof(buffer), number, format).ptr;
  const std::string_view text(buffer, static_cast<size_t>(end - buffer));
  if (is_plain) return std::string(text) + (text.find('.') == text.npos ? ".0" : "");
  const size_t exponent = text.find('e');
  return ToScientific(text.substr(0, exponent), text.substr(exponent + 1));
}

std::string ToText(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kBoolean:
      return value.boolean() ? "true" : "false";
    case ValueKind::kInteger:
      return std::to_string(value.integer());
    case ValueKind::kFloat:
      return FloatToText(value.floating());
    case ValueKind::kString:
      return std::string(value.string());
    default:
      return temporal::Format(value);
  }
}

std::string ToJson(const Value& value, const graph::View& view) {
  std::string text;
  JsonWriter(view, &text).Write(value);
  return text;
}

std::string ToCypherText(const Value& value) {
  std::string text;
  switch (value.kind()) {
    case ValueKind::kNull:
      return "null";
    case ValueKind::kBoolean:
    case ValueKind::kInteger:
    case ValueKind::kFloat:
      return ToText(value);
    case ValueKind::kString:
      AppendCypherString(value.string(), &text);
      return text;
    case ValueKind::kList:
      text = "[";
      AppendJoined(value.list(), &text,
                   [&](const Value& element) { text += ToCypherText(element); });
      return text + "]";
    case ValueKind::kMap:
      text = "{";
      AppendJoined(value.map(), &text, [&](const graph::MapEntry& entry) {
        text += ToNameText(entry.first) + ": " + ToCypherText(entry.second);
      });
      return text + "}";
    case ValueKind::kNode:
      return "node " + std::to_string(value.node());
    case ValueKind::kRelationship:
      return "relationship " + std::to_string(value.relationship());
    case ValueKind::kPath:
      return "path of length " + std::to_string(value.path().relationships.size());
    default:
      break;
  }
  std::string name(graph::ValueKindName(value.kind()));
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return name + "('" + ToText(value) + "')";
}

std::string ToNameText(std::string_view name) {
  auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
  };
  auto is_plain = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
  // Names that the binder made up for anonymous pattern elements start with a space.
  if (!name.empty() && name[0] == ' ') return "_" + std::string(name.substr(1));
  if (!name.empty() && is_letter(name[0]) && std::all_of(name.begin(), name.end(), is_plain)) {
    return std::string(name);
  }
  std::string text = "`";
  for (const char c : name) text += c == '`' ? "``" : std::string(1, c);
  return text + "`";
}

std::string ToOperandText(const Expression& expression) {
  switch (expression.kind()) {
    case ExpressionKind::kUnary:
    case ExpressionKind::kBinary:
    case ExpressionKind::kIsNull:
    case ExpressionKind::kIsTyped:
      return "(" + expression.ToString() + ")";
    default:
      return expression.ToString();
  }
}

std::string LocalName(VariableId local, const Expression& scope) {
  if (scope.kind() == ExpressionKind::kVariable) {
    const auto& variable = static_cast<const VariableExpression&>(scope);
    if (variable.is_local && variable.id == local) return variable.ToString();
  }
  for (const Expression* child : scope.children()) {
    if (std::string name = LocalName(local, *child); name != "_") return name;
  }
  return "_";
}

}  // namespace wenmai::query
