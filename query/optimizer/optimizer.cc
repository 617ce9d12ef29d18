#include "query/optimizer/optimizer.h"

#include "query/optimizer/distinct_reach.h"
#include "query/optimizer/estimate_rows.h"
#include "query/optimizer/fuse_labels.h"
#include "query/optimizer/intersect.h"
#include "query/optimizer/order_pattern.h"
#include "query/optimizer/parallelize.h"
#include "query/optimizer/prune_columns.h"
#include "query/optimizer/push_count.h"
#include "query/optimizer/push_filter.h"
#include "query/optimizer/remove_eager.h"
#include "query/optimizer/top_k.h"
#include "query/optimizer/turn_count.h"

namespace wenmai::query {

namespace {

struct Rule {
  LogicalPlan (*apply)(const LogicalPlan& plan, RuleContext& context);
  bool is_needed;  // to run at all
};

// The order matters: filters are moved while patterns are still whole, so that they take part in the
// choice of where to start; counts are pushed into what intersections leave; columns are cut when no
// rule adds readers any more, and what nobody reads then tells where sets of rows are enough.
constexpr Rule kRules[] = {
    {PushFilter, false},
    {OrderPattern, true},
    {FuseLabels, false},
    {Intersect, false},
    {TurnCount, false},
    {PushCount, false},
    {TopK, false},
    {RemoveEager, false},
    {PruneColumns, true},
    {DistinctReach, false},
    {EstimateRows, true},
    {Parallelize, false},
};

}  // namespace

void Optimize(StatementPlan* plan, const graph::View& view, bool is_optimizing) {
  const Cardinality cardinality(view);
  const auto optimize = [&](QueryPlan* query) {
    RuleContext context{&plan->variables, &cardinality, is_optimizing, query == &plan->main,
                        MakeSet(query->columns)};
    for (const Rule& rule : kRules) {
      if (is_optimizing || rule.is_needed) query->root = rule.apply(query->root, context);
    }
  };
  optimize(&plan->main);
  for (auto& [query, subquery] : plan->subqueries) optimize(&subquery);
}

}  // namespace wenmai::query
