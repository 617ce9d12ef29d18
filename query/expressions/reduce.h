// `reduce(total = 0, x IN list | total + x)`.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class ReduceExpression : public Expression {
 public:
  // Throws SyntaxError InvalidArgumentType if `list` cannot be a list.
  ReduceExpression(VariableId accumulator, ExpressionPtr initial, VariableId local,
                   ExpressionPtr list, ExpressionPtr step, SourcePlace place);

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  std::vector<const Expression*> children() const override {
    return {initial.get(), list.get(), step.get()};
  }
  std::string ToString() const override;

  const VariableId accumulator;
  const ExpressionPtr initial;
  const VariableId local;
  const ExpressionPtr list, step;
};

}  // namespace wenmai::query
