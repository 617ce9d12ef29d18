#include "query/optimizer/group_distinct.h"

#include "query/plan/project.h"

namespace wenmai::query {

namespace {

bool ReadsAllInput(const LogicalOperator& plan) {
  return plan.kind == LogicalKind::kAggregate || plan.kind == LogicalKind::kSort ||
         plan.kind == LogicalKind::kTopK;
}

}  // namespace

LogicalPlan GroupDistinct(const LogicalPlan& plan, RuleContext&) {
  return RewriteBottomUp(plan, [](const LogicalPlan& node) -> LogicalPlan {
    if (!ReadsAllInput(*node)) return nullptr;
    const LogicalDistinct* distinct = As<LogicalDistinct>(node->children.front());
    if (distinct == nullptr) return nullptr;
    const LogicalProject* project = As<LogicalProject>(distinct->children.front());
    if (project == nullptr || project->Introduces() != distinct->variables) return nullptr;
    auto groups = std::make_shared<LogicalAggregate>();
    groups->aggregation.keys = project->items;
    groups->estimated_rows = distinct->estimated_rows;
    return WithChildren(*node, {Finish(groups, project->children)});
  });
}

}  // namespace wenmai::query
