#include "query/expressions/batch_operand.h"

#include "query/expressions/variable.h"

namespace wenmai::query {

BatchOperand::BatchOperand(const Expression& expression, const RowBatch& batch,
                           EvaluationContext& context, std::vector<Value>* storage)
    : batch_(batch) {
  if (IsConstant(expression)) {
    constant_ = expression.Evaluate(RowRef{}, context);
    return;
  }
  const Column* column = ColumnOf(expression, batch);
  if (column != nullptr && column->layout() == Column::Layout::kValues) {
    values_ = &column->values();
    is_column_ = true;
    return;
  }
  expression.EvaluateBatch(batch, context, storage);
  values_ = storage;
}

bool IsConstant(const Expression& expression) {
  return expression.kind() == ExpressionKind::kLiteral ||
         expression.kind() == ExpressionKind::kParameter;
}

}  // namespace wenmai::query
