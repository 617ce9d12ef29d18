#include "query/optimizer/search_paths.h"

#include <algorithm>

#include "query/operators/neighbor_reader.h"
#include "query/optimizer/order_pattern.h"
#include "query/plan/match.h"
#include "query/plan/path.h"
#include "query/plan/search_paths.h"

namespace wenmai::query {

namespace {

constexpr double kFewRows = 16;

using Part = LogicalSearchPaths::Part;
using PartKind = LogicalSearchPaths::PartKind;
using Step = LogicalSearchPaths::Step;

VariableSet NodesOf(const PatternGraph& pattern) {
  std::vector<VariableId> nodes;
  for (const PatternNode& node : pattern.nodes) nodes.push_back(node.variable);
  return MakeSet(nodes);
}

bool AreAllDeterministic(const std::vector<ExpressionPtr>& conditions) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [](const ExpressionPtr& condition) { return IsDeterministic(*condition); });
}

// A plain walk without lists and inner groups, through nodes that are all different.
bool IsPlainRepetition(const PatternGraph& inner) {
  if (inner.paths.size() != 1 || inner.paths.front().variable || !inner.quantified.empty()) return false;
  if (inner.paths.front().nodes.size() != inner.nodes.size()) return false;
  return AreAllDeterministic(inner.predicates) &&
         std::none_of(inner.relationships.begin(), inner.relationships.end(),
                      [](const PatternRelationship& relationship) {
                        return relationship.hops.has_value() || relationship.is_bound;
                      });
}

// Builds the search from one end of the only path of a match.
class SearchBuilder {
 public:
  SearchBuilder(const LogicalMatch& match, bool is_reversed)
      : match_(match),
        pattern_(*match.pattern),
        path_(pattern_.paths.front()),
        input_(match.children.front()->schema),
        is_reversed_(is_reversed) {}

  // Finds the root, and the other end too if `finds_end`, by a match of their own.
  LogicalPlan Ends(bool finds_end) const;
  // nullptr if the pattern asks for what a search cannot.
  LogicalPlan Build(const LogicalSelectPaths& select, LogicalPlan ends);

 private:
  const PatternNode& Node(size_t from_root) const {
    const size_t i = is_reversed_ ? path_.nodes.size() - 1 - from_root : from_root;
    return pattern_.nodes[path_.nodes[i]];
  }
  uint32_t Link(size_t from_root) const {
    const auto& links = path_.relationships;
    return links[is_reversed_ ? links.size() - 1 - from_root : from_root];
  }

  bool AddPart(size_t index);
  bool AddRelationship(const PatternRelationship& relationship, Part* part);
  bool AddGroup(const QuantifiedPath& group, Part* part);
  Step StepOf(const PatternRelationship& relationship) const;
  bool AddGroupCondition(const ExpressionPtr& condition, const VariableSet& inner, Part* part) const;
  void AddCondition(const ExpressionPtr& condition);
  // What a condition reads that is not known before the search begins.
  VariableSet Unknown(const ExpressionPtr& condition) const {
    return Difference(VariablesOf(condition), known_);
  }

  const LogicalMatch& match_;
  const PatternGraph& pattern_;
  const PatternPath& path_;
  const VariableSet input_;
  const bool is_reversed_;
  VariableSet known_;
  std::shared_ptr<LogicalSearchPaths> search_;
};

LogicalPlan SearchBuilder::Ends(bool finds_end) const {
  auto ends = std::make_shared<PatternGraph>();
  ends->nodes.push_back(Node(0));
  const PatternNode& far = Node(path_.nodes.size() - 1);
  if (finds_end && far.variable != Node(0).variable) ends->nodes.push_back(far);
  const VariableSet known = Union(input_, NodesOf(*ends));
  for (const ExpressionPtr& predicate : match_.predicates) {
    if (IsSubset(VariablesOf(predicate), known)) ends->predicates.push_back(predicate);
  }
  auto match = std::make_shared<LogicalMatch>();
  match->predicates = ends->predicates;
  match->pattern = std::move(ends);
  return Finish(match, {match_.children.front()});
}

LogicalPlan SearchBuilder::Build(const LogicalSelectPaths& select, LogicalPlan ends) {
  known_ = ends->schema;
  search_ = std::make_shared<LogicalSearchPaths>();
  search_->path_kind = select.path_kind;
  search_->count = select.count;
  search_->path = select.path;
  search_->root = Node(0).variable;
  search_->is_reversed = is_reversed_;
  for (size_t i = 0; i < path_.relationships.size(); ++i) {
    if (!AddPart(i)) return nullptr;
  }
  for (const ExpressionPtr& predicate : match_.predicates) AddCondition(predicate);
  return Finish(search_, {std::move(ends)});
}

bool SearchBuilder::AddPart(size_t index) {
  Part part;
  const PatternNode& node = Node(index + 1);
  part.node = node.variable;
  part.is_node_bound = Contains(known_, node.variable);
  part.node_labels = node.labels;
  const size_t relationship_count = pattern_.relationships.size();
  const uint32_t link = Link(index);
  const bool is_added = link < relationship_count
                            ? AddRelationship(pattern_.relationships[link], &part)
                            : AddGroup(*pattern_.quantified[link - relationship_count], &part);
  search_->parts.push_back(std::move(part));
  return is_added;
}

Step SearchBuilder::StepOf(const PatternRelationship& relationship) const {
  Step step;
  step.near = is_reversed_ ? relationship.end : relationship.start;
  step.far = is_reversed_ ? relationship.start : relationship.end;
  step.relationship = relationship.variable;
  step.direction = is_reversed_ ? Reverse(relationship.direction) : relationship.direction;
  step.types = relationship.types;
  step.predicate = relationship.step_predicate;
  step.step_local = relationship.step_local;
  return step;
}

bool SearchBuilder::AddRelationship(const PatternRelationship& relationship, Part* part) {
  if (relationship.is_bound) return false;
  const ExpressionPtr& predicate = relationship.step_predicate;
  if (predicate && !(IsDeterministic(*predicate) && Unknown(predicate).empty())) return false;
  part->kind = relationship.hops ? PartKind::kList : PartKind::kOnce;
  part->repetitions = relationship.hops.value_or(HopRange{1, 1});
  part->steps.push_back(StepOf(relationship));
  return true;
}

bool SearchBuilder::AddGroup(const QuantifiedPath& group, Part* part) {
  const PatternGraph& inner = group.inner;
  if (!IsPlainRepetition(inner)) return false;
  part->kind = PartKind::kGroup;
  part->repetitions = group.repetitions;
  for (const auto& [from, to] : group.groups) part->groups.push_back({from, to});
  const auto labels_of = [&inner](VariableId variable) {
    return std::find_if(inner.nodes.begin(), inner.nodes.end(),
                        [variable](const PatternNode& node) { return node.variable == variable; })
        ->labels;
  };
  for (uint32_t index : inner.paths.front().relationships) {
    part->steps.push_back(StepOf(inner.relationships[index]));
  }
  if (is_reversed_) std::reverse(part->steps.begin(), part->steps.end());
  for (Step& step : part->steps) step.far_labels = labels_of(step.far);
  part->begin_labels = labels_of(part->steps.front().near);
  const VariableSet variables = PatternVariables(inner);
  return std::all_of(inner.predicates.begin(), inner.predicates.end(), [&](const auto& condition) {
    return AddGroupCondition(condition, variables, part);
  });
}

// Puts the condition where the first of its variables' step, or repetition, has them all.
bool SearchBuilder::AddGroupCondition(const ExpressionPtr& condition, const VariableSet& inner,
                                      Part* part) const {
  const VariableSet reads = Unknown(condition);
  for (Step& step : part->steps) {
    if (!IsSubset(reads, MakeSet({step.near, step.relationship, step.far}))) continue;
    step.conditions.push_back(condition);
    return true;
  }
  part->conditions.push_back(condition);
  return IsSubset(reads, inner);
}

void SearchBuilder::AddCondition(const ExpressionPtr& condition) {
  const VariableSet reads = Unknown(condition);
  if (reads.empty()) return;  // asked of the ends
  for (Part& part : search_->parts) {
    if (reads == VariableSet{part.node}) {
      part.node_conditions.push_back(condition);
      return;
    }
    Step& step = part.steps.front();
    if (part.kind == PartKind::kOnce &&
        IsSubset(reads, MakeSet({step.near, step.relationship, step.far}))) {
      step.conditions.push_back(condition);
      return;
    }
  }
  search_->conditions.push_back(condition);
}

// Whether every node of the path is another one, or known before.
bool AreNodesApart(const LogicalMatch& match, VariableId root) {
  const PatternPath& path = match.pattern->paths.front();
  std::vector<VariableId> unknown;
  for (uint32_t node : path.nodes) {
    const VariableId variable = match.pattern->nodes[node].variable;
    if (variable != root && !Contains(match.children.front()->schema, variable)) {
      unknown.push_back(variable);
    }
  }
  return MakeSet(unknown).size() == unknown.size();
}

double RowsOf(const LogicalPlan& match, RuleContext& context) {
  return OrderPattern(match, context)->estimated_rows;
}

LogicalPlan Search(const LogicalSelectPaths& select, const LogicalMatch& match, RuleContext& context) {
  const PatternGraph& pattern = *match.pattern;
  if (pattern.paths.size() != 1 || pattern.paths.front().relationships.empty()) return nullptr;
  if (!AreAllDeterministic(match.predicates)) return nullptr;
  SearchBuilder from_start(match, false), from_end(match, true);
  const LogicalPlan start = from_start.Ends(false), end = from_end.Ends(false);
  const bool is_from_end = RowsOf(end, context) < RowsOf(start, context);
  SearchBuilder& builder = is_from_end ? from_end : from_start;
  LogicalPlan both = builder.Ends(true);
  const bool finds_both = RowsOf(both, context) <= kFewRows;
  const PatternPath& path = pattern.paths.front();
  const VariableId root = pattern.nodes[is_from_end ? path.nodes.back() : path.nodes.front()].variable;
  if (!AreNodesApart(match, root)) return nullptr;
  return builder.Build(select, finds_both ? std::move(both) : is_from_end ? end : start);
}

}  // namespace

LogicalPlan SearchPaths(const LogicalPlan& plan, RuleContext& context) {
  return RewriteBottomUp(plan, [&context](const LogicalPlan& node) -> LogicalPlan {
    const LogicalSelectPaths* select = As<LogicalSelectPaths>(node);
    if (select == nullptr) return nullptr;
    const LogicalMatch* match = As<LogicalMatch>(node->children.front());
    return match == nullptr ? nullptr : Search(*select, *match, context);
  });
}

}  // namespace wenmai::query
