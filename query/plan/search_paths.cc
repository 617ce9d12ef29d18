#include "query/plan/search_paths.h"

namespace wenmai::query {

VariableSet LogicalSearchPaths::Introduces() const {
  std::vector<VariableId> result = {path};
  for (const Part& part : parts) {
    if (part.kind == PartKind::kGroup) {
      for (const Group& group : part.groups) result.push_back(group.outer);
    } else {
      result.push_back(part.steps.front().relationship);
    }
    if (!part.is_node_bound) result.push_back(part.node);
  }
  return MakeSet(result);
}

VariableSet LogicalSearchPaths::Reads() const {
  VariableSet reads = VariablesOf(conditions);
  std::vector<VariableId> own, bound = {root};
  for (const Part& part : parts) {
    reads = Union(reads, Union(VariablesOf(part.conditions), VariablesOf(part.node_conditions)));
    for (const Step& step : part.steps) {
      reads = Union(reads, Union(VariablesOf(step.conditions), VariablesOf(step.predicate)));
      own.push_back(step.near);
      own.push_back(step.relationship);
      own.push_back(step.far);
    }
    if (part.is_node_bound) bound.push_back(part.node);
  }
  return Union(Difference(reads, Union(Introduces(), MakeSet(own))), MakeSet(bound));
}

std::string LogicalSearchPaths::Describe(const VariableTable& names) const {
  std::string text = path_kind == PathKind::kShortest ? "SearchPaths " : "SearchPathGroups ";
  if (count) text += count->ToString() + " ";
  text += NodeText(names, root);
  for (const Part& part : parts) {
    std::string steps;
    for (const Step& step : part.steps) {
      if (part.kind == PartKind::kGroup && steps.empty()) steps += NodeText(names, step.near);
      steps += RelationshipText(names, step.relationship, step.direction, step.types,
                                part.kind == PartKind::kList ? &part.repetitions : nullptr);
      if (part.kind == PartKind::kGroup) steps += NodeText(names, step.far);
    }
    if (part.kind == PartKind::kGroup) steps = "(" + steps + ")" + RepetitionText(part.repetitions);
    text += steps + NodeText(names, part.node, part.node_labels);
  }
  return text;
}

}  // namespace wenmai::query
