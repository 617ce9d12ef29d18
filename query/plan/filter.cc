#include "query/plan/filter.h"

namespace wenmai::query {

std::string LogicalFilter::Describe(const VariableTable& names) const {
  std::vector<std::string> conditions;
  for (const LabelTest& test : label_tests) {
    conditions.push_back(NodeText(names, test.node, test.labels));
  }
  for (const DistinctTest& test : distinct_tests) {
    conditions.push_back(NamesOf(names, {test.first}) + " <> " + NamesOf(names, {test.second}));
  }
  for (const ExpressionPtr& predicate : predicates) conditions.push_back(predicate->ToString());
  std::string text = "Filter";
  for (size_t i = 0; i < conditions.size(); ++i) text += (i == 0 ? " " : " AND ") + conditions[i];
  return text;
}

}  // namespace wenmai::query
