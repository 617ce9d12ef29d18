#include "query/operators/snapshot.h"

#include "query/operators/build.h"

namespace wenmai::query {

SnapshotOperator::SnapshotOperator(const LogicalSnapshot& plan, ExecutionContext* context)
    : OperatorOf(plan, context, {}) {
  snapshot_context_.variable_count = context->variable_count;
  snapshot_context_.profile = context->profile;
  root_ = BuildOperator(*plan.children.front(), &snapshot_context_, nullptr);
}

void SnapshotOperator::Open() {
  view_ = view().ForkCommitted();
  snapshot_context_.evaluation = context_.evaluation;
  snapshot_context_.evaluation.view = view_.get();
  snapshot_context_.evaluation.subqueries = nullptr;  // the plan has none
  snapshot_context_.run = context_.run;
  root_->Open();
}

void SnapshotOperator::Close() {
  root_->Close();
  view_.reset();
}

}  // namespace wenmai::query
