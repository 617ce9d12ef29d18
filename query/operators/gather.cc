#include "query/operators/gather.h"

#include <algorithm>
#include <utility>

#include "graph/column.h"
#include "query/operators/build.h"
#include "query/operators/row_access.h"
#include "query/operators/thread_pool.h"
#include "query/plan/scan.h"

namespace wenmai::query {

namespace {

// So many runs for each thread may be done or begun before the first of them has gone up.
constexpr size_t kRunsAheadPerThread = 4;

// A run has so many nodes at least. Rows are kept until it is their turn, so runs are short; of those that
// are aggregated there are so few that it does not cost much to put them together, and so many that no thread
// waits long for the last. Each run learns anew which values belong to which group, so that runs with keys are
// longer.
constexpr uint64_t kRunNodeCountMin = 2048, kGroupedNodeCountMin = 4096;
constexpr uint64_t kAggregatedRunCount = 32;

// What the scan at the bottom of `plan` finds lies in this range of ids. A label's nodes often lie together.
std::pair<graph::NodeId, graph::NodeId> ScannedIds(const LogicalOperator& plan, const graph::View& view) {
  graph::NodeId end = graph::ColumnReader(view, graph::EntityKind::kNode, graph::KeyId{0}).id_end();
  const LogicalOperator* op = &plan;
  while (op->kind != LogicalKind::kNodeScan && !op->children.empty()) op = op->children.front().get();
  if (op->kind != LogicalKind::kNodeScan) return {0, end};
  const std::optional<std::string>& name = static_cast<const LogicalNodeScan&>(*op).label;
  const std::optional<graph::LabelId> label = name ? view.FindLabel(*name) : std::nullopt;
  if (!label) return {0, name ? 0 : end};
  std::vector<graph::NodeId> next;
  view.ScanNodes(label, std::nullopt, 1, &next);
  if (next.empty()) return {0, 0};
  const graph::NodeId begin = next.front();
  for (graph::NodeId low = begin; end - low > kRunNodeCountMin;) {
    const graph::NodeId middle = low + (end - low) / 2;
    next.clear();
    view.ScanNodes(label, middle, 1, &next);
    (next.empty() ? end : low) = next.empty() ? middle + 1 : next.front();
  }
  return {begin, end};
}

}  // namespace

GatherOperator::GatherOperator(const LogicalGather& plan, ExecutionContext* context)
    : OperatorOf(plan, context, {}) {
  const size_t thread_count = std::max<size_t>(1, context->thread_count);
  for (size_t i = 0; i < thread_count; ++i) {
    Worker& worker = *workers_.emplace_back(std::make_unique<Worker>());
    worker.context.variable_count = context->variable_count;
    worker.root = BuildOperator(*plan.children.front(), &worker.context, nullptr);
  }
}

GatherOperator::~GatherOperator() { StopHelpers(); }

void GatherOperator::Open() {
  for (const auto& worker : workers_) PrepareWorker(worker.get());
  CutRuns();
  next_run_ = given_run_count_ = next_batch_ = 0;
  is_stopping_ = false;
  ready_ = {};
  // Forks of a transaction do not know which elements it has deleted.
  if (!view().is_transaction()) CallHelpers();
}

void GatherOperator::CutRuns() {
  const auto [begin, end] = ScannedIds(*plan_.children.front(), view());
  scan_begin_ = begin;
  run_node_count_ = kRunNodeCountMin;
  if (aggregate_ != nullptr) {
    const bool has_keys = !aggregate_->aggregation.keys.empty();
    const uint64_t node_count_min = has_keys ? kGroupedNodeCountMin : kRunNodeCountMin;
    const uint64_t run_count = std::min(kAggregatedRunCount, (end - begin) / node_count_min);
    const uint64_t even_count =
        std::max<uint64_t>(run_count - run_count % workers_.size(), workers_.size());
    run_node_count_ = std::max(kRunNodeCountMin, (end - begin + even_count - 1) / even_count);
  }
  runs_.clear();
  runs_.resize((end - begin + run_node_count_ - 1) / run_node_count_);
}

void GatherOperator::CallHelpers() {
  crew_ = std::make_shared<Crew>();
  for (size_t i = 1; i < workers_.size() && i < runs_.size(); ++i) {
    ThreadPool::Shared().Run([this, worker = workers_[i].get(), crew = crew_] {
      {
        const std::lock_guard lock(crew->mutex);
        if (crew->is_closed) return;
        ++crew->helping_count;
      }
      Help(worker);
      const std::lock_guard lock(crew->mutex);
      --crew->helping_count;
      crew->is_gone.notify_all();
    });
  }
}

void GatherOperator::PrepareWorker(Worker* worker) {
  ExecutionContext& context = worker->context;
  context.evaluation = context_.evaluation;
  if (worker != workers_.front().get()) {
    worker->view = view().Fork();
    context.evaluation.view = worker->view.get();
  }
  context.evaluation.subqueries = nullptr;  // the plan has none
  context.run = context_.run;
}

void GatherOperator::Help(Worker* worker) {
  for (;;) {
    std::unique_lock lock(mutex_);
    std::optional<size_t> run = TakeRun();
    while (!run) {
      if (is_stopping_ || next_run_ == runs_.size()) return;
      is_changed_.wait(lock);
      run = TakeRun();
    }
    lock.unlock();
    Work(worker, *run);
  }
}

std::optional<size_t> GatherOperator::TakeRun() {
  const size_t runs_ahead_max = kRunsAheadPerThread * workers_.size();
  if (is_stopping_ || next_run_ == runs_.size() || next_run_ >= given_run_count_ + runs_ahead_max) {
    return std::nullopt;
  }
  return next_run_++;
}

void GatherOperator::Work(Worker* worker, size_t run) {
  Run result;
  try {
    worker->context.scanned.begin = scan_begin_ + run * run_node_count_;
    worker->context.scanned.end = worker->context.scanned.begin + run_node_count_;
    ReadRun(worker, &result);
  } catch (...) {
    result.error = std::current_exception();
  }
  worker->root->Close();
  result.is_done = true;
  const std::lock_guard lock(mutex_);
  runs_[run] = std::move(result);
  is_changed_.notify_all();
}

void GatherOperator::ReadRun(Worker* worker, Run* run) {
  const auto charge_to = [&](size_t bytes) {
    if (bytes <= run->bytes) return;
    worker->context.limits().Charge(bytes - run->bytes);
    run->bytes = bytes;
  };
  Rows& rows = run->rows;
  if (aggregate_ != nullptr) {
    rows.groups = std::make_unique<Groups>(*aggregate_, context_.variable_count);
    rows.groups->Reset();
  }
  bool is_aggregating = aggregate_ != nullptr;
  RowBatch batch(context_.variable_count);
  worker->root->Open();
  while (worker->root->Next(&batch)) {
    if (is_aggregating) {
      rows.groups->Add(batch, worker->context);
      charge_to(rows.groups->MemoryUse());
      is_aggregating = rows.groups->IsReducing();
      continue;
    }
    charge_to(run->bytes + MemoryUse(batch, plan_.schema));
    rows.batches.push_back(std::move(batch));
    batch = RowBatch(context_.variable_count);
  }
  if (rows.groups != nullptr) rows.groups->ForgetMemo();
}

bool GatherOperator::AwaitRun() {
  std::unique_lock lock(mutex_);
  if (given_run_count_ == runs_.size()) return false;
  Run& awaited = runs_[given_run_count_];
  while (!awaited.is_done) {
    if (const std::optional<size_t> run = TakeRun()) {
      lock.unlock();
      Work(workers_.front().get(), *run);
      lock.lock();
    } else {
      is_changed_.wait(lock);
    }
  }
  if (awaited.error) std::rethrow_exception(awaited.error);
  context_.limits().Release(std::exchange(awaited.bytes, 0));
  ready_ = std::move(awaited.rows);
  next_batch_ = 0;
  ++given_run_count_;
  is_changed_.notify_all();
  return true;
}

bool GatherOperator::Next(RowBatch* batch) {
  while (next_batch_ == ready_.batches.size()) {
    CheckLimits();
    if (!AwaitRun()) return false;
  }
  *batch = std::move(ready_.batches[next_batch_++]);
  return true;
}

GatherOperator::Rows* GatherOperator::NextRun() { return AwaitRun() ? &ready_ : nullptr; }

void GatherOperator::Close() {
  StopHelpers();
  for (const Run& run : runs_) context_.limits().Release(run.bytes);
  runs_.clear();
  ready_ = {};
  next_batch_ = 0;
  for (const auto& worker : workers_) worker->view.reset();
}

void GatherOperator::StopHelpers() {
  if (crew_ == nullptr) return;
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  is_changed_.notify_all();
  std::unique_lock lock(crew_->mutex);
  crew_->is_closed = true;
  crew_->is_gone.wait(lock, [this] { return crew_->helping_count == 0; });
  lock.unlock();
  crew_.reset();
}

}  // namespace wenmai::query
