// `all(x IN list WHERE …)`, `any`, `none`, `single`, in three-valued logic.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class QuantifierExpression : public Expression {
 public:
  // `where` may be a null pointer: then the elements themselves are the conditions. Throws
  // SyntaxError InvalidArgumentType if `list` cannot be a list or `where` not a Boolean.
  QuantifierExpression(QuantifierKind quantifier, VariableId local, ExpressionPtr list,
                       ExpressionPtr where, SourcePlace place);

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  std::vector<const Expression*> children() const override;
  std::string ToString() const override;

  const QuantifierKind quantifier;
  const VariableId local;
  const ExpressionPtr list, where;
};

}  // namespace wenmai::query
