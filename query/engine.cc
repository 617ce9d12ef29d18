#include "query/engine.h"

#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "query/binder/binder.h"
#include "query/expressions/errors.h"
#include "query/operators/row_buffer.h"
#include "query/parser/parser.h"
#include "query/plan/plan_text.h"
#include "query/prepared_query.h"
#include "query/procedures/builtin.h"
#include "query/schema_runner.h"
#include "wenmai/error.h"

namespace wenmai::query {

namespace {

// Rows as a reading statement makes them.
class StreamCursor : public Cursor {
 public:
  StreamCursor(std::shared_ptr<const PreparedQuery> query, std::unique_ptr<Execution> execution)
      : query_(std::move(query)), execution_(std::move(execution)) {}
  ~StreamCursor() override {
    execution_->Close();
    query_->Return(std::move(execution_));
  }

  bool Next(RowBatch* batch) override { return execution_->Next(batch); }
  const std::vector<std::string>& column_names() const override {
    return query_->statement().query.column_names;
  }
  const UpdateCounters& counters() const override { return execution_->counters(); }

 private:
  std::shared_ptr<const PreparedQuery> query_;
  std::unique_ptr<Execution> execution_;
};

// Rows that are all there before the first is read.
class BufferedCursor : public Cursor {
 public:
  BufferedCursor(std::vector<std::string> column_names, std::vector<RowBatch> batches,
                 UpdateCounters counters)
      : column_names_(std::move(column_names)),
        batches_(std::move(batches)),
        counters_(counters) {}

  bool Next(RowBatch* batch) override {
    if (next_ == batches_.size()) return false;
    *batch = std::move(batches_[next_++]);
    return true;
  }
  const std::vector<std::string>& column_names() const override { return column_names_; }
  const UpdateCounters& counters() const override { return counters_; }

 private:
  std::vector<std::string> column_names_;
  std::vector<RowBatch> batches_;
  UpdateCounters counters_;
  size_t next_ = 0;
};

// Takes every row of an execution. The memory counts against the limits while rows are collected.
std::vector<RowBatch> ReadAll(Execution* execution) {
  std::vector<RowBatch> batches;
  MemoryCharge charge;
  RowBatch batch;
  while (execution->Next(&batch)) {
    execution->limits().Check();
    VariableSet columns(batch.columns.size());
    for (size_t i = 0; i < columns.size(); ++i) columns[i] = static_cast<VariableId>(i);
    charge.Add(execution->limits(), MemoryUse(batch, columns));
    batches.push_back(std::move(batch));
    batch = RowBatch();
  }
  return batches;
}

Error ConnectedNodeError() {
  return Error::Query("ConstraintVerificationFailed", "runtime", "DeleteConnectedNode",
                      "a node that still has relationships cannot be deleted; "
                      "delete them first or use DETACH DELETE");
}

// Runs a statement to its end. One that updates is undone if it fails; one that has the transaction
// to itself goes with it, so that what it changes need not be noted twice.
std::vector<RowBatch> RunToEnd(Execution* execution, const ExecutionInput& input) {
  if (input.transaction == nullptr) {
    execution->Open(input);
    std::vector<RowBatch> batches = ReadAll(execution);
    execution->Close();
    return batches;
  }
  std::optional<size_t> mark;
  if (!input.may_commit) mark = input.transaction->Mark();
  try {
    execution->Open(input);
    std::vector<RowBatch> batches = ReadAll(execution);
    if (input.transaction->HasDanglingRelationships()) throw ConnectedNodeError();
    execution->Close();
    return batches;
  } catch (...) {
    execution->Close();
    if (mark) input.transaction->RollbackTo(*mark);
    throw;
  }
}

// A parameter without a value is an error also where no row would ask for it.
void CheckParameters(const BoundStatement& statement, const Value& parameters) {
  for (const auto& [name, place] : statement.parameters) {
    if (parameters.Find(name) == nullptr) throw MissingParameter(name, place);
  }
}

// The plan's operators, one a row, with estimates and, after a profiled run, rows and time.
std::unique_ptr<Cursor> PlanCursor(const StatementPlan& plan, Profile* profile) {
  std::vector<std::string> names = {"operator", "estimated_rows"};
  if (profile != nullptr) names.insert(names.end(), {"rows", "milliseconds"});
  RowBatch batch(names.size());
  for (const PlanLine& line : PlanLines(*plan.main.root, plan.variables)) {
    batch.columns[0].Append(Value::String(line.text));
    batch.columns[1].Append(Value::Float(line.op->estimated_rows));
    if (profile != nullptr) {
      const OperatorProfile& measured = (*profile)[line.op];
      batch.columns[2].Append(Value::Integer(static_cast<int64_t>(measured.row_count)));
      batch.columns[3].Append(
          Value::Float(std::chrono::duration<double, std::milli>(measured.time).count()));
    }
    ++batch.row_count;
  }
  std::vector<RowBatch> batches;
  batches.push_back(std::move(batch));
  return std::make_unique<BufferedCursor>(std::move(names), std::move(batches), UpdateCounters{});
}

}  // namespace

struct Engine::State {
  using Entry = std::pair<std::string, std::shared_ptr<const PreparedQuery>>;

  EngineOptions options;
  ProcedureRegistry procedures;
  std::mutex mutex;  // guards the cache
  std::list<Entry> recent;  // most recently used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_text;

  std::shared_ptr<const PreparedQuery> FindPrepared(std::string_view text) {
    const std::lock_guard lock(mutex);
    const auto found = by_text.find(text);
    if (found == by_text.end()) return nullptr;
    recent.splice(recent.begin(), recent, found->second);
    return found->second->second;
  }
  void Keep(std::string_view text, std::shared_ptr<const PreparedQuery> query) {
    const std::lock_guard lock(mutex);
    if (options.plan_cache_entries == 0 || by_text.contains(text)) return;
    recent.emplace_front(std::string(text), std::move(query));
    by_text.emplace(recent.front().first, recent.begin());
    if (recent.size() <= options.plan_cache_entries) return;
    by_text.erase(recent.back().first);
    recent.pop_back();
  }
};

Engine::Engine(const graph::Graph*, EngineOptions options) : state_(std::make_unique<State>()) {
  state_->options = options;
  RegisterBuiltinProcedures(&state_->procedures);
}

Engine::~Engine() = default;

ProcedureRegistry& Engine::procedures() { return state_->procedures; }

std::shared_ptr<const PreparedQuery> Engine::Prepare(std::string_view text) {
  if (auto prepared = state_->FindPrepared(text)) return prepared;
  const ParseLimits limits{state_->options.query_bytes_max, state_->options.nesting_depth_max};
  auto prepared =
      std::make_shared<const PreparedQuery>(Bind(Parse(text, limits), state_->procedures));
  state_->Keep(text, prepared);
  return prepared;
}

bool Engine::IsWrite(const PreparedQuery& query) const {
  const BoundStatement& statement = query.statement();
  return statement.schema != nullptr ||
         (statement.is_write && statement.mode != StatementMode::kExplain);
}

std::unique_ptr<Cursor> Engine::Execute(std::shared_ptr<const PreparedQuery> query,
                                        const graph::Value& parameters, const graph::View* view,
                                        graph::Transaction* transaction, QueryLimits* limits,
                                        bool may_commit,
                                        const std::function<void(double)>& report) {
  const BoundStatement& statement = query->statement();
  if (statement.schema) {
    const auto check_and_report = [&](double share) {
      if (limits != nullptr) limits->Check();
      if (report) report(share);
    };
    return std::make_unique<BufferedCursor>(
        std::vector<std::string>{}, std::vector<RowBatch>{},
        RunSchemaCommand(*statement.schema, transaction, may_commit, check_and_report));
  }
  const OptimizerOptions& optimizer = state_->options.optimizer;
  if (statement.mode == StatementMode::kExplain) {
    return PlanCursor(ReadyPlan(statement, *view, optimizer).statement(), nullptr);
  }
  CheckParameters(statement, parameters);
  const ExecutionInput input{parameters, view, statement.is_write ? transaction : nullptr, limits,
                             state_->options.allow_load_csv, may_commit};
  if (statement.mode == StatementMode::kProfile) {
    auto plan = std::make_shared<const ReadyPlan>(statement, *view, optimizer);
    Execution execution(plan, 1, true);
    RunToEnd(&execution, input);
    return PlanCursor(plan->statement(), &execution.profile());
  }
  std::unique_ptr<Execution> execution =
      query->Take(*view, optimizer, state_->options.thread_count);
  if (!statement.is_write) {
    execution->Open(input);
    return std::make_unique<StreamCursor>(std::move(query), std::move(execution));
  }
  std::vector<RowBatch> batches = RunToEnd(execution.get(), input);
  auto cursor = std::make_unique<BufferedCursor>(statement.query.column_names, std::move(batches),
                                                 execution->counters());
  query->Return(std::move(execution));
  return cursor;
}

}  // namespace wenmai::query
