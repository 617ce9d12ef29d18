// `x IS :: INTEGER`, `x IS NOT :: LIST<STRING>`. Never null: a null is of every type that is not
// NOT NULL.
#pragma once

#include "query/expressions/value_type.h"

namespace wenmai::query {

class IsTypedExpression : public Expression {
 public:
  IsTypedExpression(ExpressionPtr operand_expression, ValueTypePtr value_type, bool negated,
                    SourcePlace place)
      : Expression(ExpressionKind::kIsTyped, place, TypeBit(graph::ValueKind::kBoolean)),
        operand(std::move(operand_expression)),
        type(std::move(value_type)),
        is_negated(negated) {}

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  std::vector<const Expression*> children() const override { return {operand.get()}; }
  std::string ToString() const override;

  const ExpressionPtr operand;
  const ValueTypePtr type;
  const bool is_negated;
};

}  // namespace wenmai::query
