#include "query/plan/path.h"

namespace wenmai::query {

std::string LogicalShortestPath::Describe(const VariableTable& names) const {
  std::string text = path_kind == PathKind::kAllShortest ? "AllShortestPaths " : "ShortestPath ";
  if (count) text += count->ToString() + " ";
  text += NodeText(names, start) + RelationshipText(names, relationship, direction, types, &hops) +
          NodeText(names, end);
  if (!predicates.empty()) text += " where " + TextOf(predicates, " AND ");
  return text;
}

std::string LogicalSelectPaths::Describe(const VariableTable& names) const {
  std::string text = path_kind == PathKind::kShortest ? "SelectPaths " : "SelectPathGroups ";
  if (count) text += count->ToString() + " ";
  return text + NamesOf(names, {path});
}

}  // namespace wenmai::query
