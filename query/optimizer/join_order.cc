#include "query/optimizer/join_order.h"

#include <bit>
#include <deque>

#include "query/optimizer/estimate_rows.h"
#include "query/optimizer/pattern_search.h"

namespace wenmai::query {

namespace {

constexpr size_t kRelationshipsMax = 10;
constexpr size_t kNodesMax = 32;
// Steps and joins that are tried for one pattern, so that planning takes a few milliseconds at most.
constexpr int kTriesMax = 8000;

// What of a pattern is solved, bit i for its relationship or node i.
struct Part {
  uint32_t relationships = 0;
  uint32_t nodes = 0;
  bool has_input = false;  // whether it goes on from the rows before the pattern

  bool operator==(const Part&) const = default;
  template <typename H>
  friend H AbslHashValue(H state, const Part& part) {
    return H::combine(std::move(state), part.relationships, part.nodes, part.has_input);
  }
};

// The cheapest search of each part of a connected pattern, smaller parts first.
class PartTable {
 public:
  // `wanted`: the relationships to solve, and the nodes they connect.
  PartTable(const PatternGraph& pattern, const Part& wanted)
      : pattern_(pattern), wanted_(wanted), sizes_(kRelationshipsMax + 1) {}

  struct Entry {
    Part part;
    PatternSearch search;
  };

  // Keeps the search if it is the cheapest of its part.
  void Offer(PatternSearch search, bool has_input);
  // Fills the table. False if there are too many ways.
  bool Solve();
  // Those that solve all that is wanted.
  std::vector<const Entry*> Solutions() const;

 private:
  void TakeSteps(const Entry& entry);
  void JoinPartsOf(size_t size);
  void JoinParts(const Entry& left, const Entry& right);

  const PatternGraph& pattern_;
  const Part wanted_;
  int try_count_ = 0;
  std::deque<Entry> entries_;
  absl::flat_hash_map<Part, Entry*> by_part_;
  std::vector<std::vector<const Entry*>> sizes_;  // by the count of relationships
};

void PartTable::Offer(PatternSearch search, bool has_input) {
  ++try_count_;
  Part part{.has_input = has_input};
  for (size_t i = 0; i < pattern_.relationships.size(); ++i) {
    if (wanted_.relationships >> i & 1 && search.IsSolved(i)) part.relationships |= 1u << i;
  }
  for (size_t i = 0; i < pattern_.nodes.size(); ++i) {
    if (wanted_.nodes >> i & 1 && search.IsFound(i)) part.nodes |= 1u << i;
  }
  const auto [known, is_new] = by_part_.try_emplace(part);
  if (is_new) {
    known->second = &entries_.emplace_back(Entry{part, std::move(search)});
    sizes_[static_cast<size_t>(std::popcount(part.relationships))].push_back(known->second);
  } else if (search.cost() < known->second->search.cost()) {
    known->second->search = std::move(search);
  }
}

bool PartTable::Solve() {
  for (size_t size = 0; size < sizes_.size(); ++size) {
    JoinPartsOf(size);
    // Finding a further node by its key adds to the parts of the same size.
    for (size_t i = 0; i < sizes_[size].size(); ++i) {
      if (try_count_ > kTriesMax) return false;
      TakeSteps(*sizes_[size][i]);
    }
  }
  return true;
}

void PartTable::TakeSteps(const Entry& entry) {
  for (const PatternSearch::Step& step : entry.search.Steps()) {
    const bool is_start = step.kind == PatternSearch::Step::Kind::kStart;
    const uint32_t wanted = is_start ? wanted_.nodes : wanted_.relationships;
    if ((wanted >> step.index & 1) == 0) continue;
    PatternSearch taken = entry.search;
    taken.Take(step);
    Offer(std::move(taken), entry.part.has_input);
  }
}

void PartTable::JoinPartsOf(size_t size) {
  for (size_t left_size = 1; left_size < size; ++left_size) {
    for (const Entry* left : sizes_[left_size]) {
      if (try_count_ > kTriesMax) return;
      for (const Entry* right : sizes_[size - left_size]) JoinParts(*left, *right);
    }
  }
}

void PartTable::JoinParts(const Entry& left, const Entry& right) {
  const bool is_apart = (left.part.relationships & right.part.relationships) == 0;
  if (!is_apart || (left.part.nodes & right.part.nodes) == 0 || right.part.has_input) return;
  const Part part{left.part.relationships | right.part.relationships,
                  left.part.nodes | right.part.nodes, left.part.has_input};
  const auto known = by_part_.find(part);
  if (known != by_part_.end() &&
      known->second->search.cost() <= left.search.JoinCost(right.search)) {
    return;
  }
  PatternSearch joined = left.search;
  joined.Join(right.search);
  Offer(std::move(joined), part.has_input);
}

std::vector<const PartTable::Entry*> PartTable::Solutions() const {
  std::vector<const Entry*> solutions;
  for (const Entry& entry : entries_) {
    if (entry.part.relationships == wanted_.relationships && entry.part.nodes == wanted_.nodes) {
      solutions.push_back(&entry);
    }
  }
  return solutions;
}

// What `node`, or what is found already if it is nullopt, is connected with by relationships that are not
// solved. Shortest paths connect nothing: they need both ends.
Part ConnectedPart(const PatternGraph& pattern, const PatternSearch& search, std::optional<size_t> node) {
  Part part;
  for (size_t i = 0; i < pattern.nodes.size(); ++i) {
    if (node ? i == *node : search.IsFound(i)) part.nodes |= 1u << i;
  }
  const auto bit_of = [&pattern](VariableId variable) {
    for (size_t i = 0; i < pattern.nodes.size(); ++i) {
      if (pattern.nodes[i].variable == variable) return 1u << i;
    }
    return 0u;
  };
  for (bool is_growing = true; is_growing;) {
    is_growing = false;
    for (size_t i = 0; i < pattern.relationships.size(); ++i) {
      const PatternRelationship& relationship = pattern.relationships[i];
      const uint32_t ends = bit_of(relationship.start) | bit_of(relationship.end);
      const bool is_open = !search.IsSolved(i) && search.ShortestPathOf(i) == nullptr;
      const bool is_new = (part.relationships >> i & 1) == 0;
      const bool is_connected = (part.nodes & ends) != 0 || (!node && relationship.is_bound);
      if (!is_open || !is_new || !is_connected) continue;
      part.relationships |= 1u << i;
      part.nodes |= ends;
      is_growing = true;
    }
  }
  return part;
}

// The cheapest way to solve `wanted` and go on with the rows of `search`; nullopt if none is found.
std::optional<PatternSearch> SolvePart(const PatternGraph& pattern, const PatternSearch& search,
                                       const Part& wanted, bool is_beside_tried) {
  PartTable parts(pattern, wanted);
  const bool has_input = !search.IsAtStart();
  bool is_found = false;
  for (size_t node = 0; node < pattern.nodes.size(); ++node) {
    if ((wanted.nodes >> node & 1) == 0) continue;
    is_found |= search.IsFound(node);
    if (!search.IsFound(node) && search.IsStartedHere(node)) {
      PatternSearch here = search;
      here.Start(node);
      parts.Offer(std::move(here), has_input);
    }
    if (!has_input || !is_beside_tried) continue;
    PatternSearch beside = search.Beside();
    beside.Start(node);
    parts.Offer(std::move(beside), false);
  }
  if (is_found) parts.Offer(search, has_input);
  if (!parts.Solve()) return std::nullopt;
  std::optional<PatternSearch> best;
  for (const PartTable::Entry* solution : parts.Solutions()) {
    PatternSearch candidate = solution->search;
    if (has_input && !solution->part.has_input) {
      candidate = search;
      candidate.Join(solution->search);
    }
    if (!best || candidate.cost() < best->cost()) best = std::move(candidate);
  }
  return best;
}

// The search with one more connected part solved; nullopt if no way is found.
std::optional<PatternSearch> SolveNext(const LogicalMatch& match, const PatternSearch& search) {
  const PatternGraph& pattern = *match.pattern;
  // A part that a subplan reads from memory would be held anew for each of its runs.
  const bool is_subplan = match.children.front()->kind == LogicalKind::kArgument;
  const Part found = ConnectedPart(pattern, search, std::nullopt);
  if (found.relationships != 0) return SolvePart(pattern, search, found, !is_subplan);
  for (const PatternSearch::Step& step : search.Steps()) {
    if (step.kind == PatternSearch::Step::Kind::kStart) continue;
    PatternSearch taken = search;
    taken.Take(step);
    return taken;
  }
  uint32_t seen_nodes = 0;
  std::optional<PatternSearch> best;
  for (const size_t node : search.UnboundNodes()) {
    if (seen_nodes >> node & 1) continue;
    const Part part = ConnectedPart(pattern, search, node);
    seen_nodes |= part.nodes;
    std::optional<PatternSearch> solved = SolvePart(pattern, search, part, true);
    if (!solved) return std::nullopt;
    if (!best || solved->cost() < best->cost()) best = std::move(solved);
  }
  return best;
}

LogicalPlan Order(const LogicalMatch& match, RuleContext* context) {
  const PatternGraph& pattern = *match.pattern;
  const bool is_small = pattern.quantified.empty() && pattern.nodes.size() <= kNodesMax &&
                        pattern.relationships.size() <= kRelationshipsMax;
  if (!is_small) return nullptr;
  PatternSearch search(match, match.children.front(), context);
  while (!search.is_done()) {
    std::optional<PatternSearch> solved = SolveNext(match, search);
    if (!solved) return nullptr;
    search = std::move(*solved);
  }
  return search.Finish();
}

}  // namespace

LogicalPlan JoinOrder(const LogicalPlan& plan, RuleContext& context) {
  return RewriteBottomUp(plan, [&context](const LogicalPlan& node) -> LogicalPlan {
    const LogicalMatch* match = As<LogicalMatch>(node);
    return match ? Order(*match, &context) : WithEstimate(*node, *context.cardinality);
  });
}

}  // namespace wenmai::query
