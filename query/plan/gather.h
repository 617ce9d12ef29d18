#pragma once

#include "query/plan/logical_operator.h"

namespace wenmai::query {

// Runs the plan below on several threads, each on a part of its scan at a time, and gives the rows in the
// order in which one thread would.
class LogicalGather : public LogicalNode<LogicalGather, LogicalKind::kGather> {
 public:
  std::string Describe(const VariableTable&) const override { return "Gather"; }
};

}  // namespace wenmai::query
