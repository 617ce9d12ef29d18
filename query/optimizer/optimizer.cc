#include "query/optimizer/optimizer.h"

#include "query/optimizer/distinct_reach.h"
#include "query/optimizer/estimate_rows.h"
#include "query/optimizer/fuse_labels.h"
#include "query/optimizer/group_distinct.h"
#include "query/optimizer/intersect.h"
#include "query/optimizer/join_order.h"
#include "query/optimizer/late_project.h"
#include "query/optimizer/order_pattern.h"
#include "query/optimizer/parallelize.h"
#include "query/optimizer/prune_columns.h"
#include "query/optimizer/push_count.h"
#include "query/optimizer/push_filter.h"
#include "query/optimizer/read_snapshot.h"
#include "query/optimizer/remove_eager.h"
#include "query/optimizer/scan_relationships.h"
#include "query/optimizer/search_paths.h"
#include "query/optimizer/top_k.h"
#include "query/optimizer/turn_count.h"
#include "query/optimizer/unnest_step.h"

namespace wenmai::query {

namespace {

struct Rule {
  const char* name;
  LogicalPlan (*apply)(const LogicalPlan& plan, RuleContext& context);
  bool is_needed;  // to run at all
};

// The order matters: filters are moved while patterns are still whole, so that they take part in the
// choice of where to start; SearchPaths leaves the ends of its paths to be found as a pattern; counts are
// pushed into what intersections leave; columns are cut when no rule adds readers any more, and what
// nobody reads then tells where sets of rows are enough.
constexpr Rule kRules[] = {
    {"PushFilter", PushFilter, false},
    {"SearchPaths", SearchPaths, false},
    {"JoinOrder", JoinOrder, false},
    {"OrderPattern", OrderPattern, true},
    {"FuseLabels", FuseLabels, false},
    {"Intersect", Intersect, false},
    {"UnnestStep", UnnestStep, false},
    {"GroupDistinct", GroupDistinct, false},
    {"TurnCount", TurnCount, false},
    {"PushCount", PushCount, false},
    {"TopK", TopK, false},
    {"LateProject", LateProject, false},
    {"RemoveEager", RemoveEager, false},
    {"ReadSnapshot", ReadSnapshot, false},
    {"PruneColumns", PruneColumns, true},
    {"DistinctReach", DistinctReach, false},
    {"ScanRelationships", ScanRelationships, false},
    {"EstimateRows", EstimateRows, true},
    {"Parallelize", Parallelize, false},
};

}  // namespace

void Optimize(StatementPlan* plan, const graph::View& view, const OptimizerOptions& options) {
  const Cardinality cardinality(view);
  const auto optimize = [&](QueryPlan* query) {
    RuleContext context{&plan->variables, &cardinality, options.is_optimizing, query == &plan->main,
                        MakeSet(query->columns)};
    for (const Rule& rule : kRules) {
      const bool is_on = options.is_optimizing && rule.name != options.rule_off;
      if (is_on || rule.is_needed) query->root = rule.apply(query->root, context);
    }
  };
  optimize(&plan->main);
  for (auto& [query, subquery] : plan->subqueries) optimize(&subquery);
}

std::vector<std::string> OptionalRules() {
  std::vector<std::string> names;
  for (const Rule& rule : kRules) {
    if (!rule.is_needed) names.emplace_back(rule.name);
  }
  return names;
}

}  // namespace wenmai::query
