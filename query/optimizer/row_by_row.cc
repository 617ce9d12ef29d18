#include "query/optimizer/row_by_row.h"

#include <algorithm>

#include "query/plan/filter.h"
#include "query/plan/predicate.h"
#include "query/plan/project.h"

namespace wenmai::query {

namespace {

bool IsPlain(const ExpressionPtr& expression) {
  return IsDeterministic(*expression) && !HasSubquery(*expression);
}

}  // namespace

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

}  // namespace wenmai::query
