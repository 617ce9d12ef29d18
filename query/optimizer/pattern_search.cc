#include "query/optimizer/pattern_search.h"

#include <algorithm>

#include "query/expressions/binary.h"
#include "query/plan/apply.h"
#include "query/plan/path.h"
#include "query/plan/predicate.h"
#include "query/plan/scan.h"
#include "wenmai/error.h"

namespace wenmai::query {

namespace {

constexpr double kFewRows = 16;

// Holding a row in memory and looking one up there, against one step to a neighbour.
constexpr double kHeldRowCost = 8;
constexpr double kLookUpCost = 4;

bool MayCoincide(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&b](const std::string& type) {
    return std::find(b.begin(), b.end(), type) != b.end();
  });
}

// No order of the walks lets these conditions on the steps of one be read.
[[noreturn]] void ThrowUnreadable(const std::vector<ExpressionPtr>& conditions) {
  const SourcePlace place = conditions.front()->place();
  throw Error(ErrorCode::kUnsupported,
              "a condition on the steps of a walk reads what is known only after the walk")
      .At(place.line, place.column);
}

bool AreAll(const std::vector<bool>& flags) {
  return std::all_of(flags.begin(), flags.end(), [](bool flag) { return flag; });
}

void Add(const std::vector<bool>& flags, std::vector<bool>* all) {
  for (size_t i = 0; i < flags.size(); ++i) (*all)[i] = (*all)[i] || flags[i];
}

LogicalPlan Unit() { return Finish(std::make_shared<LogicalArgument>(), {}); }

}  // namespace

std::shared_ptr<const PatternSearch::Estimates> PatternSearch::EstimatesOf(
    const LogicalMatch& match, const Cardinality& cardinality) {
  auto estimates = std::make_shared<Estimates>();
  absl::flat_hash_map<VariableId, size_t> node_of;
  for (const PatternNode& node : match.pattern->nodes) {
    node_of.emplace(node.variable, node_of.size());
    estimates->labels.push_back(node.labels);
  }
  for (const PatternRelationship& step : match.pattern->relationships) {
    if (step.types.size() != 1 || step.hops || step.direction == graph::Direction::kBoth) continue;
    const bool is_out = step.direction == graph::Direction::kOut;
    for (const auto& [node, end] : {std::pair(is_out ? step.start : step.end, graph::Direction::kOut),
                                    std::pair(is_out ? step.end : step.start, graph::Direction::kIn)}) {
      std::vector<std::string>& labels = estimates->labels[node_of.at(node)];
      if (!labels.empty()) continue;
      if (auto label = cardinality.LabelAtEnd(step.types.front(), end)) labels.push_back(std::move(*label));
    }
  }
  for (const auto& labels : estimates->labels) {
    estimates->node_rows.push_back(cardinality.Nodes(labels));
  }
  for (const ExpressionPtr& predicate : match.predicates) {
    double part = Cardinality::Selectivity(*predicate);
    const VariableSet reads = VariablesOf(predicate);
    for (const VariableId variable : reads) {
      const auto node = node_of.find(variable);
      if (node == node_of.end()) continue;
      const auto comparison = AsPropertyComparison(*predicate, variable);
      if (!comparison || comparison->op != BinaryOperator::kEqual) continue;
      const auto& labels = estimates->labels[node->second];
      if (const auto equal = cardinality.EqualPart(labels, comparison->key)) {
        part = std::min(part, *equal);
      }
    }
    estimates->selectivities.emplace(predicate.get(), part);
    const auto node = reads.size() == 1 ? node_of.find(reads.front()) : node_of.end();
    if (node != node_of.end()) estimates->node_rows[node->second] *= part;
  }
  for (double& rows : estimates->node_rows) rows = std::max(1.0, rows);
  return estimates;
}

PatternSearch::PatternSearch(const LogicalMatch& match, LogicalPlan input, RuleContext* context)
    : pattern_(match.pattern),
      estimates_(EstimatesOf(match, *context->cardinality)),
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

bool PatternSearch::IsAtStart() const {
  return plan_->kind == LogicalKind::kArgument && static_cast<const LogicalArgument&>(*plan_).is_unit;
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

// The conditions on the steps of a walk are tested while it is walked.
bool PatternSearch::CanRead(const ExpressionPtr& condition) const {
  const VariableSet reads = VariablesOf(condition);
  if (reads.empty()) return true;
  if (!Intersection(reads, bound_elsewhere_).empty()) return false;
  return IsSubset(Intersection(reads, PatternVariables(*pattern_)), plan_->schema);
}

bool PatternSearch::CanRead(const QuantifiedPath& quantified) const {
  const auto& predicates = quantified.inner.predicates;
  return std::all_of(predicates.begin(), predicates.end(),
                     [this](const ExpressionPtr& predicate) { return CanRead(predicate); });
}

std::vector<PatternSearch::Step> PatternSearch::Steps() const {
  std::vector<Step> steps;
  for (size_t i = 0; i < pattern_->relationships.size(); ++i) {
    if (is_relationship_solved_[i]) continue;
    const PatternRelationship& relationship = pattern_->relationships[i];
    if (IsBoundElsewhere(relationship.start) || IsBoundElsewhere(relationship.end) ||
        IsBoundElsewhere(relationship.variable) || !CanRead(relationship.step_predicate)) {
      continue;
    }
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
    if (IsBoundElsewhere(quantified.outer_end) || !CanRead(quantified)) continue;
    if (!is_quantified_solved_[i] && IsBound(quantified.outer_start)) {
      steps.push_back({Step::Kind::kQuantified, i, true});
    }
  }
  if (steps.empty() || !context_->is_optimizing || rows() > kFewRows) return steps;
  for (const size_t node : UnboundNodes()) {
    const PatternNode& unbound = pattern_->nodes[node];
    if (IsBoundElsewhere(unbound.variable) || !IsFoundAtOnce(unbound)) continue;
    steps.push_back({Step::Kind::kStart, node, false});
  }
  return steps;
}

void PatternSearch::Take(const Step& step) {
  switch (step.kind) {
    case Step::Kind::kRelationship: return TakeRelationship(step.index, step.is_from_start);
    case Step::Kind::kQuantified: return TakeQuantified(step.index);
    case Step::Kind::kStart: return Start(step.index);
  }
}

std::vector<size_t> PatternSearch::UnboundNodes() const {
  std::vector<size_t> nodes;
  for (size_t i = 0; i < pattern_->nodes.size(); ++i) {
    if (!IsBound(pattern_->nodes[i].variable)) nodes.push_back(i);
  }
  return nodes;
}

double PatternSearch::Selectivity(const ExpressionPtr& predicate) const {
  const auto known = estimates_->selectivities.find(predicate.get());
  return known == estimates_->selectivities.end() ? Cardinality::Selectivity(*predicate)
                                                  : known->second;
}

const std::vector<std::string>& PatternSearch::LikelyLabelsOf(VariableId node) const {
  const auto& nodes = pattern_->nodes;
  const auto found = std::find_if(nodes.begin(), nodes.end(),
                                  [node](const PatternNode& each) { return each.variable == node; });
  return estimates_->labels[static_cast<size_t>(found - nodes.begin())];
}

void PatternSearch::Push(std::shared_ptr<LogicalOperator> op, double rows, double cost) {
  op->estimated_rows = rows;
  cost_ += rows + cost;
  plan_ = query::Finish(std::move(op), {plan_});
}

std::vector<VariableId> PatternSearch::DistinctFrom(const std::vector<std::string>& types) const {
  std::vector<VariableId> variables;
  for (const Used& used : used_) {
    if (MayCoincide(used.types, types)) variables.push_back(used.variable);
  }
  return variables;
}

PatternSearch PatternSearch::Apart() const {
  PatternSearch apart = *this;
  apart.bound_elsewhere_ = Union(bound_elsewhere_, plan_->schema);
  apart.plan_ = Unit();
  apart.used_.clear();
  apart.cost_ = 0;
  return apart;
}

PatternSearch PatternSearch::Beside() const {
  PatternSearch beside = Apart();
  std::vector<VariableId> nodes;
  for (const PatternNode& node : pattern_->nodes) nodes.push_back(node.variable);
  beside.bound_elsewhere_ = Difference(beside.bound_elsewhere_, MakeSet(nodes));
  return beside;
}

double PatternSearch::JoinCost(const PatternSearch& apart) const {
  return cost_ + apart.cost_ + kLookUpCost * rows() + kHeldRowCost * apart.rows();
}

void PatternSearch::Join(const PatternSearch& apart) {
  auto join = std::make_shared<LogicalJoin>();
  for (size_t i = 0; i < pattern_->nodes.size(); ++i) {
    if (!IsFound(i) || !apart.IsFound(i)) continue;
    const VariableId node = pattern_->nodes[i].variable;
    const ExpressionPtr key = MakeVariable(node, std::string(NameOf(*context_->variables, node)), false,
                                           kAnyType, {});
    join->left_keys.push_back(key);
    join->right_keys.push_back(key);
    join->selectivity /= estimates_->node_rows[i];
  }
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
      join->selectivity *= Selectivity(predicate);
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
  Add(apart.is_relationship_solved_, &is_relationship_solved_);
  Add(apart.is_quantified_solved_, &is_quantified_solved_);
  Add(apart.is_path_built_, &is_path_built_);
  used_.insert(used_.end(), apart.used_.begin(), apart.used_.end());
  join->estimated_rows = rows() * apart.rows() * join->selectivity;
  cost_ = JoinCost(apart) + join->estimated_rows;
  plan_ = query::Finish(join, {plan_, apart.plan_});
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
    kept *= Selectivity(predicate);
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
  for (size_t i = 0; i < is_relationship_solved_.size(); ++i) {
    if (!is_relationship_solved_[i]) ThrowUnreadable({pattern_->relationships[i].step_predicate});
  }
  for (size_t i = 0; i < is_quantified_solved_.size(); ++i) {
    if (!is_quantified_solved_[i]) ThrowUnreadable(pattern_->quantified[i]->inner.predicates);
  }
  auto filter = std::make_shared<LogicalFilter>();
  filter->predicates = std::move(predicates_);
  predicates_.clear();
  PushFilter(std::move(filter));
  return plan_;
}

}  // namespace wenmai::query
