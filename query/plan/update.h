// Operators that write to the graph. Each works row by row; the planner puts Eager around them.
#pragma once

#include "query/plan/describe.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

VariableSet CreatedVariables(const CreatePattern& pattern);
// What the pattern needs from the row: bound end nodes and what its properties read.
VariableSet VariablesOf(const CreatePattern& pattern);
VariableSet VariablesOf(const std::vector<SetItem>& items);

class LogicalCreate : public LogicalNode<LogicalCreate, LogicalKind::kCreate> {
 public:
  CreatePattern pattern;

  VariableSet Introduces() const override { return CreatedVariables(pattern); }
  VariableSet Reads() const override { return VariablesOf(pattern); }
  std::string Describe(const VariableTable& names) const override;
};

// Child 1 searches for the pattern, for one row of child 0 at a time.
class LogicalMerge : public LogicalNode<LogicalMerge, LogicalKind::kMerge> {
 public:
  CreatePattern pattern;
  std::vector<SetItem> on_create, on_match;

  VariableSet Introduces() const override { return CreatedVariables(pattern); }
  VariableSet Reads() const override {
    return Union(VariablesOf(pattern), Union(VariablesOf(on_create), VariablesOf(on_match)));
  }
  std::string Describe(const VariableTable& names) const override;
};

class LogicalSet : public LogicalNode<LogicalSet, LogicalKind::kSet> {
 public:
  std::vector<SetItem> items;

  VariableSet Reads() const override { return VariablesOf(items); }
  std::string Describe(const VariableTable&) const override;
};

class LogicalRemove : public LogicalNode<LogicalRemove, LogicalKind::kRemove> {
 public:
  std::vector<RemoveItem> items;

  VariableSet Reads() const override {
    VariableSet reads;
    for (const RemoveItem& item : items) {
      reads = Union(reads, Union(VariablesOf(item.target), VariablesOf(item.dynamic_key)));
      reads = Union(reads, VariablesOf(item.dynamic_labels));
    }
    return reads;
  }
  std::string Describe(const VariableTable&) const override;
};

class LogicalDelete : public LogicalNode<LogicalDelete, LogicalKind::kDelete> {
 public:
  bool is_detach = false;
  std::vector<ExpressionPtr> targets;

  VariableSet Reads() const override { return VariablesOf(targets); }
  std::string Describe(const VariableTable&) const override {
    return (is_detach ? "DetachDelete " : "Delete ") + TextOf(targets, ", ");
  }
};

// Runs child 1, a chain of updates, for each element of a list.
class LogicalForeach : public LogicalNode<LogicalForeach, LogicalKind::kForeach> {
 public:
  VariableId variable = 0;
  ExpressionPtr list;

  VariableSet Reads() const override { return VariablesOf(list); }
  std::string Describe(const VariableTable& names) const override {
    return "Foreach " + NamesOf(names, {variable}) + " IN " + list->ToString();
  }
};

}  // namespace wenmai::query
