// The leaves of a plan, and the operators that find nodes without walking to them.
#pragma once

#include "query/plan/describe.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

// The rows that a plan starts from: one row without columns, or, in a subplan, the outer rows it is
// run for.
class LogicalArgument : public LogicalNode<LogicalArgument, LogicalKind::kArgument> {
 public:
  bool is_unit = true;  // one row, whatever the outer rows are
  VariableSet variables;
  // Filled with the number of the outer row, so that an OptionalApply or SemiApply above knows which
  // of its rows were matched.
  std::optional<VariableId> row_tag;

  VariableSet Introduces() const override {
    return row_tag ? Union(variables, {*row_tag}) : variables;
  }
  std::string Describe(const VariableTable& names) const override {
    return is_unit ? "Unit" : "Argument " + NamesOf(names, schema);
  }
};

// For each input row, all nodes, or those with the label, or those that bear names known only then.
class LogicalNodeScan : public LogicalNode<LogicalNodeScan, LogicalKind::kNodeScan> {
 public:
  VariableId variable = 0;
  std::optional<std::string> label;
  ExpressionPtr dynamic_labels;  // instead: all of them are borne, or, if is_any, one; tested again above
  bool is_any = false;

  VariableSet Introduces() const override { return {variable}; }
  VariableSet Reads() const override { return VariablesOf(dynamic_labels); }
  std::string Describe(const VariableTable& names) const override;
};

// For each input row, all relationships of a type, each once with its two ends. Of the two, the end with more
// steps of its `weighed` kind comes first: its other ends follow each other. What an operator above keeps of
// that end then serves many rows, and what it looks at for the other is the shorter list.
class LogicalRelationshipScan
    : public LogicalNode<LogicalRelationshipScan, LogicalKind::kRelationshipScan> {
 public:
  struct Step {
    graph::Direction direction;  // not kBoth
    std::string type;
  };
  struct End {
    VariableId variable = 0;
    std::vector<std::string> labels;
    Step weighed;
  };
  End from, to;
  VariableId relationship = 0;
  Step step;  // seen from `from`

  VariableSet Introduces() const override {
    return MakeSet({from.variable, relationship, to.variable});
  }
  std::string Describe(const VariableTable& names) const override;
};

// For each input row, the node whose id() is the value, if it is there.
class LogicalNodeIdSeek : public LogicalNode<LogicalNodeIdSeek, LogicalKind::kNodeIdSeek> {
 public:
  VariableId variable = 0;
  ExpressionPtr id;

  VariableSet Introduces() const override { return {variable}; }
  VariableSet Reads() const override { return VariablesOf(id); }
  std::string Describe(const VariableTable& names) const override {
    return "NodeIdSeek " + NodeText(names, variable) + " id = " + id->ToString();
  }
};

// For each input row, the nodes of an index whose leading properties equal the values, and whose next
// property lies within the bounds. What it finds does equal the values, but may lie outside the bounds
// and have another prefix, so these must be tested again.
class LogicalNodeIndexSeek
    : public LogicalNode<LogicalNodeIndexSeek, LogicalKind::kNodeIndexSeek> {
 public:
  struct Bound {
    ExpressionPtr value;
    bool is_inclusive;
  };
  VariableId variable = 0;
  std::string label;
  std::vector<std::string> keys;  // of the index
  graph::IndexId index = 0;
  bool is_unique = false;
  std::vector<ExpressionPtr> equal;  // for the first keys
  std::optional<Bound> lower, upper;
  ExpressionPtr prefix;  // the next property starts with it; may be null
  // Instead of all these: the index's only property is in this list. Tested again above.
  ExpressionPtr among;

  VariableSet Introduces() const override { return {variable}; }
  VariableSet Reads() const override;
  std::string Describe(const VariableTable& names) const override;
};

}  // namespace wenmai::query
