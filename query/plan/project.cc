#include "query/plan/project.h"

#include <algorithm>

#include "query/functions/function.h"

namespace wenmai::query {

namespace {

std::string ItemsText(const VariableTable& names, const std::vector<ProjectionItem>& items) {
  std::string text;
  for (const ProjectionItem& item : items) {
    if (!text.empty()) text += ", ";
    text += item.expression->ToString();
    if (item.expression->kind() != ExpressionKind::kVariable) {
      const std::string name = NamesOf(names, {item.variable});
      if (name != item.expression->ToString()) text += " AS " + name;
    }
  }
  return text;
}

bool CanMergeCall(const AggregateCall& call) {
  const std::string& name = call.function->name;
  return name == "min" || name == "max" ||
         (!call.is_distinct && (name == "count" || name == "sum" || name == "avg"));
}

}  // namespace

std::string LogicalProject::Describe(const VariableTable& names) const {
  return "Project " + ItemsText(names, items);
}

bool LogicalAggregate::CanMerge() const {
  return std::all_of(aggregation.aggregates.begin(), aggregation.aggregates.end(), CanMergeCall);
}

std::string LogicalAggregate::Describe(const VariableTable& names) const {
  std::string text = "Aggregate";
  for (const AggregateCall& call : aggregation.aggregates) {
    text += (&call == &aggregation.aggregates.front() ? " " : ", ") + call.function->name + "(" +
            (call.is_distinct ? "DISTINCT " : "") +
            (call.arguments.empty() ? "*" : TextOf(call.arguments, ", ")) + ")";
  }
  if (!aggregation.keys.empty()) text += " by " + ItemsText(names, aggregation.keys);
  return text;
}

}  // namespace wenmai::query
