// `list[index]`, `map[key]`, `node[key]`.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class SubscriptExpression : public Expression {
 public:
  SubscriptExpression(ExpressionPtr base_expression, ExpressionPtr index_expression,
                      SourcePlace place)
      : Expression(ExpressionKind::kSubscript, place,
                   ElementTypes(*base_expression) | TypeBit(graph::ValueKind::kNull)),
        base(std::move(base_expression)),
        index(std::move(index_expression)) {}

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  std::vector<const Expression*> children() const override { return {base.get(), index.get()}; }
  std::string ToString() const override;

  const ExpressionPtr base, index;
};

}  // namespace wenmai::query
