// A step that is only asked for.
#pragma once

#include "query/plan/describe.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

// The rows from whose `from` a step leads to some node or, if is_into, to `to`; if is_anti, the others.
class LogicalSemiExpand : public LogicalNode<LogicalSemiExpand, LogicalKind::kSemiExpand> {
 public:
  bool is_anti = false;
  VariableId from = 0;
  VariableId to = 0;
  bool is_into = false;
  graph::Direction direction = graph::Direction::kOut;  // seen from `from`
  std::vector<std::string> types;                       // empty: any
  std::vector<std::string> to_labels;                   // only where `to` is not bound
  std::vector<ExpressionPtr> to_predicates;             // the same; they read `to` alone

  VariableSet Reads() const override {
    return is_into ? MakeSet({from, to}) : VariableSet{from};
  }
  std::string Describe(const VariableTable& names) const override {
    return std::string(is_anti ? "AntiExpand" : "SemiExpand") + (is_into ? "Into " : " ") +
           NodeText(names, from) + RelationshipText(names, ~VariableId{0}, direction, types) +
           NodeText(names, to, to_labels) +
           (to_predicates.empty() ? "" : " where " + TextOf(to_predicates, " AND "));
  }
};

}  // namespace wenmai::query
