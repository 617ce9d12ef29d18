// A query that was parsed and bound, with the plan that was last made for it and idle executions of
// that plan. Shared by all who run the query; used by the engine only.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "query/binder/bound_query.h"
#include "query/execution.h"

namespace wenmai::query {

class PreparedQuery {
 public:
  explicit PreparedQuery(BoundStatement statement) : statement_(std::move(statement)) {}

  const BoundStatement& statement() const { return statement_; }

  // An execution of the current plan, new or used before. Plans anew if the graph has changed so much
  // that other choices may be better.
  std::unique_ptr<Execution> Take(const graph::View& view, const OptimizerOptions& options,
                                  size_t thread_count) const;
  // Gives it back for the next run.
  void Return(std::unique_ptr<Execution> execution) const;

 private:
  const BoundStatement statement_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const ReadyPlan> plan_;
  mutable std::vector<std::unique_ptr<Execution>> idle_;
};

}  // namespace wenmai::query
