#include "query/expressions/variable.h"

#include "query/expressions/evaluation_context.h"
#include "query/expressions/rendering.h"

namespace wenmai::query {

namespace {

bool HasColumn(const RowBatch& batch, VariableId id) {
  return id < batch.columns.size() && !batch.columns[id].is_absent();
}

}  // namespace

Value VariableExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  if (is_local && (row.batch == nullptr || !HasColumn(*row.batch, id))) return context.locals[id];
  return row.batch->columns[id].Get(row.row);
}

void VariableExpression::EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                                       std::vector<Value>* results) const {
  const size_t count = batch.live_count();
  if (is_local && !HasColumn(batch, id)) {
    results->assign(count, context.locals[id]);
    return;
  }
  const Column& column = batch.columns[id];
  if (column.layout() == Column::Layout::kValues && !batch.is_filtered) {
    results->assign(column.values().begin(), column.values().begin() + count);
    return;
  }
  results->resize(count);
  for (size_t i = 0; i < count; ++i) (*results)[i] = column.Get(batch.live_row(i));
}

std::string VariableExpression::ToString() const { return ToNameText(name); }

const Column* ColumnOf(const Expression& expression, const RowBatch& batch) {
  if (expression.kind() != ExpressionKind::kVariable) return nullptr;
  const VariableId id = static_cast<const VariableExpression&>(expression).id;
  return HasColumn(batch, id) ? &batch.columns[id] : nullptr;
}

ExpressionPtr MakeVariable(VariableId id, std::string name, bool is_local, TypeSet types,
                           SourcePlace place) {
  return std::make_shared<VariableExpression>(id, std::move(name), is_local, types, place);
}

}  // namespace wenmai::query
