// A parameter of the query: `$name`.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class ParameterExpression : public Expression {
 public:
  ParameterExpression(std::string parameter, SourcePlace place)
      : Expression(ExpressionKind::kParameter, place, kAnyType), name(std::move(parameter)) {}

  // Throws ParameterMissing if the execution was given no such parameter.
  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  void EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                     std::vector<Value>* results) const override;
  std::string ToString() const override { return "$" + name; }

  const std::string name;
};

}  // namespace wenmai::query
