// Operators that make paths.
#pragma once

#include "query/plan/describe.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

// Builds a named path from its bound elements.
class LogicalBuildPath : public LogicalNode<LogicalBuildPath, LogicalKind::kBuildPath> {
 public:
  struct Step {
    VariableId variable;  // a relationship, or a path if is_segment
    bool is_segment;
    VariableId node;  // where the step ends
  };
  VariableId variable = 0;
  VariableId start = 0;
  std::vector<Step> steps;

  VariableSet Introduces() const override { return {variable}; }
  VariableSet Reads() const override {
    std::vector<VariableId> reads = {start};
    for (const Step& step : steps) {
      reads.push_back(step.variable);
      reads.push_back(step.node);
    }
    return MakeSet(reads);
  }
  std::string Describe(const VariableTable& names) const override {
    return "BuildPath " + NamesOf(names, {variable});
  }
};

// The shortest walks between two bound nodes.
class LogicalShortestPath : public LogicalNode<LogicalShortestPath, LogicalKind::kShortestPath> {
 public:
  PathKind path_kind = PathKind::kShortest;
  ExpressionPtr count;                // SHORTEST k; else null
  std::optional<VariableId> variable;  // the path
  VariableId relationship = 0;         // the list of relationships
  VariableId start = 0;
  VariableId end = 0;
  graph::Direction direction = graph::Direction::kOut;  // from `start`
  std::vector<std::string> types;
  HopRange hops;
  ExpressionPtr step_predicate;  // over step_local; may be null
  VariableId step_local = 0;
  // Conditions on the path as a whole: the shortest that meets them is asked for.
  std::vector<ExpressionPtr> predicates;

  VariableSet Introduces() const override {
    return variable ? MakeSet({*variable, relationship}) : VariableSet{relationship};
  }
  VariableSet Reads() const override {
    VariableSet reads = Union(VariablesOf(predicates), VariablesOf(step_predicate));
    return Union(Difference(reads, Introduces()), MakeSet({start, end}));
  }
  std::string Describe(const VariableTable& names) const override;
};

// Of the paths that a pattern matches, the shortest between each two ends: `count` of them, or all that
// have one of the `count` least lengths. Rows come by length.
class LogicalSelectPaths : public LogicalNode<LogicalSelectPaths, LogicalKind::kSelectPaths> {
 public:
  PathKind path_kind = PathKind::kShortest;
  ExpressionPtr count;  // null: one
  VariableId path = 0;

  VariableSet Introduces() const override { return {}; }
  VariableSet Reads() const override { return {path}; }
  std::string Describe(const VariableTable& names) const override;
};

}  // namespace wenmai::query
