// Functions over nodes, relationships and paths.

#include <algorithm>

#include "query/expressions/dynamic_names.h"
#include "query/expressions/errors.h"
#include "query/expressions/property.h"
#include "query/functions/definition.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;
using Arguments = std::span<const Value>;

Value Id(Arguments arguments, EvaluationContext&) {
  const Value& element = arguments[0];
  const uint64_t id = element.kind() == ValueKind::kNode ? element.node() : element.relationship();
  return Value::Integer(static_cast<int64_t>(id));
}

Value ElementId(Arguments arguments, EvaluationContext& context) {
  return Value::String(std::to_string(Id(arguments, context).integer()));
}

Value Labels(Arguments arguments, EvaluationContext& context) {
  graph::List names;
  for (const graph::LabelId label : context.view->NodeLabels(arguments[0].node())) {
    names.push_back(Value::String(context.view->LabelName(label)));
  }
  if (names.empty()) CheckNodeExists(arguments[0].node(), context);
  return Value::MakeList(std::move(names));
}

Value Type(Arguments arguments, EvaluationContext& context) {
  return Value::String(context.view->TypeName(arguments[0].relationship_type()));
}

graph::Properties PropertiesOf(const Value& element, EvaluationContext& context) {
  if (element.kind() == ValueKind::kNode) {
    if (auto node = context.view->ReadNode(element.node())) return std::move(node->properties);
    CheckNodeExists(element.node(), context);
    return {};
  }
  if (auto relationship = context.view->ReadRelationship(element.relationship())) {
    return std::move(relationship->properties);
  }
  CheckRelationshipExists(element.relationship(), context);
  return {};
}

Value Keys(Arguments arguments, EvaluationContext& context) {
  graph::List names;
  if (arguments[0].kind() == ValueKind::kMap) {
    for (const auto& entry : arguments[0].map()) names.push_back(Value::String(entry.first));
  } else {
    for (const auto& property : PropertiesOf(arguments[0], context)) {
      names.push_back(Value::String(context.view->KeyName(property.first)));
    }
  }
  return Value::MakeList(std::move(names));
}

Value Properties(Arguments arguments, EvaluationContext& context) {
  if (arguments[0].kind() == ValueKind::kMap) return arguments[0];
  graph::Map map;
  for (auto& [key, value] : PropertiesOf(arguments[0], context)) {
    map.emplace_back(std::string(context.view->KeyName(key)), value);
  }
  return Value::MakeMap(std::move(map));
}

Value Nodes(Arguments arguments, EvaluationContext&) {
  graph::List nodes;
  for (const graph::NodeId id : arguments[0].path().nodes) nodes.push_back(Value::Node(id));
  return Value::MakeList(std::move(nodes));
}

Value Relationships(Arguments arguments, EvaluationContext&) {
  const graph::Path& path = arguments[0].path();
  graph::List relationships;
  for (size_t i = 0; i < path.relationships.size(); ++i) {
    relationships.push_back(Value::Relationship(path.relationships[i], path.types[i]));
  }
  return Value::MakeList(std::move(relationships));
}

Value Length(Arguments arguments, EvaluationContext&) {
  return Value::Integer(static_cast<int64_t>(arguments[0].path().relationships.size()));
}

graph::RelationshipRecord RecordOf(const Value& relationship, EvaluationContext& context) {
  auto record = context.view->ReadRelationship(relationship.relationship());
  if (!record) CheckRelationshipExists(relationship.relationship(), context);
  return record.value_or(graph::RelationshipRecord{});
}

Value StartNode(Arguments arguments, EvaluationContext& context) {
  return Value::Node(RecordOf(arguments[0], context).start);
}

Value EndNode(Arguments arguments, EvaluationContext& context) {
  return Value::Node(RecordOf(arguments[0], context).end);
}

std::vector<std::string> NamesOf(const Value& element, EvaluationContext& context) {
  if (element.kind() == ValueKind::kRelationship) {
    return {std::string(context.view->TypeName(element.relationship_type()))};
  }
  std::vector<std::string> names;
  for (const graph::LabelId label : context.view->NodeLabels(element.node())) {
    names.emplace_back(context.view->LabelName(label));
  }
  if (names.empty()) CheckNodeExists(element.node(), context);
  return names;
}

template <bool kIsAny>
Value BearsNames(Arguments arguments, EvaluationContext& context) {
  const std::vector<std::string> wanted = NamesIn(arguments[1]);
  if (arguments[0].is_null()) return Value();
  const std::vector<std::string> names = NamesOf(arguments[0], context);
  const auto is_borne = [&names](const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  return Value::Boolean(kIsAny ? std::any_of(wanted.begin(), wanted.end(), is_borne)
                               : std::all_of(wanted.begin(), wanted.end(), is_borne));
}

}  // namespace

const Function& DynamicNamesTest(bool is_any) {
  constexpr Parameter kTheElement{"element", kElement};
  constexpr Parameter kTheNames{"names", kString | kList};
  static const Function all = DefineNullable("$all", {kTheElement, kTheNames}, kBoolean | kNull,
                                             BearsNames<false>, "");
  static const Function any = DefineNullable("$any", {kTheElement, kTheNames}, kBoolean | kNull,
                                             BearsNames<true>, "");
  return is_any ? any : all;
}

std::vector<Function> GraphFunctions() {
  constexpr Parameter kTheElement{"element", kElement};
  constexpr Parameter kTheRelationship{"relationship", kRelationship};
  constexpr Parameter kThePath{"path", kPath};
  return {
      DefineFunction("id", {kTheElement}, kInteger, Id, "The number of a node or relationship."),
      DefineFunction("elementId", {kTheElement}, kString, ElementId,
                     "The number of a node or relationship, as text."),
      DefineFunction("labels", {{"node", kNode}}, kList, Labels, "The labels of a node."),
      DefineFunction("type", {kTheRelationship}, kString, Type, "The type of a relationship."),
      DefineFunction("keys", {{"value", kElement | kMap}}, kList, Keys,
                     "The names of the properties of an element, or the keys of a map."),
      DefineFunction("properties", {{"value", kElement | kMap}}, kMap, Properties,
                     "The properties of an element as a map."),
      DefineFunction("nodes", {kThePath}, kList, Nodes, "The nodes of a path, in order."),
      DefineFunction("relationships", {kThePath}, kList, Relationships,
                     "The relationships of a path, in order."),
      DefineFunction("length", {kThePath}, kInteger, Length, "How many relationships a path has."),
      DefineFunction("startNode", {kTheRelationship}, kNode, StartNode,
                     "The node that a relationship starts from."),
      DefineFunction("endNode", {kTheRelationship}, kNode, EndNode,
                     "The node that a relationship leads to."),
  };
}

}  // namespace wenmai::query
