#include "query/operators/exclusion.h"

#include <utility>

#include "query/plan/expand.h"
#include "query/plan/scan.h"

namespace wenmai::query {

namespace {

using Ends = std::pair<VariableId, VariableId>;  // start, end

// The ends of `relationship` if `op` is the step that found it, in a known direction.
std::optional<Ends> EndsBy(const LogicalOperator& op, VariableId relationship) {
  const auto ends = [](VariableId from, VariableId to, graph::Direction direction) -> std::optional<Ends> {
    if (direction == graph::Direction::kBoth) return std::nullopt;
    return direction == graph::Direction::kOut ? Ends{from, to} : Ends{to, from};
  };
  if (op.kind == LogicalKind::kRelationshipScan) {
    const auto& scan = static_cast<const LogicalRelationshipScan&>(op);
    if (scan.relationship == relationship) {
      return ends(scan.from.variable, scan.to.variable, scan.step.direction);
    }
  } else if (op.kind == LogicalKind::kExpand) {
    const auto& step = static_cast<const LogicalExpand&>(op);
    if (step.relationship == relationship) return ends(step.from, step.to, step.direction);
  } else if (op.kind == LogicalKind::kIntersect) {
    const auto& steps = static_cast<const LogicalIntersect&>(op);
    for (const LogicalIntersect::Leg& leg : steps.legs) {
      if (leg.relationship == relationship) return ends(leg.from, steps.to, leg.direction);
    }
  }
  return std::nullopt;
}

std::optional<Ends> EndsOf(const LogicalOperator& below, VariableId relationship) {
  for (const LogicalOperator* op = &below; !op->children.empty(); op = op->children.front().get()) {
    if (const std::optional<Ends> ends = EndsBy(*op, relationship)) return ends;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Exclusion> ExclusionsOf(const std::vector<VariableId>& relationships,
                                    graph::Direction direction, const LogicalOperator& below) {
  std::vector<Exclusion> exclusions;
  for (const VariableId relationship : relationships) {
    if (!Contains(below.schema, relationship)) continue;  // it is found beside this one
    Exclusion& exclusion = exclusions.emplace_back(Exclusion{relationship, {}, {}});
    const std::optional<Ends> ends = EndsOf(below, relationship);
    if (!ends || direction == graph::Direction::kBoth) continue;
    const auto [start, end] = *ends;
    const bool is_out = direction == graph::Direction::kOut;
    if (Contains(below.schema, is_out ? start : end)) exclusion.near = is_out ? start : end;
    if (Contains(below.schema, is_out ? end : start)) exclusion.far = is_out ? end : start;
  }
  return exclusions;
}

}  // namespace wenmai::query
