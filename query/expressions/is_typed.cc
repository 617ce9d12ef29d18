#include "query/expressions/is_typed.h"

#include "query/expressions/rendering.h"

namespace wenmai::query {

Value IsTypedExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  return Value::Boolean(type->Holds(operand->Evaluate(row, context)) != is_negated);
}

std::string IsTypedExpression::ToString() const {
  return ToOperandText(*operand) + (is_negated ? " IS NOT :: " : " IS :: ") + type->text;
}

ExpressionPtr MakeIsTyped(ExpressionPtr operand, ValueTypePtr type, bool is_negated,
                          SourcePlace place) {
  return std::make_shared<IsTypedExpression>(std::move(operand), std::move(type), is_negated,
                                             place);
}

}  // namespace wenmai::query
