#include "query/expressions/is_null.h"

#include "query/expressions/batch_operand.h"
#include "query/expressions/rendering.h"

namespace wenmai::query {

Value IsNullExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  return Value::Boolean(operand->Evaluate(row, context).is_null() != is_negated);
}

void IsNullExpression::EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                                     std::vector<Value>* results) const {
  const BatchOperand values(*operand, batch, context, results);
  const size_t count = batch.live_count();
  results->resize(count);
  for (size_t i = 0; i < count; ++i) {
    (*results)[i] = Value::Boolean(values[i].is_null() != is_negated);
  }
}

std::string IsNullExpression::ToString() const {
  return ToOperandText(*operand) + (is_negated ? " IS NOT NULL" : " IS NULL");
}

ExpressionPtr MakeIsNull(ExpressionPtr operand, bool is_negated, SourcePlace place) {
  return std::make_shared<IsNullExpression>(std::move(operand), is_negated, place);
}

}  // namespace wenmai::query
