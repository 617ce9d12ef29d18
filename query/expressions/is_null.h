// `x IS NULL`, `x IS NOT NULL`.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class IsNullExpression : public Expression {
 public:
  IsNullExpression(ExpressionPtr operand_expression, bool negated, SourcePlace place)
      : Expression(ExpressionKind::kIsNull, place, TypeBit(graph::ValueKind::kBoolean)),
        operand(std::move(operand_expression)),
        is_negated(negated) {}

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  void EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                     std::vector<Value>* results) const override;
  std::vector<const Expression*> children() const override { return {operand.get()}; }
  std::string ToString() const override;

  const ExpressionPtr operand;
  const bool is_negated;
};

}  // namespace wenmai::query
