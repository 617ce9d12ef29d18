#include "query/plan/path.h"

#include "query/plan/expand.h"

namespace wenmai::query {

std::string LogicalShortestPath::Describe(const VariableTable& names) const {
  std::string text = path_kind == PathKind::kAllShortest ? "AllShortestPaths " : "ShortestPath ";
  if (count) text += count->ToString() + " ";
  text += NodeText(names, start) + RelationshipText(names, relationship, direction, types, &hops) +
          NodeText(names, end);
  if (!predicates.empty()) text += " where " + TextOf(predicates, " AND ");
  return text;
}

std::string LogicalQuantifiedExpand::Describe(const VariableTable& names) const {
  const HopRange& range = pattern->repetitions;
  return "QuantifiedExpand " + NodeText(names, pattern->outer_start) + "{" +
         std::to_string(range.min) + "," + (range.max ? std::to_string(*range.max) : "") + "}" +
         NodeText(names, pattern->outer_end);
}

}  // namespace wenmai::query
