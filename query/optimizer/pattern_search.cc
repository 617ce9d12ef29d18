#include "query/optimizer/pattern_search.h"

#include <algorithm>

#include "graph/schema.h"
#include "query/expressions/binary.h"
#include "query/operators/neighbor_reader.h"
#include "query/optimizer/order_pattern.h"
#include "query/plan/apply.h"
#include "query/plan/expand.h"
#include "query/plan/path.h"
#include "query/plan/predicate.h"
#include "query/plan/scan.h"
#include "wenmai/error.h"

namespace wenmai::query {

namespace {

bool MayCoincide(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&b](const std::string& type) {
    return std::find(b.begin(), b.end(), type) != b.end();
  });
}

bool AreAll(const std::vector<bool>& flags) {
  return std::all_of(flags.begin(), flags.end(), [](bool flag) { return flag; });
}

LogicalPlan Unit() { return Finish(std::make_shared<LogicalArgument>(), {}); }

const PropertyComparison* FindComparison(const std::vector<PropertyComparison>& comparisons,
                                         std::string_view key,
                                         std::initializer_list<BinaryOperator> ops) {
  for (const PropertyComparison& comparison : comparisons) {
    if (comparison.key == key && std::find(ops.begin(), ops.end(), comparison.op) != ops.end()) {
      return &comparison;
    }
  }
  return nullptr;
}

// What of the comparisons the index can answer, or nullptr if nothing. All of them are tested again on
// what it finds, since an index may be less exact than `=` and covers one bound of a side only.
std::shared_ptr<LogicalNodeIndexSeek> SeekOf(const graph::IndexDefinition& index,
                                             const std::vector<PropertyComparison>& comparisons,
                                             const graph::View& view) {
  auto seek = std::make_shared<LogicalNodeIndexSeek>();
  seek->index = index.id;
  seek->is_unique = index.is_unique;
  for (graph::KeyId key : index.keys) seek->keys.emplace_back(view.KeyName(key));
  for (const std::string& key : seek->keys) {
    const auto* equal = FindComparison(comparisons, key, {BinaryOperator::kEqual});
    if (equal == nullptr) break;
    seek->equal.push_back(equal->value);
  }
  if (seek->equal.size() < seek->keys.size()) {
    const std::string& next = seek->keys[seek->equal.size()];
    if (const auto* lower = FindComparison(
            comparisons, next, {BinaryOperator::kGreater, BinaryOperator::kGreaterEqual})) {
      seek->lower = {lower->value, lower->op == BinaryOperator::kGreaterEqual};
    }
    if (const auto* upper = FindComparison(comparisons, next,
                                           {BinaryOperator::kLess, BinaryOperator::kLessEqual})) {
      seek->upper = {upper->value, upper->op == BinaryOperator::kLessEqual};
    }
    const auto* prefix = FindComparison(comparisons, next, {BinaryOperator::kStartsWith});
    if (prefix != nullptr && !seek->lower && !seek->upper) seek->prefix = prefix->value;
  }
  // An index holds only nodes that have all its properties, so all must be asked for.
  const bool has_range = seek->lower || seek->upper || seek->prefix;
  return seek->equal.size() + has_range == seek->keys.size() ? seek : nullptr;
}

}  // namespace

PatternSearch::PatternSearch(const LogicalMatch& match, LogicalPlan input, RuleContext* context)
    : pattern_(match.pattern),
      context_(context),
      plan_(std::move(input)),
      predicates_(match.predicates),
      is_relationship_solved_(pattern_->relationships.size()),
      is_quantified_solved_(pattern_->quantified.size()),
      is_path_built_(pattern_->paths.size()),
      segments_(pattern_->relationships.size()),
      quantified_segments_(pattern_->quantified.size()) {
  const size_t relationship_count = pattern_->relationships.size();
  for (size_t p = 0; p < pattern_->paths.size(); ++p) {
    const PatternPath& path = pattern_->paths[p];
    is_path_built_[p] = !path.variable.has_value();
    if (!path.variable) continue;
    for (uint32_t index : path.relationships) {
      if (index >= relationship_count) {
        quantified_segments_[index - relationship_count] =
            AddVariable(context_->variables, VariableKind::kPath);
      } else if (pattern_->relationships[index].hops && path.kind == PathKind::kWalk) {
        segments_[index] = AddVariable(context_->variables, VariableKind::kPath);
      }
    }
  }
  // A node of an earlier clause may be null, even where no label is asked of it.
  std::vector<LogicalFilter::LabelTest> tests;
  for (const PatternNode& node : pattern_->nodes) {
    if (IsBound(node.variable)) tests.push_back({node.variable, node.labels});
  }
  ApplyReady(std::move(tests));
}

bool PatternSearch::is_done() const {
  return AreAll(is_relationship_solved_) && AreAll(is_quantified_solved_) &&
         UnboundNodes().empty();
}

const PatternNode& PatternSearch::NodeOf(VariableId variable) const {
  for (const PatternNode& node : pattern_->nodes) {
    if (node.variable == variable) return node;
  }
  throw Error(ErrorCode::kInternal, "a pattern refers to a node that is not its own");
}

const PatternPath* PatternSearch::ShortestPathOf(size_t relationship) const {
  for (const PatternPath& path : pattern_->paths) {
    if (path.kind == PathKind::kWalk || path.relationships.empty()) continue;
    const auto& parts = path.relationships;
    if (std::find(parts.begin(), parts.end(), relationship) != parts.end()) return &path;
  }
  return nullptr;
}

std::vector<PatternSearch::Step> PatternSearch::Steps() const {
  std::vector<Step> steps;
  for (size_t i = 0; i < pattern_->relationships.size(); ++i) {
    if (is_relationship_solved_[i]) continue;
    const PatternRelationship& relationship = pattern_->relationships[i];
    if (IsBoundElsewhere(relationship.start) || IsBoundElsewhere(relationship.end)) continue;
    const bool has_start = IsBound(relationship.start);
    const bool has_end = IsBound(relationship.end);
    const bool is_single_bound = relationship.is_bound && !relationship.hops;
    if (ShortestPathOf(i) != nullptr ? has_start && has_end : has_start || is_single_bound) {
      steps.push_back({Step::Kind::kRelationship, i, true});
    } else if (ShortestPathOf(i) == nullptr && has_end) {
      steps.push_back({Step::Kind::kRelationship, i, false});
    }
  }
  for (size_t i = 0; i < pattern_->quantified.size(); ++i) {
    const QuantifiedPath& quantified = *pattern_->quantified[i];
    if (IsBoundElsewhere(quantified.outer_end)) continue;
    if (!is_quantified_solved_[i] && IsBound(quantified.outer_start)) {
      steps.push_back({Step::Kind::kQuantified, i, true});
    }
  }
  return steps;
}

void PatternSearch::Take(const Step& step) {
  if (step.kind == Step::Kind::kRelationship) {
    TakeRelationship(step.index, step.is_from_start);
  } else {
    TakeQuantified(step.index);
  }
}

std::vector<size_t> PatternSearch::UnboundNodes() const {
  std::vector<size_t> nodes;
  for (size_t i = 0; i < pattern_->nodes.size(); ++i) {
    if (!IsBound(pattern_->nodes[i].variable)) nodes.push_back(i);
  }
  return nodes;
}

void PatternSearch::Push(std::shared_ptr<LogicalOperator> op, double rows) {
  op->estimated_rows = rows;
  cost_ += rows;
  plan_ = query::Finish(std::move(op), {plan_});
}

std::vector<VariableId> PatternSearch::DistinctFrom(const std::vector<std::string>& types) const {
  std::vector<VariableId> variables;
  for (const Used& used : used_) {
    if (MayCoincide(used.types, types)) variables.push_back(used.variable);
  }
  return variables;
}

void PatternSearch::TakeRelationship(size_t index, bool is_from_start) {
  is_relationship_solved_[index] = true;
  const PatternRelationship& relationship = pattern_->relationships[index];
  std::vector<VariableId> new_nodes;
  for (VariableId node : {relationship.start, relationship.end}) {
    if (!IsBound(node)) new_nodes.push_back(node);
  }
  if (const PatternPath* path = ShortestPathOf(index)) {
    TakeShortest(relationship, *path);
  } else {
    if (relationship.hops) {
      TakeVarLength(index, is_from_start);
    } else if (IsBound(relationship.variable)) {
      TakeEndpoints(relationship);
    } else {
      TakeExpand(relationship, is_from_start);
    }
    used_.push_back({relationship.variable, relationship.types});
  }
  ApplyReady(LabelTests(new_nodes));
}

void PatternSearch::TakeEndpoints(const PatternRelationship& relationship) {
  auto op = std::make_shared<LogicalProjectEndpoints>();
  op->relationship = relationship.variable;
  op->start = relationship.start;
  op->end = relationship.end;
  op->direction = relationship.direction;
  op->types = relationship.types;
  op->is_start_bound = IsBound(relationship.start);
  op->is_end_bound = IsBound(relationship.end);
  op->distinct_from = DistinctFrom(relationship.types);
  Push(op, rows());
}

void PatternSearch::TakeExpand(const PatternRelationship& relationship, bool is_from_start) {
  auto op = std::make_shared<LogicalExpand>();
  op->from = is_from_start ? relationship.start : relationship.end;
  op->to = is_from_start ? relationship.end : relationship.start;
  op->direction = is_from_start ? relationship.direction : Reverse(relationship.direction);
  op->relationship = relationship.variable;
  op->types = relationship.types;
  op->is_into = IsBound(op->to);
  op->distinct_from = DistinctFrom(relationship.types);
  double fan_out =
      context_->cardinality->Degree(NodeOf(op->from).labels, op->types, op->direction);
  if (op->is_into) {
    fan_out /= std::max(1.0, context_->cardinality->Nodes(NodeOf(op->to).labels));
  }
  Push(op, rows() * fan_out);
}

void PatternSearch::TakeVarLength(size_t index, bool is_from_start) {
  const PatternRelationship& relationship = pattern_->relationships[index];
  auto op = std::make_shared<LogicalVarLengthExpand>();
  op->from = is_from_start ? relationship.start : relationship.end;
  op->to = is_from_start ? relationship.end : relationship.start;
  op->direction = is_from_start ? relationship.direction : Reverse(relationship.direction);
  op->is_reversed = !is_from_start;
  op->relationship = relationship.variable;
  op->types = relationship.types;
  op->hops = *relationship.hops;
  op->step_predicate = relationship.step_predicate;
  op->step_local = relationship.step_local;
  op->is_list_bound = IsBound(relationship.variable);
  op->is_into = IsBound(op->to);
  op->segment = segments_[index];
  op->distinct_from = DistinctFrom(relationship.types);
  const double degree =
      context_->cardinality->Degree(NodeOf(op->from).labels, op->types, op->direction);
  double walks = op->is_list_bound ? 1 : context_->cardinality->Walks(degree, op->hops);
  if (op->is_into) walks /= std::max(1.0, context_->cardinality->Nodes({}));
  Push(op, rows() * walks);
}

void PatternSearch::TakeShortest(const PatternRelationship& relationship,
                                 const PatternPath& path) {
  if (path.relationships.size() != 1) {
    throw Error(ErrorCode::kUnsupported,
                "shortest paths over a pattern of more than one relationship are not supported");
  }
  auto op = std::make_shared<LogicalShortestPath>();
  op->path_kind = path.kind;
  op->count = path.shortest_count;
  op->variable = path.variable;
  op->relationship = relationship.variable;
  op->start = relationship.start;
  op->end = relationship.end;
  op->direction = relationship.direction;
  op->types = relationship.types;
  op->hops = relationship.hops.value_or(HopRange{1, 1});
  op->step_predicate = relationship.step_predicate;
  op->step_local = relationship.step_local;
  for (size_t p = 0; p < pattern_->paths.size(); ++p) {
    if (&pattern_->paths[p] == &path) is_path_built_[p] = true;
  }
  // shortestPath() asks for the shortest path that meets WHERE; SHORTEST k tests WHERE afterwards.
  if (!path.shortest_count) {
    const VariableSet known = Union(plan_->schema, op->Introduces());
    std::erase_if(predicates_, [&](const ExpressionPtr& predicate) {
      const VariableSet reads = VariablesOf(predicate);
      if (Intersection(reads, op->Introduces()).empty() || !IsSubset(reads, known)) return false;
      op->predicates.push_back(predicate);
      return true;
    });
  }
  Push(op, rows());
}

void PatternSearch::TakeQuantified(size_t index) {
  is_quantified_solved_[index] = true;
  const QuantifiedPath& quantified = *pattern_->quantified[index];
  auto op = std::make_shared<LogicalQuantifiedExpand>();
  op->pattern = pattern_->quantified[index];
  op->groups = quantified.groups;
  op->is_end_bound = IsBound(quantified.outer_end);
  op->segment = quantified_segments_[index];
  for (const PatternRelationship& relationship : quantified.inner.relationships) {
    op->inner_relationships.push_back(relationship.variable);
    const bool is_grouped = std::any_of(op->groups.begin(), op->groups.end(), [&](const auto& g) {
      return g.first == relationship.variable;
    });
    if (!is_grouped) {
      op->groups.emplace_back(relationship.variable,
                              AddVariable(context_->variables, VariableKind::kRelationshipList));
    }
    for (VariableId used : DistinctFrom(relationship.types)) op->distinct_from.push_back(used);
  }
  op->distinct_from = MakeSet(op->distinct_from);

  auto argument = std::make_shared<LogicalArgument>();
  argument->is_unit = false;
  argument->variables = Union(plan_->schema, {quantified.inner_start});
  auto inner = std::make_shared<PatternGraph>(quantified.inner);
  if (op->segment) {
    op->inner_segment = AddVariable(context_->variables, VariableKind::kPath);
    if (inner->paths.empty()) {
      throw Error(ErrorCode::kInternal, "a quantified part of a path without its own path");
    }
    inner->paths.front().variable = op->inner_segment;
  }
  auto match = std::make_shared<LogicalMatch>();
  match->predicates = inner->predicates;
  match->pattern = std::move(inner);
  LogicalPlan repetition =
      OrderPattern(query::Finish(match, {query::Finish(argument, {})}), *context_);

  std::vector<VariableId> new_nodes;
  if (!op->is_end_bound) new_nodes.push_back(quantified.outer_end);
  const double walks =
      context_->cardinality->Walks(repetition->estimated_rows, quantified.repetitions);
  op->estimated_rows = rows() * walks;
  cost_ += op->estimated_rows;
  for (const auto& [inner_variable, outer] : op->groups) {
    for (const PatternRelationship& relationship : quantified.inner.relationships) {
      if (relationship.variable == inner_variable) used_.push_back({outer, relationship.types});
    }
  }
  plan_ = query::Finish(op, {plan_, std::move(repetition)});
  ApplyReady(LabelTests(new_nodes));
}

bool PatternSearch::IsStartedHere(size_t index) const {
  const bool is_single_row = plan_->kind == LogicalKind::kArgument &&
                             static_cast<const LogicalArgument&>(*plan_).is_unit;
  const PatternNode& node = pattern_->nodes[index];
  if (is_single_row || IdOf(node.variable) != nullptr) return true;
  // Seeking once a row pays where the rows are fewer than what a hash join would read instead.
  const auto seek = IndexSeekOf(node);
  const Cardinality& cardinality = *context_->cardinality;
  return seek != nullptr && rows() * cardinality.Seek(*seek) < cardinality.Nodes(node.labels);
}

void PatternSearch::Start(size_t index) {
  const PatternNode& node = pattern_->nodes[index];
  const Cardinality& cardinality = *context_->cardinality;
  if (const ExpressionPtr id = IdOf(node.variable)) {
    auto seek = std::make_shared<LogicalNodeIdSeek>();
    seek->variable = node.variable;
    seek->id = id;
    Push(seek, rows());
    ApplyReady(LabelTests({node.variable}));
    return;
  }
  if (const auto seek = IndexSeekOf(node)) {
    Push(seek, rows() * cardinality.Seek(*seek));
    ApplyReady(LabelTests({node.variable}, seek->label));
    return;
  }
  auto scan = std::make_shared<LogicalNodeScan>();
  scan->variable = node.variable;
  for (const std::string& label : node.labels) {
    if (!scan->label || cardinality.Nodes({label}) < cardinality.Nodes({*scan->label})) {
      scan->label = label;
    }
  }
  Push(scan, rows() * cardinality.Nodes(node.labels));
  ApplyReady(LabelTests({node.variable}, scan->label));
}

ExpressionPtr PatternSearch::IdOf(VariableId node) const {
  for (const ExpressionPtr& predicate : predicates_) {
    ExpressionPtr value = AsIdEquality(*predicate, node);
    if (value && IsKnown(*value)) return value;
  }
  return nullptr;
}

bool PatternSearch::IsKnown(const Expression& value) const {
  return IsDeterministic(value) && !HasSubquery(value) &&
         IsSubset(ReferencedVariables(value), plan_->schema);
}

std::shared_ptr<LogicalNodeIndexSeek> PatternSearch::IndexSeekOf(const PatternNode& node) const {
  if (!context_->is_optimizing) return nullptr;
  std::vector<PropertyComparison> comparisons;
  for (const ExpressionPtr& predicate : predicates_) {
    auto comparison = AsPropertyComparison(*predicate, node.variable);
    if (comparison && IsKnown(*comparison->value)) comparisons.push_back(std::move(*comparison));
  }
  if (comparisons.empty()) return nullptr;
  const Cardinality& cardinality = *context_->cardinality;
  const graph::View& view = cardinality.view();
  std::shared_ptr<LogicalNodeIndexSeek> best;
  for (const graph::IndexDefinition& index : view.GetSchema().indexes) {
    if (index.entity != graph::EntityKind::kNode) continue;
    const std::string label(view.LabelName(index.label));
    if (std::find(node.labels.begin(), node.labels.end(), label) == node.labels.end()) continue;
    auto seek = SeekOf(index, comparisons, view);
    if (seek == nullptr) continue;
    seek->variable = node.variable;
    seek->label = label;
    if (!best || cardinality.Seek(*seek) < cardinality.Seek(*best)) best = std::move(seek);
  }
  return best;
}

PatternSearch PatternSearch::Apart() const {
  PatternSearch apart = *this;
  apart.bound_elsewhere_ = Union(bound_elsewhere_, plan_->schema);
  apart.plan_ = Unit();
  apart.used_.clear();
  apart.cost_ = 0;
  return apart;
}

void PatternSearch::Join(const PatternSearch& apart) {
  auto join = std::make_shared<LogicalJoin>();
  // What the other search has tested is done; equalities between the two sides become keys.
  std::erase_if(predicates_, [&](const ExpressionPtr& predicate) {
    if (std::find(apart.predicates_.begin(), apart.predicates_.end(), predicate) ==
        apart.predicates_.end()) {
      return true;
    }
    if (predicate->kind() != ExpressionKind::kBinary || !IsDeterministic(*predicate)) return false;
    const auto& binary = static_cast<const BinaryExpression&>(*predicate);
    if (binary.op != BinaryOperator::kEqual) return false;
    for (const auto& [left, right] :
         {std::pair(binary.left, binary.right), std::pair(binary.right, binary.left)}) {
      if (VariablesOf(left).empty() || VariablesOf(right).empty()) continue;
      if (!IsSubset(VariablesOf(left), plan_->schema)) continue;
      if (!IsSubset(VariablesOf(right), apart.plan_->schema)) continue;
      join->left_keys.push_back(left);
      join->right_keys.push_back(right);
      return true;
    }
    return false;
  });
  auto filter = std::make_shared<LogicalFilter>();
  for (const Used& here : used_) {
    for (const Used& there : apart.used_) {
      if (MayCoincide(here.types, there.types)) {
        filter->distinct_tests.push_back({here.variable, there.variable});
      }
    }
  }
  is_relationship_solved_ = apart.is_relationship_solved_;
  is_quantified_solved_ = apart.is_quantified_solved_;
  is_path_built_ = apart.is_path_built_;
  used_.insert(used_.end(), apart.used_.begin(), apart.used_.end());
  plan_ = query::Finish(join, {plan_, apart.plan_});
  auto with_rows = plan_->Clone();
  with_rows->estimated_rows = context_->cardinality->Estimate(*plan_);
  cost_ += apart.cost_ + with_rows->estimated_rows;
  plan_ = std::move(with_rows);
  PushFilter(std::move(filter));
  ApplyReady({});
}

void PatternSearch::ApplyReady(std::vector<LogicalFilter::LabelTest> label_tests) {
  auto filter = std::make_shared<LogicalFilter>();
  filter->label_tests = std::move(label_tests);
  AddReadyPredicates(filter.get());
  PushFilter(std::move(filter));
  BuildReadyPaths();
  auto after_paths = std::make_shared<LogicalFilter>();
  AddReadyPredicates(after_paths.get());
  PushFilter(std::move(after_paths));
}

std::vector<LogicalFilter::LabelTest> PatternSearch::LabelTests(
    const std::vector<VariableId>& nodes, const std::optional<std::string>& scanned_label) const {
  std::vector<LogicalFilter::LabelTest> tests;
  for (VariableId variable : nodes) {
    LogicalFilter::LabelTest test{variable, NodeOf(variable).labels};
    if (scanned_label) std::erase(test.labels, *scanned_label);
    if (!test.labels.empty()) tests.push_back(std::move(test));
  }
  return tests;
}

void PatternSearch::AddReadyPredicates(LogicalFilter* filter) {
  std::vector<ExpressionPtr> ready;
  std::erase_if(predicates_, [&](const ExpressionPtr& predicate) {
    if (!IsDeterministic(*predicate) || !IsSubset(VariablesOf(predicate), plan_->schema)) {
      return false;
    }
    ready.push_back(predicate);
    return true;
  });
  std::stable_partition(ready.begin(), ready.end(), [](const ExpressionPtr& predicate) {
    return !HasSubquery(*predicate);
  });
  filter->predicates = std::move(ready);
}

void PatternSearch::PushFilter(std::shared_ptr<LogicalFilter> filter) {
  if (filter->label_tests.empty() && filter->distinct_tests.empty() && filter->predicates.empty()) {
    return;
  }
  double kept = rows();
  for (const ExpressionPtr& predicate : filter->predicates) {
    kept *= Cardinality::Selectivity(*predicate);
  }
  filter->estimated_rows = kept;  // a filter costs what its input costs: nothing more
  plan_ = query::Finish(std::move(filter), {plan_});
}

void PatternSearch::BuildReadyPaths() {
  for (size_t p = 0; p < pattern_->paths.size(); ++p) {
    if (!is_path_built_[p]) is_path_built_[p] = BuildPath(pattern_->paths[p]);
  }
}

bool PatternSearch::BuildPath(const PatternPath& path) {
  const size_t relationship_count = pattern_->relationships.size();
  if (path.kind != PathKind::kWalk && !path.relationships.empty()) return false;
  auto op = std::make_shared<LogicalBuildPath>();
  op->variable = *path.variable;
  op->start = pattern_->nodes[path.nodes.front()].variable;
  for (size_t i = 0; i < path.relationships.size(); ++i) {
    const uint32_t index = path.relationships[i];
    const bool is_quantified = index >= relationship_count;
    const auto segment = is_quantified ? quantified_segments_[index - relationship_count]
                                       : segments_[index];
    const bool is_solved = is_quantified ? is_quantified_solved_[index - relationship_count]
                                         : is_relationship_solved_[index];
    if (!is_solved) return false;
    op->steps.push_back({segment ? *segment : pattern_->relationships[index].variable,
                         segment.has_value(), pattern_->nodes[path.nodes[i + 1]].variable});
  }
  if (!IsSubset(op->Reads(), plan_->schema)) return false;
  const double row_count = rows();
  op->estimated_rows = row_count;
  plan_ = query::Finish(op, {plan_});
  return true;
}

LogicalPlan PatternSearch::Finish() {
  auto filter = std::make_shared<LogicalFilter>();
  filter->predicates = std::move(predicates_);
  predicates_.clear();
  PushFilter(std::move(filter));
  return plan_;
}

}  // namespace wenmai::query
