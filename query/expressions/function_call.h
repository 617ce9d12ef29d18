// A call of a scalar function: `toUpper(n.name)`.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class FunctionCallExpression : public Expression {
 public:
  // Throws SyntaxError InvalidArgumentType if the function accepts no type of an argument.
  FunctionCallExpression(const Function* function, std::vector<ExpressionPtr> arguments,
                         SourcePlace place);

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  void EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                     std::vector<Value>* results) const override;
  std::vector<const Expression*> children() const override;
  std::string ToString() const override;

  const Function* const function;
  const std::vector<ExpressionPtr> arguments;

 private:
  Value Call(const std::vector<Value>& values, EvaluationContext& context) const;
};

}  // namespace wenmai::query
