#include "query/optimizer/parallelize.h"

#include <algorithm>

#include "query/plan/filter.h"
#include "query/plan/gather.h"
#include "query/plan/predicate.h"
#include "query/plan/project.h"
#include "query/plan/scan.h"

namespace wenmai::query {

namespace {

// Starting a thread costs about as much as looking at so many nodes.
constexpr double kScannedNodesMin = 8192;
// Or as grouping so many.
constexpr double kGroupedNodesMin = 65536;

bool ReadsAllInput(const LogicalOperator& plan) {
  return plan.kind == LogicalKind::kAggregate || plan.kind == LogicalKind::kSort ||
         plan.kind == LogicalKind::kTopK;
}

bool IsPlain(const ExpressionPtr& expression) {
  return IsDeterministic(*expression) && !HasSubquery(*expression);
}

// Whether the operator makes the rows for each input row by itself, the same in any thread.
bool TreatsRowsByThemselves(const LogicalOperator& plan) {
  switch (plan.kind) {
    case LogicalKind::kExpand:
    case LogicalKind::kIntersect:
    case LogicalKind::kSemiExpand:
      return true;
    case LogicalKind::kFilter: {
      const auto& predicates = static_cast<const LogicalFilter&>(plan).predicates;
      return std::all_of(predicates.begin(), predicates.end(), IsPlain);
    }
    case LogicalKind::kProject: {
      const auto& items = static_cast<const LogicalProject&>(plan).items;
      return std::all_of(items.begin(), items.end(),
                         [](const ProjectionItem& item) { return IsPlain(item.expression); });
    }
    default: return false;
  }
}

// Whether the threads can make groups of what they scan.
bool CanGroupParts(const LogicalOperator& plan) {
  if (plan.kind != LogicalKind::kAggregate) return false;
  const auto& aggregate = static_cast<const LogicalAggregate&>(plan);
  return aggregate.CanMerge() && !aggregate.aggregation.keys.empty();
}

// Whether the input of `reader` is a scan of many nodes with something to do for each.
bool IsWorthSharing(const LogicalOperator& reader, const Cardinality& cardinality) {
  const LogicalOperator* op = reader.children.front().get();
  const bool is_grouped_only = !TreatsRowsByThemselves(*op);
  if (is_grouped_only && !CanGroupParts(reader)) return false;
  while (TreatsRowsByThemselves(*op)) op = op->children.front().get();
  if (op->kind != LogicalKind::kNodeScan) return false;
  const auto& scan = static_cast<const LogicalNodeScan&>(*op);
  const LogicalArgument* start = As<LogicalArgument>(scan.children.front());
  if (start == nullptr || !start->is_unit) return false;
  std::vector<std::string> labels;
  if (scan.label) labels.push_back(*scan.label);
  if (scan.dynamic_labels) return false;  // who shares it would each work the names out
  return cardinality.Nodes(labels) >= (is_grouped_only ? kGroupedNodesMin : kScannedNodesMin);
}

LogicalPlan Gathered(const LogicalPlan& input) {
  auto gather = std::make_shared<LogicalGather>();
  gather->schema = input->schema;
  gather->estimated_rows = input->estimated_rows;
  gather->children = {input};
  return gather;
}

// Goes down the first children only: the others may be run for row after row.
LogicalPlan Share(const LogicalPlan& plan, const Cardinality& cardinality) {
  if (plan->children.empty()) return plan;
  const LogicalPlan& input = plan->children.front();
  const bool is_shared = ReadsAllInput(*plan) && IsWorthSharing(*plan, cardinality);
  // The first rows of all are among the first rows of each thread's parts.
  const LogicalPlan& shared = plan->kind == LogicalKind::kTopK ? plan : input;
  LogicalPlan changed = is_shared ? Gathered(shared) : Share(input, cardinality);
  if (changed == input) return plan;
  std::shared_ptr<LogicalOperator> copy = plan->Clone();
  copy->children.front() = std::move(changed);
  return copy;
}

}  // namespace

LogicalPlan Parallelize(const LogicalPlan& plan, RuleContext& context) {
  if (!context.is_main || HasUpdates(*plan)) return plan;
  return Share(plan, *context.cardinality);
}

}  // namespace wenmai::query
