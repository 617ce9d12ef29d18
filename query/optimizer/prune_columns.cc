#include "query/optimizer/prune_columns.h"

#include "query/plan/apply.h"
#include "query/plan/expand.h"
#include "query/plan/project.h"
#include "query/plan/scan.h"
#include "query/plan/update.h"

namespace wenmai::query {

namespace {

class Pruner {
 public:
  // The plan with its columns cut to `required`.
  LogicalPlan Prune(const LogicalPlan& plan, const VariableSet& required);

 private:
  LogicalPlan PruneArgument(const LogicalArgument& argument, const VariableSet& required);
  LogicalPlan PruneProject(const LogicalProject& project, const VariableSet& required);
  LogicalPlan PruneJoin(const LogicalPlan& plan, const VariableSet& required);
  LogicalPlan PruneUnion(const LogicalUnion& all, const VariableSet& required);
  // For operators with a subplan: `inner` is what they read of its rows, `hidden` what they give it
  // themselves, beside the outer row.
  LogicalPlan PruneWithSubplan(const LogicalPlan& plan, const VariableSet& required,
                               const VariableSet& inner, const VariableSet& hidden);
  LogicalPlan Rebuild(const LogicalOperator& plan, std::vector<LogicalPlan> children,
                      const VariableSet& required);

  VariableSet argument_needs_;  // what the Argument leaves of the current subplan give
};

LogicalPlan Pruner::Rebuild(const LogicalOperator& plan, std::vector<LogicalPlan> children,
                            const VariableSet& required) {
  std::shared_ptr<LogicalOperator> copy = plan.Clone();
  copy->children = std::move(children);
  copy->schema = Intersection(FullSchema(*copy), required);
  return copy;
}

LogicalPlan Pruner::Prune(const LogicalPlan& plan, const VariableSet& required) {
  switch (plan->kind) {
    case LogicalKind::kArgument:
      return PruneArgument(static_cast<const LogicalArgument&>(*plan), required);
    case LogicalKind::kProject:
      return PruneProject(static_cast<const LogicalProject&>(*plan), required);
    case LogicalKind::kJoin: return PruneJoin(plan, required);
    case LogicalKind::kUnion:
      return PruneUnion(static_cast<const LogicalUnion&>(*plan), required);
    case LogicalKind::kApply:
      return PruneWithSubplan(
          plan, required,
          Difference(required, Union(plan->children[0]->schema, plan->Introduces())), {});
    case LogicalKind::kOptionalApply:
      return PruneWithSubplan(plan, required, Union(required, plan->Reads()), plan->Reads());
    case LogicalKind::kSemiApply:
      return PruneWithSubplan(plan, required, plan->Reads(), plan->Reads());
    case LogicalKind::kMerge: return PruneWithSubplan(plan, required, plan->Introduces(), {});
    case LogicalKind::kForeach:
      return PruneWithSubplan(plan, required, {},
                              {static_cast<const LogicalForeach&>(*plan).variable});
    case LogicalKind::kQuantifiedExpand: {
      const auto& expand = static_cast<const LogicalQuantifiedExpand&>(*plan);
      std::vector<VariableId> inner = expand.inner_relationships;
      inner.push_back(expand.pattern->inner_end);
      for (const auto& [from, to] : expand.groups) inner.push_back(from);
      if (expand.inner_segment) inner.push_back(*expand.inner_segment);
      return PruneWithSubplan(plan, required, MakeSet(inner), {expand.pattern->inner_start});
    }
    case LogicalKind::kAggregate:
    case LogicalKind::kDistinct:
      return Rebuild(*plan, {Prune(plan->children.front(), plan->Reads())}, required);
    default: {
      const VariableSet below = Union(Difference(required, plan->Introduces()), plan->Reads());
      std::vector<LogicalPlan> children;
      for (const LogicalPlan& child : plan->children) children.push_back(Prune(child, below));
      return Rebuild(*plan, std::move(children), required);
    }
  }
}

LogicalPlan Pruner::PruneArgument(const LogicalArgument& argument, const VariableSet& required) {
  LogicalPlan pruned = Rebuild(argument, {}, required);
  argument_needs_ = Union(argument_needs_, Intersection(pruned->schema, argument.variables));
  return pruned;
}

LogicalPlan Pruner::PruneProject(const LogicalProject& project, const VariableSet& required) {
  auto copy = std::make_shared<LogicalProject>(project);
  std::erase_if(copy->items, [&required](const ProjectionItem& item) {
    return !Contains(required, item.variable);
  });
  const VariableSet below = Union(Difference(required, copy->Introduces()), copy->Reads());
  LogicalPlan child = Prune(project.children.front(), below);
  if (copy->items.empty()) return child;
  return Rebuild(*copy, {std::move(child)}, required);
}

LogicalPlan Pruner::PruneJoin(const LogicalPlan& plan, const VariableSet& required) {
  const VariableSet below = Union(required, plan->Reads());
  std::vector<LogicalPlan> children;
  for (const LogicalPlan& child : plan->children) children.push_back(Prune(child, below));
  return Rebuild(*plan, std::move(children), required);
}

LogicalPlan Pruner::PruneUnion(const LogicalUnion& all, const VariableSet& required) {
  std::vector<LogicalPlan> children;
  for (size_t i = 0; i < all.children.size(); ++i) {
    children.push_back(Prune(all.children[i], MakeSet(all.child_columns[i])));
  }
  return Rebuild(all, std::move(children), required);
}

LogicalPlan Pruner::PruneWithSubplan(const LogicalPlan& plan, const VariableSet& required,
                                     const VariableSet& inner, const VariableSet& hidden) {
  VariableSet outer_needs = std::move(argument_needs_);
  argument_needs_.clear();
  LogicalPlan subplan = Prune(plan->children[1], inner);
  const VariableSet needs = Difference(argument_needs_, hidden);
  argument_needs_ = std::move(outer_needs);
  const VariableSet own = Difference(plan->Reads(), Union(plan->Introduces(), hidden));
  const VariableSet below =
      Union(needs, Union(own, Intersection(required, plan->children[0]->schema)));
  LogicalPlan input = Prune(plan->children[0], below);
  return Rebuild(*plan, {std::move(input), std::move(subplan)}, required);
}

}  // namespace

LogicalPlan PruneColumns(const LogicalPlan& plan, RuleContext& context) {
  return Pruner().Prune(plan, context.columns);
}

}  // namespace wenmai::query
