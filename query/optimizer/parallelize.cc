#include "query/optimizer/parallelize.h"

#include <algorithm>

#include "query/expressions/binary.h"
#include "query/optimizer/row_by_row.h"
#include "query/plan/expand.h"
#include "query/plan/filter.h"
#include "query/plan/gather.h"
#include "query/plan/project.h"
#include "query/plan/scan.h"

namespace wenmai::query {

namespace {

// A node scanned, a neighbour passed, a value tested or a key looked up counts one. So many take about half a
// millisecond: several times what it costs to wake a thread, to learn the groups twice and to put rows in order.
constexpr double kWorkMin = 100'000;
constexpr double kTextSearchWork = 4;
constexpr double kIntersectionWork = 16;
// What founding a group takes: the query's own thread does that for all rows where none is like another.
constexpr double kGroupWork = 16;

bool ReadsAllInput(const LogicalOperator& plan) {
  return plan.kind == LogicalKind::kAggregate || plan.kind == LogicalKind::kSort ||
         plan.kind == LogicalKind::kTopK;
}

// Whether the threads can make groups of what they scan.
bool CanGroupParts(const LogicalOperator& plan) {
  if (plan.kind != LogicalKind::kAggregate) return false;
  const auto& aggregate = static_cast<const LogicalAggregate&>(plan);
  return aggregate.CanMerge() && !aggregate.aggregation.keys.empty();
}

double WorkOfTest(const ExpressionPtr& predicate) {
  if (predicate->kind() != ExpressionKind::kBinary) return 1;
  switch (static_cast<const BinaryExpression&>(*predicate).op) {
    case BinaryOperator::kContains:
    case BinaryOperator::kEndsWith:
    case BinaryOperator::kRegex: return kTextSearchWork;
    default: return 1;
  }
}

// What an operator does for all its rows, by the estimates.
double WorkOf(const LogicalOperator& op, const Cardinality& cardinality) {
  const double rows = op.children.front()->estimated_rows;
  switch (op.kind) {
    case LogicalKind::kExpand: {
      const auto& expand = static_cast<const LogicalExpand&>(op);
      if (!expand.count || expand.to_labels.empty()) return rows + op.estimated_rows;
      return rows + rows * cardinality.Degree(cardinality.LabelsOf(*op.children.front(), expand.from),
                                              expand.types, expand.direction);
    }
    case LogicalKind::kIntersect: return rows * kIntersectionWork;
    case LogicalKind::kFilter: {
      double tests = 0;
      for (const auto& predicate : static_cast<const LogicalFilter&>(op).predicates) {
        tests += WorkOfTest(predicate);
      }
      return rows * tests;
    }
    case LogicalKind::kAggregate:
      return rows * static_cast<double>(
                        static_cast<const LogicalAggregate&>(op).aggregation.keys.size());
    default: return rows;
  }
}

// Whether a scan can look at a part of the nodes. Dynamic labels would be worked out by each who shares it.
bool IsSharable(const LogicalOperator& op) {
  return op.kind == LogicalKind::kRelationshipScan ||
         (op.kind == LogicalKind::kNodeScan && !static_cast<const LogicalNodeScan&>(op).dynamic_labels);
}

// Whether `reader` makes about as many groups as there are nodes that `scan` finds, one row each.
bool GroupsScannedNodes(const LogicalOperator& reader, const LogicalOperator& scan) {
  if (reader.kind != LogicalKind::kAggregate || scan.kind != LogicalKind::kNodeScan) return false;
  const auto& aggregate = static_cast<const LogicalAggregate&>(reader);
  const VariableSet scanned = scan.Introduces();
  return aggregate.multiplicity && !aggregate.aggregation.keys.empty() &&
         std::all_of(aggregate.aggregation.keys.begin(), aggregate.aggregation.keys.end(),
                     [&](const ProjectionItem& key) { return VariablesOf(key.expression) == scanned; });
}

// Whether the input of `reader` is a scan with much to do for what it finds.
bool IsWorthSharing(const LogicalOperator& reader, const Cardinality& cardinality) {
  const LogicalOperator* op = reader.children.front().get();
  if (!TreatsRowsByThemselves(*op) && !CanGroupParts(reader)) return false;
  const double own_work = WorkOf(reader, cardinality);
  double work = own_work;
  for (; TreatsRowsByThemselves(*op); op = op->children.front().get()) {
    work += WorkOf(*op, cardinality);
  }
  if (!IsSharable(*op)) return false;
  const LogicalArgument* start = As<LogicalArgument>(op->children.front());
  if (start == nullptr || !start->is_unit) return false;
  if (GroupsScannedNodes(reader, *op) && work < kGroupWork * own_work) return false;
  return work + op->estimated_rows >= kWorkMin;
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
  return changed == input ? plan : OverChild(*plan, std::move(changed));
}

}  // namespace

LogicalPlan Parallelize(const LogicalPlan& plan, RuleContext& context) {
  if (!context.is_main || HasUpdates(*plan)) return plan;
  return Share(plan, *context.cardinality);
}

}  // namespace wenmai::query
