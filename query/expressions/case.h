// CASE, with a subject (`CASE n.kind WHEN 'a' THEN 1 END`) or without one.
#pragma once

#include <utility>

#include "query/expressions/expression.h"

namespace wenmai::query {

class CaseExpression : public Expression {
 public:
  using Branches = std::vector<std::pair<ExpressionPtr, ExpressionPtr>>;  // WHEN, THEN

  // `subject` and `otherwise` may be null pointers.
  CaseExpression(ExpressionPtr subject, Branches branches, ExpressionPtr otherwise,
                 SourcePlace place, std::optional<VariableId> held);

  // Evaluates conditions in order and only the branch that is taken.
  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  std::vector<const Expression*> children() const override;
  std::string ToString() const override;

  const ExpressionPtr subject;
  const Branches branches;
  const ExpressionPtr otherwise;
  const std::optional<VariableId> held;  // the local from which conditions read the subject
};

}  // namespace wenmai::query
