// Operators that order and cut rows.
#pragma once

#include "query/plan/describe.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

std::string TextOf(const std::vector<OrderItem>& items);
VariableSet VariablesOf(const std::vector<OrderItem>& items);

// All rows, ordered; rows that compare equal keep their order.
class LogicalSort : public LogicalNode<LogicalSort, LogicalKind::kSort> {
 public:
  std::vector<OrderItem> items;

  VariableSet Reads() const override { return VariablesOf(items); }
  std::string Describe(const VariableTable&) const override { return "Sort " + TextOf(items); }
};

// The first `skip + limit` rows of the order.
class LogicalTopK : public LogicalNode<LogicalTopK, LogicalKind::kTopK> {
 public:
  std::vector<OrderItem> items;
  ExpressionPtr skip;  // may be null; the rows are cut off by a Skip above
  ExpressionPtr limit;

  VariableSet Reads() const override { return VariablesOf(items); }
  std::string Describe(const VariableTable&) const override {
    return "TopK " + (skip ? skip->ToString() + " + " : "") + limit->ToString() + " " +
           TextOf(items);
  }
};

class LogicalSkip : public LogicalNode<LogicalSkip, LogicalKind::kSkip> {
 public:
  ExpressionPtr count;

  std::string Describe(const VariableTable&) const override { return "Skip " + count->ToString(); }
};

class LogicalLimit : public LogicalNode<LogicalLimit, LogicalKind::kLimit> {
 public:
  ExpressionPtr count;

  std::string Describe(const VariableTable&) const override { return "Limit " + count->ToString(); }
};

}  // namespace wenmai::query
