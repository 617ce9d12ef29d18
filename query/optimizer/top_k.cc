#include "query/optimizer/top_k.h"

#include "query/plan/predicate.h"
#include "query/plan/sort.h"

namespace wenmai::query {

namespace {

LogicalPlan TopKOf(const LogicalSort& sort, const ExpressionPtr& skip, const ExpressionPtr& limit) {
  auto top = std::make_shared<LogicalTopK>();
  top->items = sort.items;
  top->skip = skip;
  top->limit = limit;
  return Finish(top, {sort.children.front()});
}

}  // namespace

LogicalPlan TopK(const LogicalPlan& plan, RuleContext&) {
  return RewriteBottomUp(plan, [](const LogicalPlan& node) -> LogicalPlan {
    const LogicalLimit* limit = As<LogicalLimit>(node);
    if (limit == nullptr || !IsDeterministic(*limit->count)) return nullptr;
    const LogicalPlan& below = limit->children.front();
    if (const LogicalSort* sort = As<LogicalSort>(below)) {
      return WithChildren(*limit, {TopKOf(*sort, nullptr, limit->count)});
    }
    const LogicalSkip* skip = As<LogicalSkip>(below);
    const LogicalSort* sort = skip ? As<LogicalSort>(skip->children.front()) : nullptr;
    if (sort == nullptr || !IsDeterministic(*skip->count)) return nullptr;
    LogicalPlan top = TopKOf(*sort, skip->count, limit->count);
    return WithChildren(*limit, {WithChildren(*skip, {std::move(top)})});
  });
}

}  // namespace wenmai::query
