#include "query/plan/update.h"

namespace wenmai::query {

namespace {

// Of a SetItem or a RemoveItem.
template <typename Item>
std::string PropertyText(const Item& item) {
  const std::string target = item.target->ToString();
  return item.dynamic_key ? target + "[" + item.dynamic_key->ToString() + "]"
                          : target + "." + item.key;
}

std::string DynamicText(const ExpressionPtr& names) { return "$(" + names->ToString() + ")"; }

// Of a SetItem, a RemoveItem or a CreateNode.
template <typename Item>
std::vector<std::string> LabelsOf(const Item& item) {
  std::vector<std::string> labels = item.labels;
  for (const ExpressionPtr& names : item.dynamic_labels) labels.push_back(DynamicText(names));
  return labels;
}

template <typename Item>
std::string LabelText(const Item& item) {
  std::string text;
  for (const std::string& label : LabelsOf(item)) text += ":" + label;
  return text;
}

std::string SetText(const SetItem& item) {
  switch (item.kind) {
    case SetKind::kProperty:
      return PropertyText(item) + " = " + item.value->ToString();
    case SetKind::kReplaceAll:
      return item.target->ToString() + " = " + item.value->ToString();
    case SetKind::kMergeAll:
      return item.target->ToString() + " += " + item.value->ToString();
    case SetKind::kLabels:
      return item.target->ToString() + LabelText(item);
  }
  return {};
}

std::string PatternText(const VariableTable& names, const CreatePattern& pattern) {
  std::string text;
  for (const CreateNode& node : pattern.nodes) {
    text += " " + NodeText(names, node.variable, LabelsOf(node));
  }
  for (const CreateRelationship& relationship : pattern.relationships) {
    const ExpressionPtr& dynamic = relationship.dynamic_type;
    text += " " + NodeText(names, relationship.start) +
            RelationshipText(names, relationship.variable,
                             relationship.is_undirected ? graph::Direction::kBoth
                                                        : graph::Direction::kOut,
                             {dynamic ? DynamicText(dynamic) : relationship.type}) +
            NodeText(names, relationship.end);
  }
  return text;
}

}  // namespace

VariableSet CreatedVariables(const CreatePattern& pattern) {
  std::vector<VariableId> result;
  for (const CreateNode& node : pattern.nodes) result.push_back(node.variable);
  for (const CreateRelationship& relationship : pattern.relationships) {
    result.push_back(relationship.variable);
  }
  for (const CreatePattern::NamedPath& path : pattern.paths) result.push_back(path.variable);
  return MakeSet(result);
}

VariableSet VariablesOf(const CreatePattern& pattern) {
  VariableSet reads;
  std::vector<VariableId> elements;
  for (const CreateNode& node : pattern.nodes) {
    reads = Union(reads, VariablesOf(node.properties));
    reads = Union(reads, VariablesOf(node.dynamic_labels));
  }
  for (const CreateRelationship& relationship : pattern.relationships) {
    reads = Union(reads, VariablesOf(relationship.properties));
    reads = Union(reads, VariablesOf(relationship.dynamic_type));
    elements.push_back(relationship.start);
    elements.push_back(relationship.end);
  }
  for (const CreatePattern::NamedPath& path : pattern.paths) {
    elements.insert(elements.end(), path.nodes.begin(), path.nodes.end());
  }
  return Difference(Union(reads, MakeSet(elements)), CreatedVariables(pattern));
}

VariableSet VariablesOf(const std::vector<SetItem>& items) {
  VariableSet reads;
  for (const SetItem& item : items) {
    reads = Union(reads, Union(VariablesOf(item.target), VariablesOf(item.value)));
    reads = Union(reads, VariablesOf(item.dynamic_key));
    reads = Union(reads, VariablesOf(item.dynamic_labels));
  }
  return reads;
}

std::string LogicalCreate::Describe(const VariableTable& names) const {
  return "Create" + PatternText(names, pattern);
}

std::string LogicalMerge::Describe(const VariableTable& names) const {
  return "Merge" + PatternText(names, pattern);
}

std::string LogicalSet::Describe(const VariableTable&) const {
  std::string text = "Set";
  for (size_t i = 0; i < items.size(); ++i) text += (i == 0 ? " " : ", ") + SetText(items[i]);
  return text;
}

std::string LogicalRemove::Describe(const VariableTable&) const {
  std::string text = "Remove";
  for (size_t i = 0; i < items.size(); ++i) {
    text += i == 0 ? " " : ", ";
    text += items[i].is_property ? PropertyText(items[i])
                                 : items[i].target->ToString() + LabelText(items[i]);
  }
  return text;
}

}  // namespace wenmai::query
