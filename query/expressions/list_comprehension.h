// `[x IN list WHERE x > 1 | x * 2]`.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class ListComprehensionExpression : public Expression {
 public:
  // `where` and `projection` may be null pointers. Throws SyntaxError InvalidArgumentType if `list`
  // cannot be a list.
  ListComprehensionExpression(VariableId local, ExpressionPtr list, ExpressionPtr where,
                              ExpressionPtr projection, SourcePlace place);

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  std::vector<const Expression*> children() const override;
  std::string ToString() const override;

  const VariableId local;
  const ExpressionPtr list, where, projection;
};

}  // namespace wenmai::query
