#pragma once

#include "query/plan/logical_operator.h"

namespace wenmai::query {

// Reads the plan below in the graph as it was committed when the rows are asked for first, whatever is
// written above meanwhile. Its rows need not be held, as Eager does.
class LogicalSnapshot : public LogicalNode<LogicalSnapshot, LogicalKind::kSnapshot> {
 public:
  std::string Describe(const VariableTable&) const override { return "Snapshot"; }
};

}  // namespace wenmai::query
