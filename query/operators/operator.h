// The base of operators: what runs a logical plan.
//
// An operator tree is made once from an immutable plan (operators/build.h) and may be run many times:
// Open … Next until false … Close, and again. All state of a run is the operator's own; the plan is
// never changed.
#pragma once

#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "query/expressions/evaluation_context.h"
#include "query/operators/row_batch.h"
#include "query/operators/update_counters.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

class Profile;  // operators/profile.h

// What all operators of one running statement share.
struct ExecutionContext {
  EvaluationContext evaluation;
  graph::Transaction* transaction = nullptr;  // null for a statement that only reads
  UpdateCounters counters;
  uint64_t run = 0;  // differs in every run, so that an operator knows what it remembers is stale
  size_t variable_count = 0;
  bool may_load_csv = false;
  bool may_commit = false;  // `transaction` is the statement's own, to be committed part by part
  size_t thread_count = 1;  // that operators may use, the statement's own included
  // What of the nodes a scan is to look at: all, unless several threads share it.
  struct {
    graph::NodeId begin = 0, end = std::numeric_limits<graph::NodeId>::max();
  } scanned;
  Profile* profile = nullptr;  // set when the statement is profiled, before operators are built

  const graph::View& view() const { return *evaluation.view; }
  QueryLimits& limits() const { return *evaluation.limits; }
};

class Operator {
 public:
  virtual ~Operator() = default;
  // Makes ready to give rows from the first one. May throw Error, like Next.
  virtual void Open() = 0;
  // Fills *batch with at least one live row and returns true, or returns false at the end. What
  // *batch held before is lost; its memory is used again.
  virtual bool Next(RowBatch* batch) = 0;
  // Frees what the run holds. Called once for each Open, even after an error.
  virtual void Close() = 0;
};

using OperatorPtr = std::unique_ptr<Operator>;

// An operator of one kind of plan: keeps the plan, the context and the children.
template <typename Plan>
class OperatorOf : public Operator {
 public:
  OperatorOf(const Plan& plan, ExecutionContext* context, std::vector<OperatorPtr> children)
      : plan_(plan), context_(*context), children_(std::move(children)) {}

  void Open() override {
    for (const OperatorPtr& child : children_) child->Open();
  }
  void Close() override {
    for (const OperatorPtr& child : children_) child->Close();
  }

 protected:
  Operator& child() { return *children_.front(); }
  const graph::View& view() const { return context_.view(); }
  EvaluationContext& evaluation() { return context_.evaluation; }
  void CheckLimits() const { context_.limits().Check(); }

  const Plan& plan_;
  ExecutionContext& context_;
  std::vector<OperatorPtr> children_;
};

}  // namespace wenmai::query
