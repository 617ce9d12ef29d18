#include "tests/tck/render.h"

#include <fmt/format.h>

#include "query/expressions/rendering.h"

namespace wenmai::tck {
namespace {

using graph::Value;
using graph::ValueKind;

class Renderer {
 public:
  Renderer(const graph::View& view, ListOrder order) : view_(view), order_(order) {}

  std::string Text(const Value& value) const {
    switch (value.kind()) {
      case ValueKind::kNull: return "null";
      case ValueKind::kBoolean: return value.boolean() ? "true" : "false";
      case ValueKind::kInteger: return fmt::format("{}", value.integer());
      case ValueKind::kFloat: return CanonicalFloat(value.floating());
      case ValueKind::kString: return CanonicalString(value.string());
      case ValueKind::kList: {
        std::vector<std::string> elements;
        for (const Value& element : value.list()) elements.push_back(Text(element));
        return CanonicalList(std::move(elements), order_);
      }
      case ValueKind::kMap: {
        std::vector<std::string> entries;
        for (const auto& [key, entry] : value.map()) {
          entries.push_back(fmt::format("{}: {}", key, Text(entry)));
        }
        return CanonicalMap(std::move(entries), false);
      }
      case ValueKind::kNode: return Node(value.node());
      case ValueKind::kRelationship: return Relationship(value.relationship());
      case ValueKind::kPath: return Path(value.path());
      default: return CanonicalString(query::ToText(value));
    }
  }

 private:
  std::vector<std::string> Entries(const graph::Properties& properties) const {
    std::vector<std::string> entries;
    for (const auto& [key, value] : properties) {
      entries.push_back(fmt::format("{}: {}", view_.KeyName(key), Text(value)));
    }
    return entries;
  }

  std::string Node(graph::NodeId id) const {
    const auto record = view_.ReadNode(id);
    if (!record.has_value()) return "(deleted)";
    std::vector<std::string> labels;
    for (const graph::LabelId label : record->labels) labels.emplace_back(view_.LabelName(label));
    return CanonicalNode(std::move(labels), Entries(record->properties));
  }

  std::string Relationship(graph::RelationshipId id) const {
    const auto record = view_.ReadRelationship(id);
    if (!record.has_value()) return "[deleted]";
    return CanonicalRelationship(view_.TypeName(record->type), Entries(record->properties));
  }

  std::string Path(const graph::Path& path) const {
    std::string text = "<" + Node(path.nodes[0]);
    for (size_t i = 0; i < path.relationships.size(); ++i) {
      const auto record = view_.ReadRelationship(path.relationships[i]);
      const bool is_left = record.has_value() && record->start != path.nodes[i];
      text += fmt::format("{}-{}-{}{}", is_left ? "<" : "", Relationship(path.relationships[i]),
                          is_left ? "" : ">", Node(path.nodes[i + 1]));
    }
    return text + ">";
  }

  const graph::View& view_;
  ListOrder order_;
};

}  // namespace

std::string Render(const Value& value, const graph::View& view, ListOrder order) {
  return Renderer(view, order).Text(value);
}

}  // namespace wenmai::tck
