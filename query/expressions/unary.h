// `NOT x`, `-x`, `+x`.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class UnaryExpression : public Expression {
 public:
  // Throws SyntaxError InvalidArgumentType if the operator accepts no type of `operand`.
  UnaryExpression(UnaryOperator op, ExpressionPtr operand, SourcePlace place);

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  void EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                     std::vector<Value>* results) const override;
  std::vector<const Expression*> children() const override { return {operand.get()}; }
  std::string ToString() const override;

  const UnaryOperator op;
  const ExpressionPtr operand;

 private:
  Value Apply(const Value& value) const;
};

}  // namespace wenmai::query
