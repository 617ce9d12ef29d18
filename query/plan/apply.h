// Operators that combine the rows of two plans. In the Apply family child 1 is run for the rows of
// child 0, which it reads through its Argument leaf; in a Join the two are independent.
#pragma once

#include "query/plan/describe.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

// CALL { }: runs child 1 once for each row.
class LogicalApply : public LogicalNode<LogicalApply, LogicalKind::kApply> {
 public:
  // The subquery returns nothing: each row goes on once, whatever child 1 gave.
  bool is_unit = false;
  // OPTIONAL CALL: a row for which child 1 gives none goes on with nulls.
  bool is_optional = false;
  // IN TRANSACTIONS: what so many rows wrote is committed before the next ones are begun. Else null.
  ExpressionPtr transaction_rows;
  BatchFailure on_error = BatchFailure::kFail;
  std::optional<VariableId> status;  // REPORT STATUS AS

  VariableSet Introduces() const override {
    return status ? VariableSet{*status} : VariableSet{};
  }
  std::string Describe(const VariableTable&) const override {
    const std::string text = is_unit ? "ApplyUnit" : is_optional ? "ApplyOptional" : "Apply";
    return transaction_rows ? text + " in transactions of " + transaction_rows->ToString() : text;
  }
};

// OPTIONAL MATCH: rows for which child 1 gives none go on with nulls. Child 1 is run for a batch of
// rows at once and must keep their order and their row tag.
class LogicalOptionalApply : public LogicalNode<LogicalOptionalApply, LogicalKind::kOptionalApply> {
 public:
  VariableId row_tag = 0;

  VariableSet Reads() const override { return {row_tag}; }
  std::string Describe(const VariableTable&) const override { return "OptionalApply"; }
};

// EXISTS: the rows for which child 1 gives at least one row (or, if is_anti, none).
class LogicalSemiApply : public LogicalNode<LogicalSemiApply, LogicalKind::kSemiApply> {
 public:
  bool is_anti = false;
  VariableId row_tag = 0;

  VariableSet Reads() const override { return {row_tag}; }
  std::string Describe(const VariableTable&) const override {
    return is_anti ? "AntiApply" : "SemiApply";
  }
};

// Pairs of rows with equal keys, or, without keys, all pairs. Child 1 is held in memory.
class LogicalJoin : public LogicalNode<LogicalJoin, LogicalKind::kJoin> {
 public:
  std::vector<ExpressionPtr> left_keys;
  std::vector<ExpressionPtr> right_keys;
  double selectivity = 1;  // the part of all pairs that is expected to be found

  VariableSet Reads() const override {
    return Union(VariablesOf(left_keys), VariablesOf(right_keys));
  }
  std::string Describe(const VariableTable&) const override {
    if (left_keys.empty()) return "CartesianProduct";
    std::string text = "HashJoin";
    for (size_t i = 0; i < left_keys.size(); ++i) {
      text += (i == 0 ? " " : " AND ") + left_keys[i]->ToString() + " = " +
              right_keys[i]->ToString();
    }
    return text;
  }
};

// The rows of all children, one child after the other.
class LogicalUnion : public LogicalNode<LogicalUnion, LogicalKind::kUnion> {
 public:
  std::vector<VariableId> columns;
  std::vector<std::vector<VariableId>> child_columns;  // parallel to children, then to columns

  VariableSet Introduces() const override { return MakeSet(columns); }
  std::string Describe(const VariableTable&) const override { return "Union"; }
};

// All rows of the child before the first goes on, so that what is written above is not seen below.
class LogicalEager : public LogicalNode<LogicalEager, LogicalKind::kEager> {
 public:
  std::string Describe(const VariableTable&) const override { return "Eager"; }
};

}  // namespace wenmai::query
