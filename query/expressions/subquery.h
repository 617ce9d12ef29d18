// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`, pattern predicates and pattern comprehensions: a
// query that runs once for each row of the outer one.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class SubqueryExpression : public Expression {
 public:
  SubqueryExpression(SubqueryKind kind, std::shared_ptr<const BoundQuery> query, SourcePlace place);

  // REQUIRES: context.subqueries is set.
  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  std::string ToString() const override;

  const SubqueryKind subquery_kind;
  const std::shared_ptr<const BoundQuery> query;
};

}  // namespace wenmai::query
