// A variable: a column of the batch, or a local of an enclosing comprehension. A batch that has a column
// of a local, as a search makes one for the steps it tests, holds a value of the local for each row.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class VariableExpression : public Expression {
 public:
  VariableExpression(VariableId variable, std::string variable_name, bool local, TypeSet types,
                     SourcePlace place)
      : Expression(ExpressionKind::kVariable, place, types),
        id(variable),
        name(std::move(variable_name)),
        is_local(local) {}

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  void EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                     std::vector<Value>* results) const override;
  std::string ToString() const override;

  const VariableId id;
  const std::string name;
  const bool is_local;
};

// The column that `expression` names, or nullptr if it is not a variable or its column is absent.
const Column* ColumnOf(const Expression& expression, const RowBatch& batch);

}  // namespace wenmai::query
