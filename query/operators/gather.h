// Threads that share a plan: see LogicalGather.
//
// The scan below is cut into runs of node ids. Whoever is free takes the next run, the thread of the
// query as well as its helpers, and keeps the rows until those of all runs before it have gone up. So
// neither the rows nor their order depend on how many threads there are. Under an Aggregate that can
// put groups together, a thread aggregates the rows of its run, and gives the groups if they are much
// fewer than the rows.
#pragma once

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <vector>

#include "query/operators/groups.h"
#include "query/operators/operator.h"
#include "query/plan/gather.h"

namespace wenmai::query {

class GatherOperator : public OperatorOf<LogicalGather> {
 public:
  // What a run gives: groups of the first of its rows, if they were aggregated, then the other rows.
  struct Rows {
    std::unique_ptr<Groups> groups;
    std::vector<RowBatch> batches;
  };

  GatherOperator(const LogicalGather& plan, ExecutionContext* context);
  ~GatherOperator() override;
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

  // The threads are to aggregate; then NextRun takes the place of Next. Call before Open.
  void ShareAggregation(const LogicalAggregate* aggregate) { aggregate_ = aggregate; }
  // The next run in order, good until the next call; nullptr at the end.
  Rows* NextRun();

 private:
  // One thread's copy of the plan below.
  struct Worker {
    ExecutionContext context;
    std::unique_ptr<graph::View> view;  // null: the statement's own
    OperatorPtr root;
  };
  struct Run {
    Rows rows;
    size_t bytes = 0;  // charged for them
    std::exception_ptr error;
    bool is_done = false;
  };

  // The helpers of one run of the plan. Outlives the operator where a helper comes too late to find work.
  struct Crew {
    std::mutex mutex;
    std::condition_variable is_gone;
    size_t helping_count = 0;  // guarded by mutex
    bool is_closed = false;    // guarded by mutex: nobody may begin to help
  };

  // Cuts the nodes that the scan below may find into runs.
  void CutRuns();
  void PrepareWorker(Worker* worker);
  void CallHelpers();
  void Help(Worker* worker);
  // The number of a run that may be begun, or nullopt if none is left or enough rows are waiting.
  std::optional<size_t> TakeRun();
  void Work(Worker* worker, size_t run);
  void ReadRun(Worker* worker, Run* run);
  // Waits for the next run in order, doing others meanwhile. False at the end.
  bool AwaitRun();
  void StopHelpers();

  const LogicalAggregate* aggregate_ = nullptr;
  graph::NodeId scan_begin_ = 0;
  uint64_t run_node_count_ = 0;

  std::vector<std::unique_ptr<Worker>> workers_;  // the first is of the query's own thread
  std::shared_ptr<Crew> crew_;
  Rows ready_;  // of the run that is being given
  size_t next_batch_ = 0;

  std::mutex mutex_;
  std::condition_variable is_changed_;
  std::vector<Run> runs_;       // guarded by mutex_
  size_t next_run_ = 0;         // to be begun; guarded by mutex_
  size_t given_run_count_ = 0;  // guarded by mutex_
  bool is_stopping_ = false;    // guarded by mutex_
};

}  // namespace wenmai::query
