#include "tests/query/expressions/evaluator.h"

#include <gtest/gtest.h>

#include "query/binder/binder.h"
#include "query/expressions/comparison.h"
#include "query/expressions/rendering.h"
#include "query/parser/parser.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

constexpr size_t kLocalCountMax = 64;
constexpr size_t kMemoryBytesMax = size_t{16} << 20;

std::string Describe(const Error& error) {
  if (error.kind().empty()) return "error: " + std::string(ErrorCodeName(error.code()));
  return error.kind() + " at " + error.phase() + ": " + error.detail();
}

}  // namespace

ExpressionPtr BindExpressionText(std::string_view expression) {
  const std::string query = "RETURN " + std::string(expression) + " AS result";
  const BoundStatement statement = Bind(Parse(query, {}), ProcedureRegistry());
  const auto& clause = *statement.query.branches[0].clauses.back();
  return static_cast<const BoundProjection&>(clause).items[0].expression;
}

EvaluationContext MakeContext(const graph::View* view, const Value* parameters) {
  EvaluationContext context;
  context.view = view;
  context.parameters = parameters;
  context.statement_seconds = 1'437'514'832;
  context.statement_nanoseconds = 142'000'000;
  context.locals.resize(kLocalCountMax);
  return context;
}

std::string EvaluateText(std::string_view expression, const graph::View& view,
                         const Value& parameters) {
  try {
    const ExpressionPtr bound = BindExpressionText(expression);
    EvaluationContext context = MakeContext(&view, &parameters);
    QueryLimits limits;
    limits.memory_bytes_max = kMemoryBytesMax;
    context.limits = &limits;
    context.random_state = 1;
    RowBatch batch;
    batch.row_count = 3;
    const Value value = bound->Evaluate(RowRef{&batch, 0}, context);
    context.random_state = 1;
    std::vector<Value> values;
    bound->EvaluateBatch(batch, context, &values);
    EXPECT_EQ(values.size(), 3u) << expression;
    EXPECT_TRUE(Equivalent(values[0], value)) << expression << " differs for a batch";
    return ToCypherText(value);
  } catch (const Error& error) {
    return Describe(error);
  }
}

std::string EvaluateText(std::string_view expression, const Value& parameters) {
  static const auto graph = graph::Graph::Open(":memory:", {});
  return EvaluateText(expression, *graph->BeginRead(), parameters);
}

void CheckAll(const std::vector<ExpressionCase>& cases) {
  for (const auto& [expression, expected] : cases) {
    EXPECT_EQ(EvaluateText(expression), expected) << expression;
  }
}

}  // namespace wenmai::query
