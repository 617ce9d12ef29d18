#include "query/optimizer/cardinality.h"

#include <algorithm>
#include <cmath>

#include "graph/schema.h"
#include "query/expressions/binary.h"
#include "query/expressions/literal.h"
#include "query/operators/neighbor_reader.h"
#include "query/plan/apply.h"
#include "query/plan/expand.h"
#include "query/plan/filter.h"
#include "query/plan/project.h"
#include "query/plan/scan.h"
#include "query/plan/sort.h"

namespace wenmai::query {

namespace {

// Guesses where no statistics tell.
constexpr double kEqualSelectivity = 0.01;
constexpr double kIndexedSelectivity = 0.001;  // a property that is worth an index tells much
constexpr double kRangeSelectivity = 0.3;
constexpr double kOtherSelectivity = 0.5;
constexpr double kLabelSelectivity = 0.1;  // of a label that is not known yet
constexpr double kGroupsPerRow = 0.1;
constexpr double kRowsPerList = 10;
constexpr double kRowsMax = 1e18;

double LimitOf(const Expression& count) {
  const Value* value = LiteralValue(count);
  return value != nullptr && value->kind() == graph::ValueKind::kInteger
             ? static_cast<double>(value->integer())
             : kRowsPerList;
}

}  // namespace

double Cardinality::Nodes(const std::vector<std::string>& labels) const {
  double count = static_cast<double>(view_.CountNodes());
  for (const std::string& label : labels) {
    const auto id = view_.FindLabel(label);
    count = std::min(count, id ? static_cast<double>(view_.CountNodes(*id)) : 0.0);
  }
  return count;
}

std::optional<std::string> Cardinality::RarestOf(const std::vector<std::string>& labels) const {
  if (labels.empty()) return std::nullopt;
  return *std::min_element(labels.begin(), labels.end(), [this](const auto& a, const auto& b) {
    return Nodes({a}) < Nodes({b});
  });
}

double Cardinality::Relationships(const std::optional<std::string>& from_label,
                                  const std::vector<std::string>& types,
                                  const std::optional<std::string>& to_label) const {
  const auto count = [&](const std::string& type) {
    const auto [known, is_new] = relationship_counts_.try_emplace(
        {from_label.value_or(""), type, to_label.value_or("")}, 0.0);
    if (!is_new) return known->second;
    const auto from = from_label ? view_.FindLabel(*from_label) : std::nullopt;
    const auto to = to_label ? view_.FindLabel(*to_label) : std::nullopt;
    const auto type_id = type.empty() ? std::nullopt : view_.FindType(type);
    if (from.has_value() != from_label.has_value() || to.has_value() != to_label.has_value() ||
        type_id.has_value() == type.empty()) {
      return 0.0;  // a name that was never used
    }
    known->second = static_cast<double>(view_.EstimateRelationships(from, type_id, to));
    return known->second;
  };
  if (types.empty()) return count("");
  double sum = 0;
  for (const std::string& type : types) sum += count(type);
  return sum;
}

double Cardinality::Degree(const std::vector<std::string>& labels,
                           const std::vector<std::string>& types, graph::Direction direction,
                           const std::vector<std::string>& to_labels) const {
  const auto from = RarestOf(labels);
  const auto to = RarestOf(to_labels);
  double count = 0;
  if (direction != graph::Direction::kIn) count += Relationships(from, types, to);
  if (direction != graph::Direction::kOut) count += Relationships(to, types, from);
  return std::max(1.0, count) / std::max(1.0, Nodes(labels));
}

std::optional<std::string> Cardinality::LabelAtEnd(const std::string& type,
                                                   graph::Direction direction) const {
  constexpr size_t kLabelsMax = 64;
  const std::vector<std::string> labels = view_.LabelNames();
  const double all = Relationships(std::nullopt, {type}, std::nullopt);
  if (all == 0 || labels.size() > kLabelsMax) return std::nullopt;
  std::vector<std::string> common;
  for (const std::string& label : labels) {
    const double with_label = direction == graph::Direction::kOut
                                  ? Relationships(label, {type}, std::nullopt)
                                  : Relationships(std::nullopt, {type}, label);
    if (with_label == all) common.push_back(label);
  }
  return RarestOf(common);
}

double Cardinality::Walks(double first, double further, const HopRange& hops) const {
  constexpr uint64_t kLengthsCounted = 8;  // longer walks add little that matters to a choice
  const uint64_t max = std::min(hops.max.value_or(hops.min + kLengthsCounted),
                                hops.min + kLengthsCounted);
  double walks = 0;
  for (uint64_t length = hops.min; length <= max; ++length) {
    walks += length == 0 ? 1 : first * std::pow(further, static_cast<double>(length - 1));
  }
  return std::min(walks, kRowsMax);
}

double Cardinality::Seek(const LogicalNodeIndexSeek& seek) const {
  if (seek.is_unique && seek.equal.size() == seek.keys.size()) return 1;
  if (seek.among && seek.is_unique) return kRowsPerList;
  if (seek.equal.size() == seek.keys.size()) {
    const auto index = view_.EstimateIndex(seek.index);
    if (index) {
      return std::max(1.0, static_cast<double>(index->entry_count) /
                               static_cast<double>(std::max<uint64_t>(1, index->distinct_count)));
    }
  }
  const double part = std::pow(kIndexedSelectivity, static_cast<double>(seek.equal.size()));
  const bool is_range = seek.lower || seek.upper || seek.prefix;
  if (seek.among) {
    return std::max(kRowsPerList, Nodes({seek.label}) * kIndexedSelectivity * kRowsPerList);
  }
  return std::max(1.0, Nodes({seek.label}) * part * (is_range ? kRangeSelectivity : 1));
}

double Cardinality::Selectivity(const Expression& predicate) {
  if (predicate.kind() != ExpressionKind::kBinary) return kOtherSelectivity;
  const auto& binary = static_cast<const BinaryExpression&>(predicate);
  switch (binary.op) {
    case BinaryOperator::kEqual: return kEqualSelectivity;
    case BinaryOperator::kIn: return kEqualSelectivity * kRowsPerList;
    case BinaryOperator::kLess:
    case BinaryOperator::kLessEqual:
    case BinaryOperator::kGreater:
    case BinaryOperator::kGreaterEqual:
    case BinaryOperator::kStartsWith:
    case BinaryOperator::kEndsWith:
    case BinaryOperator::kContains:
      return kRangeSelectivity;
    case BinaryOperator::kAnd:
      return Selectivity(*binary.left) * Selectivity(*binary.right);
    case BinaryOperator::kOr:
      return std::min(1.0, Selectivity(*binary.left) + Selectivity(*binary.right));
    default: return kOtherSelectivity;
  }
}

std::optional<double> Cardinality::EqualPart(const std::vector<std::string>& labels,
                                             const std::string& key) const {
  for (const graph::IndexDefinition& index : view_.GetSchema().indexes) {
    const bool is_of_key = index.entity == graph::EntityKind::kNode && index.keys.size() == 1 &&
                           view_.KeyName(index.keys.front()) == key &&
                           std::find(labels.begin(), labels.end(), view_.LabelName(index.label)) != labels.end();
    if (!is_of_key) continue;
    const auto count = view_.EstimateIndex(index.id);
    if (!count || count->distinct_count == 0) continue;
    const double with_key = static_cast<double>(count->entry_count) /
                            std::max(1.0, Nodes({std::string(view_.LabelName(index.label))}));
    return with_key / static_cast<double>(count->distinct_count);
  }
  return std::nullopt;
}

std::vector<std::string> Cardinality::LabelsOf(const LogicalOperator& plan, VariableId node) const {
  switch (plan.kind) {
    case LogicalKind::kNodeScan: {
      const auto& scan = static_cast<const LogicalNodeScan&>(plan);
      if (scan.variable == node && scan.label) return {*scan.label};
      break;
    }
    case LogicalKind::kNodeIndexSeek: {
      const auto& seek = static_cast<const LogicalNodeIndexSeek&>(plan);
      if (seek.variable == node) return {seek.label};
      break;
    }
    case LogicalKind::kRelationshipScan: {
      const auto& scan = static_cast<const LogicalRelationshipScan&>(plan);
      if (scan.from.variable == node) return scan.from.labels;
      if (scan.to.variable == node) return scan.to.labels;
      break;
    }
    case LogicalKind::kIntersect: {
      const auto& intersect = static_cast<const LogicalIntersect&>(plan);
      if (intersect.to == node) return intersect.to_labels;
      break;
    }
    case LogicalKind::kExpand: {
      const auto& expand = static_cast<const LogicalExpand&>(plan);
      if (expand.to != node || expand.is_into) break;
      if (!expand.to_labels.empty() || expand.types.size() != 1 || expand.direction == graph::Direction::kBoth) {
        return expand.to_labels;
      }
      const auto label = LabelAtEnd(expand.types.front(), Reverse(expand.direction));
      return label ? std::vector<std::string>{*label} : std::vector<std::string>{};
    }
    default: break;
  }
  for (const LogicalPlan& child : plan.children) {
    std::vector<std::string> labels = LabelsOf(*child, node);
    if (!labels.empty()) return labels;
  }
  return {};
}

double Cardinality::Estimate(const LogicalOperator& op) const {
  const double input = op.children.empty() ? 1 : op.children.front()->estimated_rows;
  switch (op.kind) {
    case LogicalKind::kNodeScan: {
      const auto& scan = static_cast<const LogicalNodeScan&>(op);
      if (scan.dynamic_labels) return input * Nodes({}) * kLabelSelectivity;
      return input * Nodes(scan.label ? std::vector<std::string>{*scan.label}
                                      : std::vector<std::string>{});
    }
    case LogicalKind::kRelationshipScan: {
      const auto& scan = static_cast<const LogicalRelationshipScan&>(op);
      const bool is_in = scan.step.direction == graph::Direction::kIn;
      return input * Relationships(RarestOf((is_in ? scan.to : scan.from).labels), {scan.step.type},
                                   RarestOf((is_in ? scan.from : scan.to).labels));
    }
    case LogicalKind::kNodeIndexSeek:
      return input * Seek(static_cast<const LogicalNodeIndexSeek&>(op));
    case LogicalKind::kExpand: {
      const auto& expand = static_cast<const LogicalExpand&>(op);
      if (expand.count) return input;
      const auto labels = LabelsOf(*op.children.front(), expand.from);
      const auto to_labels = expand.is_into ? LabelsOf(*op.children.front(), expand.to) : expand.to_labels;
      const double degree = Degree(labels, expand.types, expand.direction, to_labels);
      return input * (expand.is_into ? degree / std::max(1.0, Nodes(to_labels)) : degree);
    }
    case LogicalKind::kIntersect: {
      const auto& intersect = static_cast<const LogicalIntersect&>(op);
      if (intersect.count) return input;
      double rows = input;
      for (const LogicalIntersect::Leg& leg : intersect.legs) {
        rows *= Degree(LabelsOf(*op.children.front(), leg.from), leg.types, leg.direction, intersect.to_labels);
      }
      const double others = static_cast<double>(intersect.legs.size() - 1);
      return rows / std::pow(std::max(1.0, Nodes(intersect.to_labels)), others);
    }
    case LogicalKind::kVarLengthExpand: {
      const auto& expand = static_cast<const LogicalVarLengthExpand&>(op);
      const double degree = Degree({}, expand.types, expand.direction);
      const double walks = Walks(degree, degree, expand.hops);
      return std::min(input * walks, kRowsMax);
    }
    case LogicalKind::kReach: return std::min(input * Nodes({}), kRowsMax);
    case LogicalKind::kFilter: {
      double rows = input;
      for (const ExpressionPtr& predicate : static_cast<const LogicalFilter&>(op).predicates) {
        rows *= Selectivity(*predicate);
      }
      return rows;
    }
    case LogicalKind::kAggregate: {
      const bool has_keys = !static_cast<const LogicalAggregate&>(op).aggregation.keys.empty();
      return has_keys ? std::max(1.0, input * kGroupsPerRow) : 1;
    }
    case LogicalKind::kDistinct: return std::max(1.0, input * kOtherSelectivity);
    case LogicalKind::kLimit:
      return std::min(input, LimitOf(*static_cast<const LogicalLimit&>(op).count));
    case LogicalKind::kTopK:
      return std::min(input, LimitOf(*static_cast<const LogicalTopK&>(op).limit));
    case LogicalKind::kUnwind: return input * kRowsPerList;
    case LogicalKind::kSemiApply:
    case LogicalKind::kSemiExpand: return input * kOtherSelectivity;
    case LogicalKind::kApply: return input * op.children[1]->estimated_rows;
    case LogicalKind::kOptionalApply: return std::max(input, op.children[1]->estimated_rows);
    case LogicalKind::kJoin: {
      const auto& join = static_cast<const LogicalJoin&>(op);
      return input * op.children[1]->estimated_rows * join.selectivity;
    }
    case LogicalKind::kUnion: {
      double rows = 0;
      for (const LogicalPlan& child : op.children) rows += child->estimated_rows;
      return rows;
    }
    default: return input;
  }
}

}  // namespace wenmai::query
