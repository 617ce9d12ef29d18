#include "wenmai/value.h"

#include <array>
#include <ostream>

#include "api/convert.h"
#include "query/expressions/rendering.h"
#include "wenmai/error.h"

namespace wenmai {
namespace {

// In the order of Value::Variant.
constexpr std::array<std::string_view, std::variant_size_v<Value::Variant>> kTypeNames = {
    "Null", "Boolean",      "Integer", "Float", "String",    "List", "Map",           "Node",
    "Relationship", "Path", "Date",    "LocalTime", "Time", "LocalDateTime", "DateTime", "Duration"};

std::string Joined(const Value::Map& map) {
  std::string text;
  for (const auto& [key, value] : map) {
    if (!text.empty()) text += ", ";
    text += query::ToNameText(key) + ": " + ToString(value);
  }
  return text;
}

struct TextVisitor {
  std::string operator()(std::monostate) const { return "null"; }
  std::string operator()(const Value::List& list) const {
    std::string text;
    for (const Value& element : list) {
      if (!text.empty()) text += ", ";
      text += ToString(element);
    }
    return "[" + text + "]";
  }
  std::string operator()(const Value::Map& map) const { return "{" + Joined(map) + "}"; }
  std::string operator()(const Node& node) const {
    std::string text = "(";
    for (const std::string& label : node.labels) text.append(":").append(query::ToNameText(label));
    if (!node.properties.empty()) {
      text += (node.labels.empty() ? "{" : " {") + Joined(node.properties) + "}";
    }
    return text + ")";
  }
  std::string operator()(const Relationship& relationship) const {
    std::string text = "[:" + query::ToNameText(relationship.type);
    if (!relationship.properties.empty()) text += " {" + Joined(relationship.properties) + "}";
    return text + "]";
  }
  std::string operator()(const Path& path) const {
    std::string text = path.nodes.empty() ? "" : (*this)(path.nodes[0]);
    for (size_t i = 0; i < path.relationships.size(); ++i) {
      const bool is_forward = path.relationships[i].start == path.nodes[i].id;
      text += (is_forward ? "-" : "<-") + (*this)(path.relationships[i]) +
              (is_forward ? "->" : "-") + (*this)(path.nodes[i + 1]);
    }
    return text;
  }
  std::string operator()(const std::string& text) const {
    return query::ToCypherText(graph::Value::String(text));
  }
  // Booleans, numbers and temporal values.
  template <typename Scalar>
  std::string operator()(const Scalar& scalar) const {
    return query::ToText(api::FromPublic(Value(scalar)));
  }
};

}  // namespace

std::string_view TypeName(const Value& value) { return kTypeNames[value.variant().index()]; }

std::string ToString(const Value& value) { return std::visit(TextVisitor{}, value.variant()); }

std::ostream& operator<<(std::ostream& out, const Value& value) { return out << ToString(value); }

void Value::ThrowWrongType(size_t wanted) const {
  throw Error(ErrorCode::kInvalidArgument,
              "the value is of type " + std::string(TypeName(*this)) + ", not " +
                  std::string(kTypeNames[wanted]));
}

}  // namespace wenmai
