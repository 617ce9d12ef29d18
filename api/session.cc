#include <utility>

#include "api/convert.h"
#include "api/guard.h"
#include "api/state.h"

namespace wenmai {
namespace {

void SetLimits(const RunOptions& options, api::SessionState& session, query::QueryLimits* limits) {
  session.is_cancelled = false;
  limits->is_session_cancelled = &session.is_cancelled;
  limits->memory_bytes_max = options.memory_bytes_max;
  if (options.timeout != std::chrono::milliseconds::max()) {
    limits->deadline = std::chrono::steady_clock::now() + options.timeout;
  }
}

// Runs a writing statement to its end, keeping its rows as they stand now.
void Drain(api::ResultState& result) {
  query::RowBatch batch;
  const size_t column_count = result.cursor->column_names().size();
  while (result.cursor->Next(&batch)) {
    result.limits.Check();
    for (size_t i = 0; i < batch.live_count(); ++i) {
      std::vector<Value>& row = result.rows.emplace_back(column_count);
      for (size_t column = 0; column < column_count; ++column) {
        row[column] = api::ToPublic(batch.columns[column].Get(batch.live_row(i)), *result.view);
      }
    }
  }
  result.is_buffered = true;
}

std::shared_ptr<const api::StatementState> PrepareIn(query::Engine& engine,
                                                     std::string_view query) {
  return api::Guarded([&] {
    auto statement = std::make_shared<api::StatementState>();
    statement->query = engine.Prepare(query);
    statement->is_write = engine.IsWrite(*statement->query);
    return std::shared_ptr<const api::StatementState>(std::move(statement));
  });
}

}  // namespace

Session::Session(std::shared_ptr<api::SessionState> state) : state_(std::move(state)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Statement Session::Prepare(std::string_view query) {
  return Statement(PrepareIn(*state_->database->engine, query));
}

Result Session::Run(std::string_view query, const Value::Map& parameters,
                    const RunOptions& options) {
  return Run(Prepare(query), parameters, options);
}

Result Session::Run(const Statement& statement, const Value::Map& parameters,
                    const RunOptions& options) {
  if (statement.is_write()) {
    Transaction transaction = Begin();
    Result result = transaction.RunStatement(statement, parameters, options, /*is_alone=*/true);
    transaction.Commit();
    return result;
  }
  return api::Guarded([&] { return RunReading(statement, parameters, options); });
}

Result Session::RunReading(const Statement& statement, const Value::Map& parameters,
                           const RunOptions& options) {
  auto result = std::make_unique<api::ResultState>();
  result->session = state_;
  result->own_view = state_->database->graph->BeginRead();
  result->view = result->own_view.get();
  SetLimits(options, *state_, &result->limits);
  result->cursor = state_->database->engine->Execute(
      statement.state_->query, api::FromPublic(parameters), result->view, nullptr,
      &result->limits);
  return Result(std::move(result));
}

Transaction Session::Begin() {
  auto transaction = std::make_shared<api::TransactionState>();
  transaction->session = state_;
  transaction->transaction = state_->database->graph->BeginWrite();
  return Transaction(std::move(transaction));
}

void Session::Cancel() noexcept { state_->is_cancelled = true; }

Transaction::Transaction(std::shared_ptr<api::TransactionState> state) : state_(std::move(state)) {}
Transaction::Transaction(Transaction&&) noexcept = default;
Transaction& Transaction::operator=(Transaction&&) noexcept = default;
Transaction::~Transaction() {
  if (state_ && state_->transaction) state_->transaction->Rollback();
}

Result Transaction::Run(std::string_view query, const Value::Map& parameters,
                        const RunOptions& options) {
  return Run(Statement(PrepareIn(*state_->session->database->engine, query)), parameters, options);
}

Result Transaction::Run(const Statement& statement, const Value::Map& parameters,
                        const RunOptions& options) {
  return RunStatement(statement, parameters, options, /*is_alone=*/false);
}

Result Transaction::RunStatement(const Statement& statement, const Value::Map& parameters,
                                 const RunOptions& options, bool is_alone) {
  if (state_->transaction == nullptr) {
    throw Error(ErrorCode::kInvalidArgument, "the transaction has ended");
  }
  return api::Guarded([&] { return RunUnguarded(statement, parameters, options, is_alone); });
}

Result Transaction::RunUnguarded(const Statement& statement, const Value::Map& parameters,
                                 const RunOptions& options, bool is_alone) {
  graph::Transaction* transaction = state_->transaction.get();
  auto result = std::make_unique<api::ResultState>();
  result->session = state_->session;
  result->transaction = state_;
  result->view = transaction;
  SetLimits(options, *state_->session, &result->limits);
  transaction->SetMemoryLimit(options.memory_bytes_max);
  result->cursor = state_->session->database->engine->Execute(
      statement.state_->query, api::FromPublic(parameters), result->view,
      statement.is_write() ? transaction : nullptr, &result->limits, is_alone,
      options.on_progress);
  // Its rows are read now: a later statement may change, and the end of the transaction ends, the view.
  Drain(*result);
  return Result(std::move(result));
}

void Transaction::Commit() {
  if (!state_->transaction) throw Error(ErrorCode::kInvalidArgument, "the transaction has ended");
  api::Guarded([this] { state_->transaction->Commit(); });
  state_->transaction.reset();
}

void Transaction::Rollback() {
  if (!state_->transaction) return;
  state_->transaction->Rollback();
  state_->transaction.reset();
}

Statement::Statement(std::shared_ptr<const api::StatementState> state) : state_(std::move(state)) {}
Statement::Statement(const Statement&) = default;
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement other) noexcept {
  state_.swap(other.state_);
  return *this;
}
Statement::~Statement() = default;

bool Statement::is_write() const { return state_->is_write; }

}  // namespace wenmai
