#include "query/execution.h"

#include <algorithm>
#include <atomic>
#include <chrono>

#include "query/operators/build.h"

namespace wenmai::query {

namespace {

// A graph that grew or shrank by this factor deserves new choices; below the floor none matter.
constexpr uint64_t kGrowthFactor = 4;
constexpr uint64_t kSizeFloor = 1000;

bool IsAbout(uint64_t now, uint64_t then) {
  now = std::max(now, kSizeFloor);
  then = std::max(then, kSizeFloor);
  return now <= then * kGrowthFactor && then <= now * kGrowthFactor;
}

// Distinct for every run in the process.
uint64_t NextRun() {
  static std::atomic<uint64_t> last_run{0};
  return last_run.fetch_add(1, std::memory_order_relaxed) + 1;
}

void SetClock(EvaluationContext* context) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now);
  context->statement_seconds = seconds.count();
  context->statement_nanoseconds = static_cast<int32_t>(
      std::chrono::duration_cast<std::chrono::nanoseconds>(now - seconds).count());
}

}  // namespace

ReadyPlan::ReadyPlan(const BoundStatement& statement, const graph::View& view,
                     const OptimizerOptions& options)
    : statement_(PlanStatement(statement)),
      schema_(view.GetSchema()),
      node_count_(view.CountNodes()),
      relationship_count_(view.CountRelationships()) {
  Optimize(&statement_, view, options);
}

bool ReadyPlan::Fits(const graph::View& view) const {
  const graph::Schema& schema = view.GetSchema();
  return schema.next_id == schema_.next_id && schema.indexes.size() == schema_.indexes.size() &&
         IsAbout(view.CountNodes(), node_count_) &&
         IsAbout(view.CountRelationships(), relationship_count_);
}

Execution::Execution(std::shared_ptr<const ReadyPlan> plan, size_t thread_count, bool is_profiled)
    : plan_(std::move(plan)), subqueries_(&plan_->statement(), &context_) {
  context_.thread_count = thread_count;
  context_.variable_count = plan_->statement().variables.entries.size();
  context_.evaluation.subqueries = &subqueries_;
  context_.evaluation.locals.resize(context_.variable_count);
  if (is_profiled) context_.profile = &profile_;
  batch_.columns.resize(context_.variable_count);
  root_ = BuildOperator(*plan_->statement().main.root, &context_, nullptr);
}

Execution::~Execution() { Close(); }

void Execution::Open(const ExecutionInput& input) {
  context_.evaluation.view = input.view;
  parameters_ = input.parameters;
  context_.evaluation.parameters = &parameters_;
  context_.evaluation.limits = input.limits != nullptr ? input.limits : &no_limits_;
  context_.transaction = input.transaction;
  context_.may_load_csv = input.may_load_csv;
  context_.may_commit = input.may_commit;
  context_.counters = {};
  context_.run = NextRun();
  context_.evaluation.random_state =
      context_.run * 0x9E3779B97F4A7C15u ^
      static_cast<uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
  SetClock(&context_.evaluation);
  is_open_ = true;
  root_->Open();
}

bool Execution::Next(RowBatch* batch) {
  const std::vector<VariableId>& columns = plan_->statement().main.columns;
  // The columns of the last batch come back, so that their memory serves the next one.
  if (batch->columns.size() == columns.size()) SwapColumns(batch);
  do {
    if (!root_->Next(&batch_)) return false;
  } while (columns.empty());  // a statement without columns has no rows, however many it wrote for
  batch->columns.resize(columns.size());
  SwapColumns(batch);
  batch->selection.swap(batch_.selection);
  batch->is_filtered = batch_.is_filtered;
  batch->row_count = batch_.row_count;
  return true;
}

// A variable may be given as several columns: then all but the first are copies.
void Execution::SwapColumns(RowBatch* batch) {
  const std::vector<VariableId>& columns = plan_->statement().main.columns;
  for (size_t i = 0; i < columns.size(); ++i) {
    const auto end = columns.begin() + static_cast<std::ptrdiff_t>(i);
    const auto first = std::find(columns.begin(), end, columns[i]);
    if (first == end) {
      std::swap(batch->columns[i], batch_.columns[columns[i]]);
    } else {
      batch->columns[i] = batch->columns[static_cast<size_t>(first - columns.begin())];
    }
  }
}

void Execution::Close() {
  if (!is_open_) return;
  is_open_ = false;
  root_->Close();
}

}  // namespace wenmai::query
