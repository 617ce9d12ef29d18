// A list: `[a, b + 1]`. A list of literals becomes a literal.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class ListExpression : public Expression {
 public:
  ListExpression(std::vector<ExpressionPtr> list_elements, SourcePlace place)
      : Expression(ExpressionKind::kList, place, TypeBit(graph::ValueKind::kList)),
        elements(std::move(list_elements)) {}

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  std::vector<const Expression*> children() const override;
  std::string ToString() const override;

  const std::vector<ExpressionPtr> elements;
};

}  // namespace wenmai::query
