// Operators that compute columns.
#pragma once

#include "query/plan/describe.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

// Adds a column for each item. Input columns stay until nobody above reads them.
class LogicalProject : public LogicalNode<LogicalProject, LogicalKind::kProject> {
 public:
  std::vector<ProjectionItem> items;

  VariableSet Introduces() const override {
    std::vector<VariableId> result;
    for (const ProjectionItem& item : items) result.push_back(item.variable);
    return MakeSet(result);
  }
  VariableSet Reads() const override {
    VariableSet reads;
    for (const ProjectionItem& item : items) reads = Union(reads, VariablesOf(item.expression));
    return reads;
  }
  std::string Describe(const VariableTable& names) const override;
};

// One row a group.
class LogicalAggregate : public LogicalNode<LogicalAggregate, LogicalKind::kAggregate> {
 public:
  Aggregation aggregation;
  // A column with the number of equal rows that each input row stands for; then every aggregate is a
  // count.
  std::optional<VariableId> multiplicity;

  // Whether groups of parts of the rows can be put together: each aggregate keeps little of a group.
  bool CanMerge() const;
  VariableSet Introduces() const override {
    std::vector<VariableId> result;
    for (const ProjectionItem& key : aggregation.keys) result.push_back(key.variable);
    for (const AggregateCall& call : aggregation.aggregates) result.push_back(call.variable);
    return MakeSet(result);
  }
  VariableSet Reads() const override {
    VariableSet reads;
    for (const ProjectionItem& key : aggregation.keys) {
      reads = Union(reads, VariablesOf(key.expression));
    }
    for (const AggregateCall& call : aggregation.aggregates) {
      reads = Union(reads, VariablesOf(call.arguments));
    }
    if (multiplicity) reads = Union(reads, {*multiplicity});
    return reads;
  }
  std::string Describe(const VariableTable& names) const override;
};

// Each combination of the variables once; other columns end here.
class LogicalDistinct : public LogicalNode<LogicalDistinct, LogicalKind::kDistinct> {
 public:
  VariableSet variables;

  VariableSet Introduces() const override { return variables; }
  VariableSet Reads() const override { return variables; }
  std::string Describe(const VariableTable& names) const override {
    return "Distinct " + NamesOf(names, variables);
  }
};

// One row for each element of a list; none for null; one for a value that is no list.
class LogicalUnwind : public LogicalNode<LogicalUnwind, LogicalKind::kUnwind> {
 public:
  ExpressionPtr list;
  VariableId variable = 0;

  VariableSet Introduces() const override { return {variable}; }
  VariableSet Reads() const override { return VariablesOf(list); }
  std::string Describe(const VariableTable& names) const override {
    return "Unwind " + list->ToString() + " AS " + NamesOf(names, {variable});
  }
};

}  // namespace wenmai::query
