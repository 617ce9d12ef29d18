// A constant: `1`, `'text'`, `[1, 2]`, `null`.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class LiteralExpression : public Expression {
 public:
  LiteralExpression(Value literal, SourcePlace place);

  Value Evaluate(const RowRef&, EvaluationContext&) const override { return value; }
  void EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                     std::vector<Value>* results) const override;
  std::string ToString() const override;

  const Value value;
};

// The value of a literal, or nullptr if `expression` is none.
const Value* LiteralValue(const Expression& expression);

}  // namespace wenmai::query
