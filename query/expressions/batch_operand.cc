#include "query/expressions/batch_operand.h"

#include <algorithm>

#include "query/expressions/function_call.h"
#include "query/expressions/variable.h"
#include "query/functions/function.h"

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
  switch (expression.kind()) {
    case ExpressionKind::kLiteral:
    case ExpressionKind::kParameter:
      return true;
    case ExpressionKind::kFunctionCall: {
      const auto& call = static_cast<const FunctionCallExpression&>(expression);
      return call.function->is_deterministic &&
             std::all_of(call.arguments.begin(), call.arguments.end(),
                         [](const ExpressionPtr& argument) { return IsConstant(*argument); });
    }
    default:
      return false;
  }
}

}  // namespace wenmai::query
