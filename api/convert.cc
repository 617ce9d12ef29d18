#include "api/convert.h"

#include <algorithm>
#include <utility>

#include "wenmai/error.h"

namespace wenmai::api {
namespace {

using graph::ValueKind;

Value::Map ToPublicProperties(const graph::Properties& properties, const graph::View& view) {
  Value::Map map;
  for (const auto& [key, value] : properties) {
    map.emplace(std::string(view.KeyName(key)), ToPublic(value, view));
  }
  return map;
}

Node ToPublicNode(graph::NodeId id, const graph::View& view) {
  Node node{.id = id};
  if (auto record = view.ReadNode(id)) {
    for (graph::LabelId label : record->labels) node.labels.emplace_back(view.LabelName(label));
    std::sort(node.labels.begin(), node.labels.end());
    node.properties = ToPublicProperties(record->properties, view);
  }
  return node;
}

Relationship ToPublicRelationship(graph::RelationshipId id, graph::TypeId type,
                                  const graph::View& view) {
  Relationship relationship{.id = id, .type = std::string(view.TypeName(type))};
  if (auto record = view.ReadRelationship(id)) {
    relationship.start = record->start;
    relationship.end = record->end;
    relationship.properties = ToPublicProperties(record->properties, view);
  }
  return relationship;
}

Path ToPublicPath(const graph::Path& walk, const graph::View& view) {
  Path path;
  for (graph::NodeId id : walk.nodes) path.nodes.push_back(ToPublicNode(id, view));
  for (size_t i = 0; i < walk.relationships.size(); ++i) {
    path.relationships.push_back(ToPublicRelationship(walk.relationships[i], walk.types[i], view));
  }
  return path;
}

struct FromPublicVisitor {
  graph::Value operator()(std::monostate) const { return {}; }
  graph::Value operator()(bool value) const { return graph::Value::Boolean(value); }
  graph::Value operator()(int64_t value) const { return graph::Value::Integer(value); }
  graph::Value operator()(double value) const { return graph::Value::Float(value); }
  graph::Value operator()(const std::string& value) const { return graph::Value::String(value); }
  graph::Value operator()(const Value::List& list) const {
    graph::List elements;
    elements.reserve(list.size());
    for (const Value& element : list) elements.push_back(FromPublic(element));
    return graph::Value::MakeList(std::move(elements));
  }
  graph::Value operator()(const Value::Map& map) const { return FromPublic(map); }
  graph::Value operator()(Date value) const { return graph::Value::MakeDate(value); }
  graph::Value operator()(LocalTime value) const { return graph::Value::MakeLocalTime(value); }
  graph::Value operator()(Time value) const { return graph::Value::MakeTime(value); }
  graph::Value operator()(LocalDateTime value) const {
    return graph::Value::MakeLocalDateTime(value);
  }
  graph::Value operator()(const DateTime& value) const { return graph::Value::MakeDateTime(value); }
  graph::Value operator()(Duration value) const { return graph::Value::MakeDuration(value); }
  template <typename Element>
  graph::Value operator()(const Element&) const {
    throw Error(ErrorCode::kInvalidArgument,
                "a node, relationship or path cannot be a parameter; pass its id or a property");
  }
};

}  // namespace

Value ToPublic(const graph::Value& value, const graph::View& view) {
  switch (value.kind()) {
    case ValueKind::kNull: return {};
    case ValueKind::kBoolean: return value.boolean();
    case ValueKind::kInteger: return value.integer();
    case ValueKind::kFloat: return value.floating();
    case ValueKind::kString: return value.string();
    case ValueKind::kList: {
      Value::List list;
      list.reserve(value.list().size());
      for (const graph::Value& element : value.list()) list.push_back(ToPublic(element, view));
      return list;
    }
    case ValueKind::kMap: {
      Value::Map map;
      for (const auto& [key, entry] : value.map()) map.emplace(key, ToPublic(entry, view));
      return map;
    }
    case ValueKind::kNode: return ToPublicNode(value.node(), view);
    case ValueKind::kRelationship:
      return ToPublicRelationship(value.relationship(), value.relationship_type(), view);
    case ValueKind::kPath: return ToPublicPath(value.path(), view);
    case ValueKind::kDate: return value.date();
    case ValueKind::kLocalTime: return value.local_time();
    case ValueKind::kTime: return value.time();
    case ValueKind::kLocalDateTime: return value.local_date_time();
    case ValueKind::kDateTime: return value.date_time();
    case ValueKind::kDuration: return value.duration();
  }
  return {};
}

graph::Value FromPublic(const Value& value) { return std::visit(FromPublicVisitor{}, value.variant()); }

graph::Value FromPublic(const Value::Map& map) {
  graph::Map entries;
  entries.reserve(map.size());
  for (const auto& [key, value] : map) entries.emplace_back(key, FromPublic(value));
  return graph::Value::MakeMap(std::move(entries));
}

}  // namespace wenmai::api
