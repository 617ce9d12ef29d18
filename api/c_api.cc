// The C interface over the C++ one. Every function that can throw goes through Guard, which turns what
// is thrown into a status and keeps it for the thread.
#include <algorithm>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "wenmai/database.h"
#include "wenmai/ingestor.h"
#include "wenmai/wenmai.h"

using wenmai::Error;
using wenmai::ErrorCode;
using wenmai::Value;

struct wenmai_database {
  wenmai::Database database;
};
struct wenmai_session {
  wenmai::Session session;
  wenmai::RunOptions options;
};
struct wenmai_statement {
  wenmai::Statement statement;
  Value::Map bound;
};
struct wenmai_transaction {
  wenmai::Transaction transaction;
  wenmai::RunOptions options;
};
struct wenmai_result {
  explicit wenmai_result(wenmai::Result opened) : result(std::move(opened)) {}
  wenmai::Result result;
  std::vector<Value> row;
  std::string json;
};

namespace {

thread_local Error last_error(ErrorCode::kInternal, "");

wenmai_status StatusOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument: return WENMAI_INVALID_ARGUMENT;
    case ErrorCode::kNotFound: return WENMAI_NOT_FOUND;
    case ErrorCode::kExists: return WENMAI_EXISTS;
    case ErrorCode::kConflict: return WENMAI_CONFLICT;
    case ErrorCode::kLimit: return WENMAI_LIMIT;
    case ErrorCode::kCancelled: return WENMAI_CANCELLED;
    case ErrorCode::kCorruption: return WENMAI_CORRUPTION;
    case ErrorCode::kIo: return WENMAI_IO;
    case ErrorCode::kUnsupported: return WENMAI_UNSUPPORTED;
    case ErrorCode::kInternal: return WENMAI_INTERNAL;
  }
  return WENMAI_INTERNAL;
}

wenmai_status Fail(const Error& error) noexcept {
  last_error = error;
  return StatusOf(error.code());
}

// Runs `body`, which returns a status.
template <typename Body>
wenmai_status Guard(const Body& body) noexcept {
  try {
    return body();
  } catch (const Error& error) {
    return Fail(error);
  } catch (const std::bad_alloc&) {
    return Fail(Error(ErrorCode::kLimit, "out of memory"));
  } catch (const std::exception& error) {
    return Fail(Error(ErrorCode::kInternal, error.what()));
  }
}

void Require(const void* pointer, const char* what) {
  if (pointer == nullptr) throw Error(ErrorCode::kInvalidArgument, std::string(what) + " is NULL");
}

Value::Map ParseParameters(const char* json) {
  if (json == nullptr) return {};
  const Value value = Value::FromJson(json);
  if (!value.is<Value::Map>()) throw Error(ErrorCode::kInvalidArgument, "the parameters are no JSON object");
  return value.as<Value::Map>();
}

wenmai_status Bind(wenmai_statement* statement, const char* name, Value value) {
  Require(statement, "statement");
  Require(name, "name");
  statement->bound[name] = std::move(value);
  return WENMAI_OK;
}

const Value& Cell(const wenmai_result* result, size_t column) {
  static const Value null;
  return column < result->row.size() ? result->row[column] : null;
}

template <typename T>
const T* CellAs(const wenmai_result* result, size_t column) {
  const Value& value = Cell(result, column);
  return value.is<T>() ? &value.as<T>() : nullptr;
}

}  // namespace

extern "C" {

const char* wenmai_error_message(void) { return last_error.what(); }
const char* wenmai_error_kind(void) { return last_error.kind().c_str(); }
const char* wenmai_error_detail(void) { return last_error.detail().c_str(); }
int wenmai_error_line(void) { return last_error.line(); }
int wenmai_error_column(void) { return last_error.column(); }
const char* wenmai_version(void) { return wenmai::Version().data(); }

void wenmai_open_options_init(wenmai_open_options* options) {
  *options = {sizeof(wenmai_open_options), 0, 1, 1, 0};
}

wenmai_status wenmai_open(const char* path, const wenmai_open_options* options, wenmai_database** database) {
  return Guard([&] {
    Require(path, "path");
    Require(database, "database");
    wenmai_open_options chosen;
    wenmai_open_options_init(&chosen);
    // A caller built against an older header knows fewer options.
    if (options != nullptr) std::memcpy(&chosen, options, std::min(options->size, sizeof chosen));
    wenmai::DatabaseOptions opened;
    opened.read_only = chosen.read_only != 0;
    opened.create_if_missing = chosen.create_if_missing != 0;
    opened.sync_commits = chosen.sync_commits != 0;
    opened.cache_bytes = chosen.cache_bytes;
    *database = new wenmai_database{wenmai::Database::Open(path, opened)};
    return WENMAI_OK;
  });
}

void wenmai_close(wenmai_database* database) { delete database; }

wenmai_session* wenmai_session_new(wenmai_database* database) {
  wenmai_session* session = nullptr;
  Guard([&] {
    Require(database, "database");
    session = new wenmai_session{database->database.NewSession(), {}};
    return WENMAI_OK;
  });
  return session;
}

void wenmai_session_free(wenmai_session* session) { delete session; }

void wenmai_cancel(wenmai_session* session) {
  if (session != nullptr) session->session.Cancel();
}

void wenmai_set_limits(wenmai_session* session, uint64_t timeout_ms, uint64_t memory_bytes) {
  if (session == nullptr) return;
  session->options = {};
  if (timeout_ms > 0) session->options.timeout = std::chrono::milliseconds(timeout_ms);
  if (memory_bytes > 0) session->options.memory_bytes_max = memory_bytes;
}

wenmai_status wenmai_run(wenmai_session* session, const char* query, const char* parameters, wenmai_result** result) {
  return Guard([&] {
    Require(session, "session");
    Require(query, "query");
    Require(result, "result");
    *result = new wenmai_result(session->session.Run(query, ParseParameters(parameters), session->options));
    return WENMAI_OK;
  });
}

wenmai_status wenmai_prepare(wenmai_session* session, const char* query, wenmai_statement** statement) {
  return Guard([&] {
    Require(session, "session");
    Require(query, "query");
    Require(statement, "statement");
    *statement = new wenmai_statement{session->session.Prepare(query)};
    return WENMAI_OK;
  });
}

wenmai_status wenmai_run_statement(wenmai_session* session, const wenmai_statement* statement, const char* parameters, wenmai_result** result) {
  return Guard([&] {
    Require(session, "session");
    Require(statement, "statement");
    Require(result, "result");
    Value::Map values = ParseParameters(parameters);
    values.insert(statement->bound.begin(), statement->bound.end());
    *result = new wenmai_result(session->session.Run(statement->statement, values, session->options));
    return WENMAI_OK;
  });
}

wenmai_status wenmai_bind_null(wenmai_statement* statement, const char* name) {
  return Guard([&] { return Bind(statement, name, Value()); });
}
wenmai_status wenmai_bind_boolean(wenmai_statement* statement, const char* name, int value) {
  return Guard([&] { return Bind(statement, name, value != 0); });
}
wenmai_status wenmai_bind_integer(wenmai_statement* statement, const char* name, int64_t value) {
  return Guard([&] { return Bind(statement, name, value); });
}
wenmai_status wenmai_bind_float(wenmai_statement* statement, const char* name, double value) {
  return Guard([&] { return Bind(statement, name, value); });
}
wenmai_status wenmai_bind_string(wenmai_statement* statement, const char* name, const char* text, size_t size) {
  return Guard([&] {
    Require(text, "text");
    return Bind(statement, name, std::string(text, size));
  });
}
wenmai_status wenmai_bind_json(wenmai_statement* statement, const char* name, const char* json) {
  return Guard([&] {
    Require(json, "json");
    return Bind(statement, name, Value::FromJson(json));
  });
}

void wenmai_statement_free(wenmai_statement* statement) { delete statement; }

wenmai_status wenmai_begin(wenmai_session* session, wenmai_transaction** transaction) {
  return Guard([&] {
    Require(session, "session");
    Require(transaction, "transaction");
    *transaction = new wenmai_transaction{session->session.Begin(), session->options};
    return WENMAI_OK;
  });
}

wenmai_status wenmai_transaction_run(wenmai_transaction* transaction, const char* query, const char* parameters, wenmai_result** result) {
  return Guard([&] {
    Require(transaction, "transaction");
    Require(query, "query");
    Require(result, "result");
    *result = new wenmai_result(transaction->transaction.Run(query, ParseParameters(parameters), transaction->options));
    return WENMAI_OK;
  });
}

wenmai_status wenmai_commit(wenmai_transaction* transaction) {
  return Guard([&] {
    Require(transaction, "transaction");
    transaction->transaction.Commit();
    return WENMAI_OK;
  });
}

void wenmai_transaction_free(wenmai_transaction* transaction) { delete transaction; }

size_t wenmai_column_count(const wenmai_result* result) { return result->result.columns().size(); }

const char* wenmai_column_name(const wenmai_result* result, size_t column) {
  const auto& columns = result->result.columns();
  return column < columns.size() ? columns[column].c_str() : "";
}

wenmai_status wenmai_next(wenmai_result* result) {
  return Guard([&] {
    Require(result, "result");
    result->row.clear();
    if (!result->result.Next()) return WENMAI_DONE;
    result->row = result->result.row();
    return WENMAI_ROW;
  });
}

wenmai_type wenmai_get_type(const wenmai_result* result, size_t column) {
  const Value& value = Cell(result, column);
  if (value.is_null()) return WENMAI_NULL;
  if (value.is<bool>()) return WENMAI_BOOLEAN;
  if (value.is<int64_t>()) return WENMAI_INTEGER;
  if (value.is<double>()) return WENMAI_FLOAT;
  return value.is<std::string>() ? WENMAI_STRING : WENMAI_OTHER;
}

int wenmai_get_boolean(const wenmai_result* result, size_t column) {
  const bool* value = CellAs<bool>(result, column);
  return value != nullptr && *value;
}

int64_t wenmai_get_integer(const wenmai_result* result, size_t column) {
  const int64_t* value = CellAs<int64_t>(result, column);
  return value == nullptr ? 0 : *value;
}

double wenmai_get_float(const wenmai_result* result, size_t column) {
  const double* value = CellAs<double>(result, column);
  return value == nullptr ? static_cast<double>(wenmai_get_integer(result, column)) : *value;
}

const char* wenmai_get_string(const wenmai_result* result, size_t column, size_t* size) {
  const std::string* value = CellAs<std::string>(result, column);
  if (size != nullptr) *size = value == nullptr ? 0 : value->size();
  return value == nullptr ? "" : value->c_str();
}

const char* wenmai_get_json(wenmai_result* result, size_t column) {
  const wenmai_status status = Guard([&] {
    result->json = wenmai::ToJson(Cell(result, column));
    return WENMAI_OK;
  });
  return status == WENMAI_OK ? result->json.c_str() : "";
}

void wenmai_result_free(wenmai_result* result) { delete result; }

wenmai_status wenmai_ingest(wenmai_database* database, const char* path, wenmai_progress progress, wenmai_failure failure, void* context, wenmai_ingest_summary* summary) {
  return Guard([&] {
    Require(database, "database");
    Require(path, "path");
    const auto on_progress = [&](const wenmai::IngestProgress& done) {
      if (progress == nullptr) return;
      if (progress(context, done.files_done, done.files_total, done.source.c_str()) != 0) {
        throw Error(ErrorCode::kCancelled, "the ingest was stopped");
      }
    };
    const auto on_outcome = [&](const wenmai::IngestOutcome& outcome) {
      if (failure != nullptr && !outcome.failure.empty()) {
        failure(context, outcome.source.c_str(), outcome.failure.c_str());
      }
    };
    const wenmai::IngestSummary done =
        wenmai::Ingestor(database->database, {}).Add({path}, on_progress, on_outcome);
    if (summary != nullptr) *summary = {done.added, done.changed, done.unchanged, done.failures.size()};
    return WENMAI_OK;
  });
}

wenmai_status wenmai_ingest_text(wenmai_database* database, const char* source, const char* text, size_t size) {
  return Guard([&] {
    Require(database, "database");
    Require(source, "source");
    Require(text, "text");
    wenmai::Ingestor(database->database, {}).AddText(source, {text, size});
    return WENMAI_OK;
  });
}

wenmai_status wenmai_forget(wenmai_database* database, const char* article) {
  return Guard([&] {
    Require(database, "database");
    Require(article, "article");
    if (wenmai::Ingestor(database->database, {}).Forget(article)) return WENMAI_OK;
    throw Error(ErrorCode::kNotFound, std::string("no article ") + article);
  });
}

}  // extern "C"
