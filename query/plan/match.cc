#include "query/plan/match.h"

namespace wenmai::query {

VariableSet PatternVariables(const PatternGraph& pattern) {
  std::vector<VariableId> variables;
  for (const PatternNode& node : pattern.nodes) variables.push_back(node.variable);
  for (const PatternRelationship& relationship : pattern.relationships) {
    variables.push_back(relationship.variable);
  }
  for (const auto& quantified : pattern.quantified) {
    for (const auto& [inner, outer] : quantified->groups) variables.push_back(outer);
  }
  for (const PatternPath& path : pattern.paths) {
    if (path.variable) variables.push_back(*path.variable);
  }
  return MakeSet(variables);
}

VariableSet LogicalMatch::Introduces() const { return PatternVariables(*pattern); }

VariableSet LogicalMatch::Reads() const {
  return Difference(Union(VariablesOf(predicates), PatternVariables(*pattern)), Introduces());
}

std::string LogicalMatch::Describe(const VariableTable& names) const {
  std::string text = "Match";
  for (const PatternRelationship& relationship : pattern->relationships) {
    text += " " + NodeText(names, relationship.start) +
            RelationshipText(names, relationship.variable, relationship.direction,
                             relationship.types,
                             relationship.hops ? &*relationship.hops : nullptr) +
            NodeText(names, relationship.end);
  }
  for (const PatternNode& node : pattern->nodes) {
    text += " " + NodeText(names, node.variable, node.labels);
  }
  if (!predicates.empty()) text += " where " + TextOf(predicates, " AND ");
  return text;
}

}  // namespace wenmai::query
