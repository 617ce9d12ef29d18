// `list[from..to]`; a bound that is left out is the list's own.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class SliceExpression : public Expression {
 public:
  // `from` and `to` may be null pointers.
  SliceExpression(ExpressionPtr base_expression, ExpressionPtr from_expression,
                  ExpressionPtr to_expression, SourcePlace place)
      : Expression(ExpressionKind::kSlice, place,
                   TypeBit(graph::ValueKind::kList) | TypeBit(graph::ValueKind::kNull)),
        base(std::move(base_expression)),
        from(std::move(from_expression)),
        to(std::move(to_expression)) {}

  // Null if the list or a bound is null. Indexes behave as in subscripts and are cut to the list.
  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  std::vector<const Expression*> children() const override;
  std::string ToString() const override;

  const ExpressionPtr base, from, to;
};

}  // namespace wenmai::query
