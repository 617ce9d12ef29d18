// A plan made ready, and one run of it at a time.
#pragma once

#include <memory>

#include "graph/schema.h"
#include "query/operators/profile.h"
#include "query/operators/subquery_runner.h"
#include "query/optimizer/optimizer.h"
#include "query/plan/planner.h"

namespace wenmai::query {

// An optimized plan, and the indexes and the size of the graph it was made for. Immutable.
class ReadyPlan {
 public:
  ReadyPlan(const BoundStatement& statement, const graph::View& view,
            const OptimizerOptions& options);

  // Whether `view` has the same indexes as the graph that the plan was made for, and about the same
  // size.
  bool Fits(const graph::View& view) const;
  const StatementPlan& statement() const { return statement_; }

 private:
  StatementPlan statement_;
  const graph::Schema schema_;
  uint64_t node_count_, relationship_count_;
};

// What a statement runs on.
struct ExecutionInput {
  graph::Value parameters;  // a map
  const graph::View* view;
  graph::Transaction* transaction;  // null for a statement that only reads
  QueryLimits* limits;              // null: none
  bool may_load_csv = false;
  bool may_commit = false;  // the transaction was begun for this statement alone
};

// The operators of a plan with their context. Used for one run at a time, and again for the next.
class Execution {
 public:
  // With `is_profiled` every operator counts its rows and its time.
  Execution(std::shared_ptr<const ReadyPlan> plan, size_t thread_count, bool is_profiled = false);
  ~Execution();
  Execution(const Execution&) = delete;
  Execution& operator=(const Execution&) = delete;

  // What `input` points to must live until Close.
  void Open(const ExecutionInput& input);
  // Fills *batch with the result's columns at indices 0 and up; false at the end.
  bool Next(RowBatch* batch);
  void Close();

  const ReadyPlan& plan() const { return *plan_; }
  QueryLimits& limits() const { return *context_.evaluation.limits; }
  const UpdateCounters& counters() const { return context_.counters; }
  Profile& profile() { return profile_; }

 private:
  // Exchanges the result's columns with the memory they are made in.
  void SwapColumns(RowBatch* batch);

  const std::shared_ptr<const ReadyPlan> plan_;
  Profile profile_;
  ExecutionContext context_;
  graph::Value parameters_;
  QueryLimits no_limits_;
  PlanSubqueryRunner subqueries_;
  OperatorPtr root_;
  RowBatch batch_;
  bool is_open_ = false;
};

}  // namespace wenmai::query
