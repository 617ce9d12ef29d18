#include "query/optimizer/intersect.h"

#include "query/operators/neighbor_reader.h"
#include "query/plan/expand.h"
#include "query/plan/filter.h"

namespace wenmai::query {

namespace {

using Leg = LogicalIntersect::Leg;

Leg LegOf(const LogicalExpand& expand, bool is_turned) {
  return {is_turned ? expand.to : expand.from, expand.relationship,
          is_turned ? Reverse(expand.direction) : expand.direction, expand.types,
          expand.distinct_from};
}

// The intersection that `walk` (an expand or an intersection) is part of once `closing` is added, or
// nullptr if they do not meet in a node that `walk` finds.
LogicalPlan Close(const LogicalExpand& closing, const LogicalPlan& walk) {
  auto intersect = std::make_shared<LogicalIntersect>();
  if (const LogicalExpand* expand = As<LogicalExpand>(walk)) {
    if (expand->is_into || expand->count) return nullptr;
    intersect->to = expand->to;
    intersect->to_labels = expand->to_labels;
    intersect->legs.push_back(LegOf(*expand, false));
  } else if (const LogicalIntersect* before = As<LogicalIntersect>(walk)) {
    intersect = std::make_shared<LogicalIntersect>(*before);
  } else {
    return nullptr;
  }
  const bool is_turned = closing.from == intersect->to;
  if (!is_turned && closing.to != intersect->to) return nullptr;
  Leg leg = LegOf(closing, is_turned);
  const LogicalPlan& below = walk->children.front();
  if (!Contains(below->schema, leg.from)) return nullptr;  // a loop at the new node itself
  intersect->legs.push_back(std::move(leg));
  return Finish(intersect, {below});
}

}  // namespace

LogicalPlan Intersect(const LogicalPlan& plan, RuleContext&) {
  return RewriteBottomUp(plan, [](const LogicalPlan& node) -> LogicalPlan {
    const LogicalExpand* closing = As<LogicalExpand>(node);
    if (closing == nullptr || !closing->is_into || closing->count) return nullptr;
    const LogicalPlan& below = closing->children.front();
    const LogicalFilter* filter = As<LogicalFilter>(below);
    LogicalPlan closed = Close(*closing, filter ? filter->children.front() : below);
    return closed && filter ? WithChildren(*filter, {std::move(closed)}) : closed;
  });
}

}  // namespace wenmai::query
