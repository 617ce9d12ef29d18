#include "query/plan/update.h"

namespace wenmai::query {

namespace {

std::string SetText(const SetItem& item) {
  switch (item.kind) {
    case SetKind::kProperty:
      return item.target->ToString() + "." + item.key + " = " + item.value->ToString();
    case SetKind::kReplaceAll:
      return item.target->ToString() + " = " + item.value->ToString();
    case SetKind::kMergeAll:
      return item.target->ToString() + " += " + item.value->ToString();
    case SetKind::kLabels: {
      std::string text = item.target->ToString();
      for (const std::string& label : item.labels) text += ":" + label;
      return text;
    }
  }
  return {};
}

std::string PatternText(const VariableTable& names, const CreatePattern& pattern) {
  std::string text;
  for (const CreateNode& node : pattern.nodes) {
    text += " " + NodeText(names, node.variable, node.labels);
  }
  for (const CreateRelationship& relationship : pattern.relationships) {
    text += " " + NodeText(names, relationship.start) +
            RelationshipText(names, relationship.variable,
                             relationship.is_undirected ? graph::Direction::kBoth
                                                        : graph::Direction::kOut,
                             {relationship.type}) +
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
  for (const CreateNode& node : pattern.nodes) reads = Union(reads, VariablesOf(node.properties));
  for (const CreateRelationship& relationship : pattern.relationships) {
    reads = Union(reads, VariablesOf(relationship.properties));
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
    text += (i == 0 ? " " : ", ") + items[i].target->ToString();
    if (items[i].labels.empty()) text += "." + items[i].key;
    for (const std::string& label : items[i].labels) text += ":" + label;
  }
  return text;
}

}  // namespace wenmai::query
