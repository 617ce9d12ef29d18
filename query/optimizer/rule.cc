#include "query/optimizer/rule.h"

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

}  // namespace wenmai::query
