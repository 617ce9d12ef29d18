#include "query/plan/logical_operator.h"

#include <algorithm>
#include <iterator>

namespace wenmai::query {

VariableSet FullSchema(const LogicalOperator& op) {
  const VariableSet introduced = op.Introduces();
  switch (op.kind) {
    case LogicalKind::kAggregate:
    case LogicalKind::kDistinct:
    case LogicalKind::kUnion:
      return introduced;
    case LogicalKind::kSemiApply:
    case LogicalKind::kForeach:
    case LogicalKind::kQuantifiedExpand:
      return Union(introduced, op.children.front()->schema);
    case LogicalKind::kOptionalApply:
      return Difference(Union(op.children[0]->schema, op.children[1]->schema), op.Reads());
    default: {
      VariableSet schema = introduced;
      for (const LogicalPlan& child : op.children) schema = Union(schema, child->schema);
      return schema;
    }
  }
}

LogicalPlan Finish(std::shared_ptr<LogicalOperator> op, std::vector<LogicalPlan> children) {
  op->children = std::move(children);
  op->schema = FullSchema(*op);
  return op;
}

LogicalPlan WithChildren(const LogicalOperator& plan, std::vector<LogicalPlan> children) {
  return Finish(plan.Clone(), std::move(children));
}

bool HasUpdates(const LogicalOperator& plan) {
  switch (plan.kind) {
    case LogicalKind::kCreate:
    case LogicalKind::kMerge:
    case LogicalKind::kSet:
    case LogicalKind::kRemove:
    case LogicalKind::kDelete:
    case LogicalKind::kForeach:
      return true;
    default:
      return std::any_of(plan.children.begin(), plan.children.end(),
                         [](const LogicalPlan& child) { return HasUpdates(*child); });
  }
}

VariableSet Union(const VariableSet& a, const VariableSet& b) {
  VariableSet result;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

VariableSet Intersection(const VariableSet& a, const VariableSet& b) {
  VariableSet result;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

VariableSet Difference(const VariableSet& a, const VariableSet& b) {
  VariableSet result;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

bool Contains(const VariableSet& set, VariableId variable) {
  return std::binary_search(set.begin(), set.end(), variable);
}

bool IsSubset(const VariableSet& part, const VariableSet& whole) {
  return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

VariableSet MakeSet(std::vector<VariableId> variables) {
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
  return variables;
}

VariableSet VariablesOf(const std::vector<ExpressionPtr>& expressions) {
  VariableSet result;
  for (const ExpressionPtr& expression : expressions) {
    result = Union(result, VariablesOf(expression));
  }
  return result;
}

VariableSet VariablesOf(const ExpressionPtr& expression) {
  return expression ? ReferencedVariables(*expression) : VariableSet{};
}

}  // namespace wenmai::query
