#include "query/prepared_query.h"

#include <algorithm>

namespace wenmai::query {

namespace {

constexpr size_t kIdleExecutionsMax = 4;

}  // namespace

std::unique_ptr<Execution> PreparedQuery::Take(const graph::View& view, const OptimizerOptions& options,
                                               size_t thread_count) const {
  const std::lock_guard lock(mutex_);
  if (!plan_ || !plan_->Fits(view)) {
    plan_ = std::make_shared<const ReadyPlan>(statement_, view, options);
    idle_.clear();
  }
  if (idle_.empty()) return std::make_unique<Execution>(plan_, thread_count);
  std::unique_ptr<Execution> execution = std::move(idle_.back());
  idle_.pop_back();
  return execution;
}

void PreparedQuery::Return(std::unique_ptr<Execution> execution) const {
  const std::lock_guard lock(mutex_);
  if (&execution->plan() == plan_.get() && idle_.size() < kIdleExecutionsMax) {
    idle_.push_back(std::move(execution));
  }
}

}  // namespace wenmai::query
