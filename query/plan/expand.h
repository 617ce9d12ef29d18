// The operators that walk from node to node.
#pragma once

#include "query/plan/describe.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

// One step along a relationship.
class LogicalExpand : public LogicalNode<LogicalExpand, LogicalKind::kExpand> {
 public:
  VariableId from = 0;
  VariableId relationship = 0;
  VariableId to = 0;
  graph::Direction direction = graph::Direction::kOut;  // seen from `from`
  std::vector<std::string> types;                       // empty: any
  std::vector<std::string> to_labels;  // that `to` must bear; only where it is not bound
  bool is_into = false;                // `to` is bound: only relationships between the two
  // Relationships, and lists of them, that the one walked must differ from.
  std::vector<VariableId> distinct_from;
  // Instead of a row for each step, one row that tells how many there are, if there are any.
  std::optional<VariableId> count;

  VariableSet Introduces() const override {
    if (count) return {*count};
    return is_into ? VariableSet{relationship} : MakeSet({relationship, to});
  }
  VariableSet Reads() const override {
    std::vector<VariableId> reads = distinct_from;
    reads.push_back(from);
    if (is_into) reads.push_back(to);
    return MakeSet(reads);
  }
  std::string Describe(const VariableTable& names) const override {
    return std::string(count ? "Count" : "") + (is_into ? "ExpandInto " : "Expand ") +
           NodeText(names, from) + RelationshipText(names, relationship, direction, types) +
           NodeText(names, to, to_labels);
  }
};

// The nodes that several bound nodes all lead to: the intersection of their sorted neighbours.
class LogicalIntersect : public LogicalNode<LogicalIntersect, LogicalKind::kIntersect> {
 public:
  struct Leg {
    VariableId from;
    VariableId relationship;
    graph::Direction direction;  // from `from` to the common node
    std::vector<std::string> types;
    std::vector<VariableId> distinct_from;  // may name relationships of earlier legs
  };
  VariableId to = 0;
  std::vector<std::string> to_labels;
  std::vector<Leg> legs;  // at least two
  // Instead of a row for each match, one row that tells how many there are, if there are any.
  std::optional<VariableId> count;

  VariableSet Introduces() const override;
  VariableSet Reads() const override;
  std::string Describe(const VariableTable& names) const override;
};

// Walks of between hops.min and hops.max steps that use no relationship twice.
class LogicalVarLengthExpand
    : public LogicalNode<LogicalVarLengthExpand, LogicalKind::kVarLengthExpand> {
 public:
  VariableId from = 0;
  VariableId relationship = 0;  // the list of relationships
  VariableId to = 0;
  graph::Direction direction = graph::Direction::kOut;  // seen from `from`
  std::vector<std::string> types;
  HopRange hops;
  ExpressionPtr step_predicate;  // over step_local; may be null
  VariableId step_local = 0;
  bool is_into = false;
  bool is_list_bound = false;  // `relationship` is bound: walk along that list
  // The pattern was written from `to` to `from`: the list and the segment run the other way.
  bool is_reversed = false;
  std::optional<VariableId> segment;  // the walk as a Path, where a named path needs it
  std::vector<VariableId> distinct_from;

  VariableSet Introduces() const override {
    std::vector<VariableId> result;
    if (!is_list_bound) result.push_back(relationship);
    if (!is_into) result.push_back(to);
    if (segment) result.push_back(*segment);
    return MakeSet(result);
  }
  VariableSet Reads() const override {
    std::vector<VariableId> reads = distinct_from;
    reads.push_back(from);
    if (is_into) reads.push_back(to);
    if (is_list_bound) reads.push_back(relationship);
    return Union(MakeSet(reads), VariablesOf(step_predicate));
  }
  std::string Describe(const VariableTable& names) const override {
    return (is_into ? "VarLengthExpandInto " : "VarLengthExpand ") + NodeText(names, from) +
           RelationshipText(names, relationship, direction, types, &hops) + NodeText(names, to) +
           (step_predicate ? " where " + step_predicate->ToString() : "");
  }
};

// The distinct end nodes of such walks, each once a row, found breadth first.
class LogicalReach : public LogicalNode<LogicalReach, LogicalKind::kReach> {
 public:
  VariableId from = 0;
  VariableId to = 0;
  graph::Direction direction = graph::Direction::kOut;
  std::vector<std::string> types;
  HopRange hops;                 // min is 0 or 1
  ExpressionPtr step_predicate;  // over step_local; may be null, must be with kBoth
  VariableId step_local = 0;

  VariableSet Introduces() const override { return {to}; }
  VariableSet Reads() const override { return Union({from}, VariablesOf(step_predicate)); }
  std::string Describe(const VariableTable& names) const override {
    return "Reach " + NodeText(names, from) +
           RelationshipText(names, ~VariableId{0}, direction, types, &hops) + NodeText(names, to) +
           (step_predicate ? " where " + step_predicate->ToString() : "");
  }
};

// Binds or checks the two ends of a relationship that is already bound.
class LogicalProjectEndpoints
    : public LogicalNode<LogicalProjectEndpoints, LogicalKind::kProjectEndpoints> {
 public:
  VariableId relationship = 0;
  VariableId start = 0;  // left node as written
  VariableId end = 0;
  graph::Direction direction = graph::Direction::kOut;
  std::vector<std::string> types;
  bool is_start_bound = false;
  bool is_end_bound = false;
  std::vector<VariableId> distinct_from;

  VariableSet Introduces() const override {
    std::vector<VariableId> result;
    if (!is_start_bound) result.push_back(start);
    if (!is_end_bound) result.push_back(end);
    return MakeSet(result);
  }
  VariableSet Reads() const override {
    std::vector<VariableId> reads = distinct_from;
    reads.push_back(relationship);
    if (is_start_bound) reads.push_back(start);
    if (is_end_bound) reads.push_back(end);
    return MakeSet(reads);
  }
  std::string Describe(const VariableTable& names) const override {
    return "ProjectEndpoints " + NodeText(names, start) +
           RelationshipText(names, relationship, direction, types) + NodeText(names, end);
  }
};

// Repetitions of a whole pattern. Child 0 gives the rows, child 1 is the plan of one repetition, run
// for its start node.
class LogicalQuantifiedExpand
    : public LogicalNode<LogicalQuantifiedExpand, LogicalKind::kQuantifiedExpand> {
 public:
  std::shared_ptr<const QuantifiedPath> pattern;
  // Inner variable → outer list: the pattern's groups, and lists that only uniqueness needs.
  std::vector<std::pair<VariableId, VariableId>> groups;
  bool is_end_bound = false;
  std::vector<VariableId> inner_relationships;  // no relationship may repeat over the repetitions
  std::optional<VariableId> segment;            // the walk as a Path
  // One repetition as a Path, filled by child 1 where `segment` is asked.
  std::optional<VariableId> inner_segment;
  std::vector<VariableId> distinct_from;

  VariableSet Introduces() const override {
    std::vector<VariableId> result;
    for (const auto& [inner, outer] : groups) result.push_back(outer);
    if (!is_end_bound) result.push_back(pattern->outer_end);
    if (segment) result.push_back(*segment);
    return MakeSet(result);
  }
  VariableSet Reads() const override {
    std::vector<VariableId> reads = distinct_from;
    reads.push_back(pattern->outer_start);
    if (is_end_bound) reads.push_back(pattern->outer_end);
    return MakeSet(reads);
  }
  std::string Describe(const VariableTable& names) const override;
};

}  // namespace wenmai::query
