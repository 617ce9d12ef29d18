#include "query/optimizer/push_filter.h"

#include "query/plan/filter.h"
#include "query/plan/match.h"
#include "query/plan/predicate.h"
#include "query/plan/project.h"

namespace wenmai::query {

namespace {

// The plan with the predicate tested below, or nullptr if it cannot go down from here.
LogicalPlan Push(const LogicalPlan& plan, const ExpressionPtr& predicate) {
  const VariableSet reads = VariablesOf(predicate);
  switch (plan->kind) {
    case LogicalKind::kMatch: {
      auto match = std::make_shared<LogicalMatch>(static_cast<const LogicalMatch&>(*plan));
      if (!IsSubset(reads, match->schema)) return nullptr;
      match->predicates.push_back(predicate);
      return match;
    }
    case LogicalKind::kProject:
    case LogicalKind::kSort: {
      if (!Intersection(reads, plan->Introduces()).empty()) return nullptr;
      LogicalPlan child = Push(plan->children.front(), predicate);
      return child ? WithChildren(*plan, {std::move(child)}) : nullptr;
    }
    case LogicalKind::kFilter: {
      LogicalPlan child = Push(plan->children.front(), predicate);
      return child ? WithChildren(*plan, {std::move(child)}) : nullptr;
    }
    default: return nullptr;
  }
}

}  // namespace

LogicalPlan PushFilter(const LogicalPlan& plan, RuleContext&) {
  return RewriteBottomUp(plan, [](const LogicalPlan& node) -> LogicalPlan {
    const LogicalFilter* filter = As<LogicalFilter>(node);
    if (filter == nullptr) return nullptr;
    auto left = std::make_shared<LogicalFilter>(*filter);
    left->predicates.clear();
    LogicalPlan child = filter->children.front();
    for (const ExpressionPtr& predicate : filter->predicates) {
      const bool may_move = IsDeterministic(*predicate) && !HasSubquery(*predicate);
      LogicalPlan pushed = may_move ? Push(child, predicate) : nullptr;
      if (pushed) {
        child = std::move(pushed);
      } else {
        left->predicates.push_back(predicate);
      }
    }
    const bool is_empty = left->predicates.empty() && left->label_tests.empty() &&
                          left->distinct_tests.empty();
    return is_empty ? child : Finish(left, {std::move(child)});
  });
}

}  // namespace wenmai::query
