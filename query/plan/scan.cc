#include "query/plan/scan.h"

namespace wenmai::query {

std::string LogicalNodeScan::Describe(const VariableTable& names) const {
  if (dynamic_labels) {
    return "NodeScan " + NodeText(names, variable, {(is_any ? "$any(" : "$(") + dynamic_labels->ToString() + ")"});
  }
  return "NodeScan " + NodeText(names, variable, label ? std::vector<std::string>{*label} : std::vector<std::string>{});
}

std::string LogicalRelationshipScan::Describe(const VariableTable& names) const {
  const auto weighed = [&](const End& end) {
    return NodeText(names, end.variable) +
           RelationshipText(names, ~VariableId{0}, end.weighed.direction, {end.weighed.type}) + "()";
  };
  return "RelationshipScan " + NodeText(names, from.variable, from.labels) +
         RelationshipText(names, relationship, step.direction, {step.type}) +
         NodeText(names, to.variable, to.labels) + " by the more of " + weighed(from) + ", " + weighed(to);
}

VariableSet LogicalNodeIndexSeek::Reads() const {
  VariableSet reads = Union(VariablesOf(equal), VariablesOf({prefix, among}));
  if (lower) reads = Union(reads, VariablesOf(lower->value));
  if (upper) reads = Union(reads, VariablesOf(upper->value));
  return reads;
}

std::string LogicalNodeIndexSeek::Describe(const VariableTable& names) const {
  std::vector<std::string> conditions;
  for (size_t i = 0; i < equal.size(); ++i) {
    conditions.push_back(keys[i] + " = " + equal[i]->ToString());
  }
  const std::string next = equal.size() < keys.size() ? keys[equal.size()] : "";
  if (lower) {
    conditions.push_back(next + (lower->is_inclusive ? " >= " : " > ") + lower->value->ToString());
  }
  if (upper) {
    conditions.push_back(next + (upper->is_inclusive ? " <= " : " < ") + upper->value->ToString());
  }
  if (prefix) conditions.push_back(next + " STARTS WITH " + prefix->ToString());
  if (among) conditions.push_back(next + " IN " + among->ToString());
  std::string text = (is_unique && equal.size() == keys.size() ? "NodeUniqueSeek " : "NodeIndexSeek ") +
                     NodeText(names, variable, {label});
  for (size_t i = 0; i < conditions.size(); ++i) text += (i == 0 ? " " : ", ") + conditions[i];
  return text;
}

}  // namespace wenmai::query
