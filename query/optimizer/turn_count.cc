#include "query/optimizer/turn_count.h"

#include <algorithm>

#include "query/operators/neighbor_reader.h"
#include "query/optimizer/push_count.h"
#include "query/plan/expand.h"
#include "query/plan/project.h"
#include "query/plan/scan.h"

namespace wenmai::query {

namespace {

// The scan that the whole plan below is, or nullptr.
const LogicalNodeScan* AsFirstScan(const LogicalPlan& plan) {
  const LogicalNodeScan* scan = As<LogicalNodeScan>(plan);
  if (scan == nullptr) return nullptr;
  const LogicalArgument* start = As<LogicalArgument>(scan->children.front());
  return start != nullptr && start->is_unit ? scan : nullptr;
}

LogicalPlan Turned(const LogicalExpand& expand, const LogicalNodeScan& scan) {
  auto far_end = std::make_shared<LogicalNodeScan>();
  far_end->variable = expand.to;
  if (!expand.to_labels.empty()) far_end->label = expand.to_labels.front();
  auto step = std::make_shared<LogicalExpand>();
  step->from = expand.to;
  step->to = expand.from;
  step->relationship = expand.relationship;
  step->direction = Reverse(expand.direction);
  step->types = expand.types;
  if (scan.label) step->to_labels.push_back(*scan.label);
  return Finish(step, {Finish(far_end, scan.children)});
}

}  // namespace

LogicalPlan TurnCount(const LogicalPlan& plan, RuleContext& context) {
  return RewriteBottomUp(plan, [&context](const LogicalPlan& node) -> LogicalPlan {
    const LogicalAggregate* aggregate = As<LogicalAggregate>(node);
    if (aggregate == nullptr || aggregate->multiplicity) return nullptr;
    const LogicalExpand* expand = As<LogicalExpand>(aggregate->children.front());
    if (expand == nullptr || expand->is_into || expand->count || expand->to_labels.size() > 1 ||
        expand->from == expand->to || !expand->distinct_from.empty()) {
      return nullptr;
    }
    const LogicalNodeScan* scan = AsFirstScan(expand->children.front());
    if (scan == nullptr) return nullptr;
    for (const ProjectionItem& key : aggregate->aggregation.keys) {
      if (VariablesOf(key.expression) != VariableSet{expand->to}) return nullptr;
    }
    const auto& calls = aggregate->aggregation.aggregates;
    const VariableSet never_null = Union(expand->Introduces(), {expand->from});
    const bool counts_rows = std::all_of(
        calls.begin(), calls.end(),
        [&](const AggregateCall& call) { return CountsRows(call, never_null); });
    const Cardinality& cardinality = *context.cardinality;
    const double step_count =
        cardinality.Nodes({}) * cardinality.Degree({}, expand->types, expand->direction);
    if (!counts_rows || aggregate->aggregation.keys.empty() ||
        cardinality.Nodes(expand->to_labels) >= step_count) {
      return nullptr;
    }
    auto copy = std::make_shared<LogicalAggregate>(*aggregate);
    for (AggregateCall& call : copy->aggregation.aggregates) call.arguments.clear();
    return Finish(copy, {Turned(*expand, *scan)});
  });
}

}  // namespace wenmai::query
