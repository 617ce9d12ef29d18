#include "query/optimizer/order_pattern.h"

#include <algorithm>

#include "query/optimizer/estimate_rows.h"
#include "query/optimizer/pattern_search.h"

namespace wenmai::query {

namespace {

// Takes steps until nothing bound leads further: always what leaves fewest rows, or without optimizing in
// the order of the text.
void WalkConnected(PatternSearch* search, bool is_optimizing) {
  for (auto steps = search->Steps(); !steps.empty(); steps = search->Steps()) {
    if (!is_optimizing || steps.size() == 1) {
      search->Take(steps.front());
      continue;
    }
    std::optional<PatternSearch> best;
    for (const PatternSearch::Step& step : steps) {
      PatternSearch candidate = *search;
      candidate.Take(step);
      if (!best || candidate.rows() < best->rows()) best = std::move(candidate);
    }
    *search = std::move(*best);
  }
}

// Finds `node` by itself and walks from there, on the rows at hand or apart from them.
PatternSearch StartAt(const PatternSearch& search, size_t node, bool is_optimizing) {
  PatternSearch result = search;
  if (search.IsStartedHere(node)) {
    result.Start(node);
    WalkConnected(&result, is_optimizing);
    return result;
  }
  PatternSearch apart = search.Apart();
  apart.Start(node);
  WalkConnected(&apart, is_optimizing);
  result.Join(apart);
  return result;
}

// The nodes to try first. A pattern of hundreds of nodes is not walked from each of them, which would
// take longer than to run it, but from those that are found with the fewest rows.
std::vector<size_t> Starts(const PatternSearch& search, bool is_optimizing) {
  constexpr size_t kStartsMax = 16;
  std::vector<size_t> nodes = search.UnboundNodes();
  if (!is_optimizing || nodes.size() <= kStartsMax) return nodes;
  std::vector<std::pair<double, size_t>> ranked;
  for (const size_t node : nodes) {
    PatternSearch start = search.Apart();
    start.Start(node);
    ranked.emplace_back(start.rows(), node);
  }
  std::partial_sort(ranked.begin(), ranked.begin() + kStartsMax, ranked.end());
  nodes.clear();
  for (size_t i = 0; i < kStartsMax; ++i) nodes.push_back(ranked[i].second);
  return nodes;
}

LogicalPlan Order(const LogicalMatch& match, RuleContext* context) {
  PatternSearch search(match, match.children.front(), context);
  const bool is_optimizing = context->is_optimizing;
  for (;;) {
    WalkConnected(&search, is_optimizing);
    const std::vector<size_t> nodes = Starts(search, is_optimizing);
    if (nodes.empty()) return search.Finish();
    PatternSearch best = StartAt(search, nodes.front(), is_optimizing);
    for (size_t i = 1; is_optimizing && i < nodes.size(); ++i) {
      PatternSearch candidate = StartAt(search, nodes[i], is_optimizing);
      if (candidate.cost() < best.cost()) best = std::move(candidate);
    }
    search = std::move(best);
  }
}

}  // namespace

LogicalPlan OrderPattern(const LogicalPlan& plan, RuleContext& context) {
  return RewriteBottomUp(plan, [&context](const LogicalPlan& node) -> LogicalPlan {
    if (const LogicalMatch* match = As<LogicalMatch>(node)) return Order(*match, &context);
    // What a pattern above costs depends on the rows that come in.
    return WithEstimate(*node, *context.cardinality);
  });
}

}  // namespace wenmai::query
