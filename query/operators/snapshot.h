// A plan that is read in what was committed, beside a transaction that goes on: see LogicalSnapshot.
#pragma once

#include <memory>

#include "query/operators/operator.h"
#include "query/plan/snapshot.h"

namespace wenmai::query {

class SnapshotOperator : public OperatorOf<LogicalSnapshot> {
 public:
  SnapshotOperator(const LogicalSnapshot& plan, ExecutionContext* context);
  // REQUIRES: the transaction has changed nothing since it began or last went on.
  void Open() override;
  bool Next(RowBatch* batch) override { return root_->Next(batch); }
  void Close() override;

 private:
  ExecutionContext snapshot_context_;
  std::unique_ptr<graph::View> view_;
  OperatorPtr root_;
};

}  // namespace wenmai::query
