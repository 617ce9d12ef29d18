#include "tests/query/differential/setting.h"

#include <algorithm>
#include <cstdlib>

#include "query/expressions/rendering.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

constexpr std::chrono::seconds kTimeout{2};

uint64_t Environment(const char* name, uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace

Setting::Setting(std::string name, OptimizerOptions optimizer, size_t cache_bytes,
                 size_t thread_count)
    : name_(std::move(name)),
      optimizer_(std::move(optimizer)),
      cache_bytes_(cache_bytes),
      thread_count_(thread_count) {}

void Setting::StartEngine() {
  engine_ = std::make_unique<Engine>(
      graph_.get(), EngineOptions{.optimizer = optimizer_, .thread_count = thread_count_});
}

void Setting::Share(const Setting& other) {
  graph_ = other.graph_;
  StartEngine();
}

void Setting::Build(const std::vector<std::string>& statements) {
  graph::GraphOptions options;
  options.cache_bytes = cache_bytes_;
  graph_ = graph::Graph::Open(":memory:", options);
  StartEngine();
  const auto transaction = graph_->BeginWrite();
  for (const std::string& statement : statements) {
    engine_->Execute(engine_->Prepare(statement), Value::MakeMap({}), transaction.get(),
                     transaction.get(), nullptr);
  }
  transaction->Commit();
}

Outcome Setting::Run(const std::string& query) {
  Outcome outcome;
  QueryLimits limits;
  limits.deadline = std::chrono::steady_clock::now() + kTimeout;
  try {
    const auto view = graph_->BeginRead();
    const auto cursor = engine_->Execute(engine_->Prepare(query), Value::MakeMap({}), view.get(),
                                         nullptr, &limits);
    RowBatch batch;
    while (cursor->Next(&batch)) {
      for (size_t i = 0; i < batch.live_count(); ++i) {
        std::string& row = outcome.rows.emplace_back();
        for (size_t c = 0; c < cursor->column_names().size(); ++c) {
          row += ToJson(batch.columns[c].Get(batch.live_row(i)), *view) + " | ";
        }
      }
    }
  } catch (const Error& error) {
    outcome.is_cut_off = error.code() == ErrorCode::kLimit;
    outcome.error = error.kind().empty() ? error.what() : error.kind() + " " + error.detail();
    outcome.rows.clear();
  }
  std::sort(outcome.rows.begin(), outcome.rows.end());
  return outcome;
}

uint64_t QueryCount(uint64_t count) { return Environment("WENMAI_DIFFERENTIAL_QUERIES", count); }
uint64_t FirstSeed() { return Environment("WENMAI_DIFFERENTIAL_SEED", 1); }

std::vector<std::string> IndexStatements() {
  return {"CREATE INDEX FOR (n:A) ON (n.i)",      "CREATE INDEX FOR (n:B) ON (n.s)",
          "CREATE INDEX FOR (n:C) ON (n.m)",      "CREATE INDEX FOR (n:A) ON (n.s, n.i)",
          "CREATE INDEX FOR ()-[r:R]-() ON (r.i)", "CREATE INDEX FOR (n:B) ON (n.j)"};
}

}  // namespace wenmai::query
