#include "query/optimizer/scan_relationships.h"

#include <algorithm>

#include "query/plan/expand.h"
#include "query/plan/filter.h"
#include "query/plan/project.h"
#include "query/plan/scan.h"

namespace wenmai::query {

namespace {

using Step = LogicalRelationshipScan::Step;

// A step along one type in one direction.
std::optional<Step> PlainStep(graph::Direction direction, const std::vector<std::string>& types) {
  if (direction == graph::Direction::kBoth || types.size() != 1) return std::nullopt;
  return Step{direction, types.front()};
}

// The first scan of a plan, whose rows are walked on without a condition.
const LogicalNodeScan* FirstScan(const LogicalPlan& plan) {
  const LogicalNodeScan* scan = As<LogicalNodeScan>(plan);
  if (scan == nullptr || scan->dynamic_labels) return nullptr;
  const LogicalArgument* start = As<LogicalArgument>(scan->children.front());
  return start != nullptr && start->is_unit ? scan : nullptr;
}

// `expand` as a scan weighed by the two legs, or nullptr.
LogicalPlan AsScan(const LogicalExpand& expand, const LogicalIntersect& above) {
  const LogicalNodeScan* first = FirstScan(expand.children.front());
  const std::optional<Step> step = PlainStep(expand.direction, expand.types);
  const bool is_plain = step && !expand.is_into && !expand.count && expand.distinct_from.empty();
  if (first == nullptr || !is_plain || above.legs.size() != 2) return nullptr;
  const auto weighed = [&](VariableId end) -> std::optional<Step> {
    for (const LogicalIntersect::Leg& leg : above.legs) {
      if (leg.from == end) return PlainStep(leg.direction, leg.types);
    }
    return std::nullopt;
  };
  const std::optional<Step> from_weighed = weighed(expand.from), to_weighed = weighed(expand.to);
  if (!from_weighed || !to_weighed || expand.from == expand.to) return nullptr;
  auto scan = std::make_shared<LogicalRelationshipScan>();
  scan->from = {expand.from, {}, *from_weighed};
  if (first->label) scan->from.labels.push_back(*first->label);
  scan->to = {expand.to, expand.to_labels, *to_weighed};
  scan->relationship = expand.relationship;
  scan->step = *step;
  scan->children = first->children;
  scan->schema = expand.schema;
  return scan;
}

// `plan` over what its child has become, or nullptr if that is nothing.
LogicalPlan WithChild(const LogicalOperator& plan, LogicalPlan child) {
  return child != nullptr ? OverChild(plan, std::move(child)) : nullptr;
}

// The rows of `plan` in another order, or nullptr if there is nothing to gain.
LogicalPlan Reordered(const LogicalPlan& plan) {
  switch (plan->kind) {
    case LogicalKind::kIntersect: {
      const auto& intersect = static_cast<const LogicalIntersect&>(*plan);
      const LogicalPlan& below = plan->children.front();
      const LogicalFilter* filter = As<LogicalFilter>(below);
      const LogicalPlan& walk = filter != nullptr ? filter->children.front() : below;
      const LogicalExpand* expand = As<LogicalExpand>(walk);
      LogicalPlan scan = expand != nullptr ? AsScan(*expand, intersect) : nullptr;
      if (scan == nullptr) return WithChild(*plan, Reordered(below));
      return WithChild(*plan, filter != nullptr ? WithChild(*filter, std::move(scan)) : scan);
    }
    case LogicalKind::kExpand:
    case LogicalKind::kFilter:
    case LogicalKind::kProject:
    case LogicalKind::kSemiExpand:
      return WithChild(*plan, Reordered(plan->children.front()));
    default: return nullptr;
  }
}

}  // namespace

LogicalPlan ScanRelationships(const LogicalPlan& plan, RuleContext& context) {
  if (!context.is_main || HasUpdates(*plan)) return plan;
  return RewriteCut(plan, [](const LogicalPlan& node) -> LogicalPlan {
    const LogicalAggregate* aggregate = As<LogicalAggregate>(node);
    if (aggregate == nullptr || !aggregate->CanMerge()) return nullptr;
    return WithChild(*node, Reordered(node->children.front()));
  });
}

}  // namespace wenmai::query
