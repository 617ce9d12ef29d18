#include "query/optimizer/rule.h"

#include <utility>

namespace wenmai::query {

LogicalPlan RewriteBottomUp(const LogicalPlan& plan,
                            const std::function<LogicalPlan(const LogicalPlan&)>& rewrite) {
  std::vector<LogicalPlan> children;
  bool is_changed = false;
  for (const LogicalPlan& child : plan->children) {
    children.push_back(RewriteBottomUp(child, rewrite));
    is_changed |= children.back() != child;
  }
  const LogicalPlan node = is_changed ? WithChildren(*plan, std::move(children)) : plan;
  LogicalPlan rewritten = rewrite(node);
  return rewritten ? rewritten : node;
}

LogicalPlan RewriteCut(const LogicalPlan& plan,
                       const std::function<LogicalPlan(const LogicalPlan&)>& rewrite) {
  std::shared_ptr<LogicalOperator> copy;
  for (size_t i = 0; i < plan->children.size(); ++i) {
    LogicalPlan child = RewriteCut(plan->children[i], rewrite);
    if (child == plan->children[i]) continue;
    if (copy == nullptr) copy = plan->Clone();
    copy->children[i] = std::move(child);
  }
  const LogicalPlan node = copy != nullptr ? LogicalPlan(std::move(copy)) : plan;
  LogicalPlan rewritten = rewrite(node);
  return rewritten ? rewritten : node;
}

LogicalPlan OverChild(const LogicalOperator& plan, LogicalPlan child) {
  std::shared_ptr<LogicalOperator> copy = plan.Clone();
  copy->children.front() = std::move(child);
  return copy;
}

}  // namespace wenmai::query
