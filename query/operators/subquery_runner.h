// Runs the plans of subquery expressions, each by an operator tree that is kept for the next row.
#pragma once

#include <unordered_map>

#include "query/operators/apply.h"
#include "query/plan/planner.h"

namespace wenmai::query {

class PlanSubqueryRunner : public SubqueryRunner {
 public:
  // Both must outlive the runner.
  PlanSubqueryRunner(const StatementPlan* plan, ExecutionContext* context)
      : plan_(*plan), context_(context) {}

  Value Run(SubqueryKind kind, const BoundQuery& query, const RowRef& row,
            EvaluationContext& context) override;

 private:
  struct Instance {
    const QueryPlan* plan;
    Subplan subplan;
    RowBatch batch;
  };
  Instance& FindInstance(const BoundQuery& query);
  Value Read(SubqueryKind kind, Instance* instance);

  const StatementPlan& plan_;
  ExecutionContext* context_;
  std::unordered_map<const BoundQuery*, Instance> instances_;
};

}  // namespace wenmai::query
