// Logical plan → operator tree.
#pragma once

#include "query/operators/apply.h"
#include "query/operators/operator.h"

namespace wenmai::query {

// Makes the operators of a plan without optimizer-only nodes (LogicalMatch). `slot` is what the plan's
// Argument leaves read; null for a whole statement. The plan and *context must outlive the operators.
OperatorPtr BuildOperator(const LogicalOperator& plan, ExecutionContext* context,
                          const ArgumentSlot* slot);

// The same with a slot of its own.
Subplan BuildSubplan(const LogicalOperator& plan, ExecutionContext* context);

}  // namespace wenmai::query
