// How a pattern search finds a node that nothing bound leads to: by id, by an index, or by a scan.
#include <algorithm>

#include "graph/schema.h"
#include "query/optimizer/pattern_search.h"
#include "query/plan/predicate.h"

namespace wenmai::query {

namespace {

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

// What of the comparisons the index can answer, or nullptr if nothing.
std::shared_ptr<LogicalNodeIndexSeek> SeekOf(const graph::IndexDefinition& index,
                                             const std::vector<PropertyComparison>& comparisons,
                                             const graph::View& view) {
  auto seek = std::make_shared<LogicalNodeIndexSeek>();
  seek->index = index.id;
  seek->is_unique = index.is_unique;
  for (graph::KeyId key : index.keys) seek->keys.emplace_back(view.KeyName(key));
  const auto* among = seek->keys.size() == 1
                          ? FindComparison(comparisons, seek->keys.front(), {BinaryOperator::kIn})
                          : nullptr;
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
  bool has_range = seek->lower || seek->upper || seek->prefix;
  if (among != nullptr && seek->equal.empty() && !has_range) {
    seek->among = among->value;
    has_range = true;
  }
  return seek->equal.size() + has_range == seek->keys.size() ? seek : nullptr;
}

}  // namespace

bool PatternSearch::IsStartedHere(size_t index) const {
  const PatternNode& node = pattern_->nodes[index];
  if (IsAtStart() || IdOf(node.variable) != nullptr) return true;
  // Seeking once a row pays where the rows are fewer than what a hash join would read instead.
  const auto seek = IndexSeekOf(node);
  const Cardinality& cardinality = *context_->cardinality;
  const auto scan = ScanOf(node);
  if (!seek && scan->dynamic_labels && !VariablesOf(scan->dynamic_labels).empty()) {
    return rows() * cardinality.Estimate(*scan) < cardinality.Nodes({});
  }
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
    DropAnswered(*seek);
    ApplyReady(LabelTests({node.variable}, seek->label));
    return;
  }
  const auto scan = ScanOf(node);
  Push(scan, rows() * (scan->dynamic_labels ? cardinality.Estimate(*scan) : cardinality.Nodes(node.labels)));
  ApplyReady(LabelTests({node.variable}, scan->label));
}

// By the scarcest of its labels. How many nodes bear a label that is known only later is not known.
std::shared_ptr<LogicalNodeScan> PatternSearch::ScanOf(const PatternNode& node) const {
  const Cardinality& cardinality = *context_->cardinality;
  auto scan = std::make_shared<LogicalNodeScan>();
  scan->variable = node.variable;
  for (const std::string& label : node.labels) {
    if (!scan->label || cardinality.Nodes({label}) < cardinality.Nodes({*scan->label})) {
      scan->label = label;
    }
  }
  if (scan->label || !context_->is_optimizing) return scan;
  for (const ExpressionPtr& predicate : predicates_) {
    const DynamicLabels labels = AsDynamicLabels(*predicate, node.variable);
    if (!labels.names || !IsKnown(*labels.names)) continue;
    scan->dynamic_labels = labels.names;
    scan->is_any = labels.is_any;
    break;
  }
  return scan;
}

// Equalities that the seek has met need no test.
void PatternSearch::DropAnswered(const LogicalNodeIndexSeek& seek) {
  std::erase_if(predicates_, [&seek](const ExpressionPtr& predicate) {
    const auto comparison = AsPropertyComparison(*predicate, seek.variable);
    if (!comparison || comparison->op != BinaryOperator::kEqual) return false;
    for (size_t i = 0; i < seek.equal.size(); ++i) {
      if (seek.keys[i] == comparison->key && seek.equal[i] == comparison->value) return true;
    }
    return false;
  });
}

ExpressionPtr PatternSearch::IdOf(VariableId node) const {
  for (const ExpressionPtr& predicate : predicates_) {
    ExpressionPtr value = AsIdEquality(*predicate, node);
    if (value && IsKnown(*value)) return value;
  }
  return nullptr;
}

bool PatternSearch::IsFoundAtOnce(const PatternNode& node) const {
  if (IdOf(node.variable) != nullptr) return true;
  const auto seek = IndexSeekOf(node);
  return seek != nullptr && seek->is_unique && seek->equal.size() == seek->keys.size();
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

}  // namespace wenmai::query
