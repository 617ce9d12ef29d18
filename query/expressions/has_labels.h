// `n:Person`, `n:A|B`, `r:KNOWS`: whether a node's labels (a relationship's type) meet an
// expression.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class HasLabelsExpression : public Expression {
 public:
  // Throws SyntaxError InvalidArgumentType if `base` can be neither node nor relationship.
  HasLabelsExpression(ExpressionPtr base, LabelExpressionPtr labels, SourcePlace place);

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  void EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                     std::vector<Value>* results) const override;
  std::vector<const Expression*> children() const override { return {base.get()}; }
  std::string ToString() const override;

  const ExpressionPtr base;
  const LabelExpressionPtr labels;
};

// Cypher-like text without the leading colon: `A&(B|!C)`.
std::string ToString(const LabelExpression& labels);

}  // namespace wenmai::query
