#include "query/optimizer/order_pattern.h"

#include <algorithm>
#include <limits>

#include "query/optimizer/pattern_search.h"

namespace wenmai::query {

namespace {

// Steps that are tried for one pattern before each further one is only taken by the rows it leaves.
constexpr int kStepsTriedMax = 500;

// The best order of the steps that are left, of those cheaper than `bound`; nullopt if there is none. Tries
// first what leaves fewest rows, and nothing else once *tries is used up.
std::optional<PatternSearch> BestWalk(const PatternSearch& search, double bound, int* tries) {
  const std::vector<PatternSearch::Step> steps = search.Steps();
  if (steps.empty()) return search;
  std::vector<PatternSearch> candidates;
  for (const PatternSearch::Step& step : steps) {
    candidates.push_back(search);
    candidates.back().Take(step);
    --*tries;
  }
  std::stable_sort(
      candidates.begin(), candidates.end(),
      [](const PatternSearch& a, const PatternSearch& b) { return a.rows() < b.rows(); });
  std::optional<PatternSearch> best;
  for (const PatternSearch& candidate : candidates) {
    if (best && *tries < 0) break;
    if (candidate.cost() >= bound) continue;
    std::optional<PatternSearch> walk = BestWalk(candidate, bound, tries);
    if (!walk || walk->cost() >= bound) continue;
    bound = walk->cost();
    best = std::move(walk);
  }
  return best;
}

// Takes steps until nothing bound leads further: in the best order that so many tries find; with one try
// always what leaves fewest rows; with none in the order of the text.
void WalkConnected(PatternSearch* search, int tries) {
  if (tries > 1) {
    auto walk = BestWalk(*search, std::numeric_limits<double>::infinity(), &tries);
    if (walk) *search = std::move(*walk);  // else the costs are past all numbers
  }
  for (auto steps = search->Steps(); !steps.empty(); steps = search->Steps()) {
    if (tries == 0 || steps.size() == 1) {
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
PatternSearch StartAt(const PatternSearch& search, size_t node, int tries) {
  PatternSearch result = search;
  if (search.IsStartedHere(node)) {
    result.Start(node);
    WalkConnected(&result, tries);
    return result;
  }
  PatternSearch apart = search.Apart();
  apart.Start(node);
  WalkConnected(&apart, tries);
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

// Trying a quantified part adds variables to the statement, and long patterns have too many orders: there
// the rows that each step leaves decide.
int TriesFor(const LogicalMatch& match, const RuleContext& context) {
  constexpr size_t kRelationshipsMax = 12;
  if (!context.is_optimizing) return 0;
  const PatternGraph& pattern = *match.pattern;
  const bool is_small =
      pattern.quantified.empty() && pattern.relationships.size() <= kRelationshipsMax;
  return is_small ? kStepsTriedMax : 1;
}

LogicalPlan Order(const LogicalMatch& match, RuleContext* context) {
  PatternSearch search(match, match.children.front(), context);
  const int tries_max = TriesFor(match, *context);
  for (;;) {
    WalkConnected(&search, tries_max);
    const std::vector<size_t> nodes = Starts(search, context->is_optimizing);
    if (nodes.empty()) return search.Finish();
    const auto start_count = static_cast<int>(nodes.size());
    const int tries = (tries_max + start_count - 1) / start_count;
    PatternSearch best = StartAt(search, nodes.front(), tries);
    if (context->is_optimizing) {
      for (size_t i = 1; i < nodes.size(); ++i) {
        PatternSearch candidate = StartAt(search, nodes[i], tries);
        if (candidate.cost() < best.cost()) best = std::move(candidate);
      }
    }
    search = std::move(best);
  }
}

}  // namespace

LogicalPlan OrderPattern(const LogicalPlan& plan, RuleContext& context) {
  return RewriteBottomUp(plan, [&context](const LogicalPlan& node) -> LogicalPlan {
    if (const LogicalMatch* match = As<LogicalMatch>(node)) return Order(*match, &context);
    // What a pattern above costs depends on the rows that come in.
    std::shared_ptr<LogicalOperator> estimated = node->Clone();
    estimated->estimated_rows = context.cardinality->Estimate(*node);
    return estimated;
  });
}

}  // namespace wenmai::query
