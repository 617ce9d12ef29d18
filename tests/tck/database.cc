#include "tests/tck/database.h"

#include <chrono>

#include "tests/tck/render.h"

namespace wenmai::tck {
namespace {

// A query of the kit takes milliseconds; one that runs on is a failure, not a reason to wait.
constexpr std::chrono::seconds kTimeout{20};

}  // namespace

Database::Database()
    : graph_(graph::Graph::Open(":memory:", {})),
      engine_(std::make_unique<query::Engine>(graph_.get(), query::EngineOptions{.allow_load_csv = true})) {}

Table Database::Run(std::string_view text, const graph::Value& parameters, ListOrder order) {
  const auto prepared = engine_->Prepare(text);
  std::unique_ptr<graph::Transaction> transaction;
  std::unique_ptr<graph::View> read;
  if (engine_->IsWrite(*prepared)) {
    transaction = graph_->BeginWrite();
  } else {
    read = graph_->BeginRead();
  }
  const graph::View& view = transaction != nullptr ? *transaction : *read;
  query::QueryLimits limits;
  limits.deadline = std::chrono::steady_clock::now() + kTimeout;
  Table table;
  {
    const auto cursor =
        engine_->Execute(prepared, parameters, &view, transaction.get(), &limits, /*may_commit=*/true);
    table.columns = cursor->column_names();
    query::RowBatch batch;
    while (cursor->Next(&batch)) {
      for (size_t i = 0; i < batch.live_count(); ++i) {
        auto& row = table.rows.emplace_back();
        for (size_t column = 0; column < table.columns.size(); ++column) {
          row.push_back(Render(batch.columns[column].Get(batch.live_row(i)), view, order));
        }
      }
    }
  }
  if (transaction != nullptr) transaction->Commit();
  return table;
}

}  // namespace wenmai::tck
