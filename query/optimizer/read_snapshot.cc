#include "query/optimizer/read_snapshot.h"

#include <algorithm>
#include <optional>

#include "query/optimizer/row_by_row.h"
#include "query/plan/apply.h"
#include "query/plan/predicate.h"
#include "query/plan/scan.h"
#include "query/plan/snapshot.h"

namespace wenmai::query {

namespace {

bool HasNoSubquery(const ExpressionPtr& expression) { return expression == nullptr || !HasSubquery(*expression); }

bool HasNoSubquery(const std::optional<LogicalNodeIndexSeek::Bound>& bound) {
  return !bound || HasNoSubquery(bound->value);
}

// Whether the operator finds nodes, and looks at nothing but its view and its row for that.
bool IsPlainStart(const LogicalOperator& plan) {
  switch (plan.kind) {
    case LogicalKind::kNodeScan: return HasNoSubquery(static_cast<const LogicalNodeScan&>(plan).dynamic_labels);
    case LogicalKind::kNodeIdSeek: return HasNoSubquery(static_cast<const LogicalNodeIdSeek&>(plan).id);
    case LogicalKind::kNodeIndexSeek: {
      const auto& seek = static_cast<const LogicalNodeIndexSeek&>(plan);
      const auto is_plain = [](const ExpressionPtr& value) { return HasNoSubquery(value); };
      return std::all_of(seek.equal.begin(), seek.equal.end(), is_plain) && HasNoSubquery(seek.lower) &&
             HasNoSubquery(seek.upper) && HasNoSubquery(seek.prefix) && HasNoSubquery(seek.among);
    }
    default: return false;
  }
}

// Whether the plan begins with no outer row, writes nothing, and reads by nothing but its view.
bool IsReading(const LogicalPlan& plan) {
  const LogicalOperator* op = plan.get();
  while (TreatsRowsByThemselves(*op) || IsPlainStart(*op)) op = op->children.front().get();
  return op->kind == LogicalKind::kArgument && static_cast<const LogicalArgument*>(op)->is_unit;
}

}  // namespace

LogicalPlan ReadSnapshot(const LogicalPlan& plan, RuleContext&) {
  return RewriteBottomUp(plan, [](const LogicalPlan& node) -> LogicalPlan {
    const LogicalApply* apply = As<LogicalApply>(node);
    if (apply == nullptr || apply->transaction_rows == nullptr) return nullptr;
    const LogicalPlan& input = apply->children.front();
    if (input->kind != LogicalKind::kEager || !IsReading(input->children.front())) return nullptr;
    LogicalPlan snapshot = Finish(std::make_shared<LogicalSnapshot>(), {input->children.front()});
    return WithChildren(*apply, {std::move(snapshot), apply->children[1]});
  });
}

}  // namespace wenmai::query
