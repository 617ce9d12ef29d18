#include "tests/query/optimizer/plan_of.h"

#include "query/binder/binder.h"
#include "query/expressions/rendering.h"
#include "query/parser/parser.h"
#include "query/plan/describe.h"
#include "query/plan/planner.h"

namespace wenmai::query {

PlanFixture::PlanFixture(const std::vector<std::string>& statements, EngineOptions options)
    : graph_(graph::Graph::Open(":memory:", {})), engine_(graph_.get(), options) {
  for (const std::string& statement : statements) {
    const auto transaction = graph_->BeginWrite();
    engine_.Execute(engine_.Prepare(statement), Value::MakeMap({}), transaction.get(),
                    transaction.get(), nullptr);
    transaction->Commit();
  }
}

std::vector<std::string> PlanFixture::PlanOf(std::string_view query) {
  std::vector<std::string> lines;
  for (const std::string& row : RowsOf("EXPLAIN " + std::string(query))) {
    // "'operator', estimate"
    lines.push_back(row.substr(1, row.rfind("', ") - 1));
    lines.back().erase(0, lines.back().find_first_not_of(' '));
  }
  return lines;
}

std::vector<std::string> PlanFixture::ColumnsOf(std::string_view query) {
  const auto view = graph_->BeginRead();
  const BoundStatement statement = Bind(Parse(query, {}), engine_.procedures());
  StatementPlan plan = PlanStatement(statement);
  Optimize(&plan, *view, {});
  std::vector<std::string> lines;
  const LogicalOperator* op = plan.main.root.get();
  for (;; op = op->children.front().get()) {
    const std::string text = op->Describe(plan.variables);
    const std::string names = NamesOf(plan.variables, op->schema);
    lines.push_back(text.substr(0, text.find(' ')) + ":" + (names.empty() ? "" : " ") + names);
    if (op->children.empty()) return lines;
  }
}

std::vector<std::string> PlanFixture::RowsOf(std::string_view query) {
  const auto view = graph_->BeginRead();
  const auto cursor = engine_.Execute(engine_.Prepare(query), Value::MakeMap({}), view.get(),
                                      nullptr, nullptr);
  std::vector<std::string> rows;
  RowBatch batch;
  while (cursor->Next(&batch)) {
    for (size_t i = 0; i < batch.live_count(); ++i) {
      std::string& row = rows.emplace_back();
      for (const Column& column : batch.columns) {
        if (!row.empty()) row += ", ";
        row += ToCypherText(column.Get(batch.live_row(i)));
      }
    }
  }
  return rows;
}

}  // namespace wenmai::query
