// Every operator with two operands. What each operator means stands in boolean.h, comparison.h,
// arithmetic.h and string_predicate.h; this class evaluates the operands.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

class BinaryExpression : public Expression {
 public:
  // Throws SyntaxError InvalidArgumentType if the operator accepts no types of the operands.
  BinaryExpression(BinaryOperator op, ExpressionPtr left, ExpressionPtr right, SourcePlace place);

  // AND and OR do not evaluate `right` where `left` decides.
  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  void EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                     std::vector<Value>* results) const override;
  std::vector<const Expression*> children() const override { return {left.get(), right.get()}; }
  std::string ToString() const override;

  const BinaryOperator op;
  const ExpressionPtr left, right;

 private:
  bool CompareProperty(const RowBatch& batch, EvaluationContext& context,
                       std::vector<Value>* results) const;
  void EvaluateBooleanBatch(const RowBatch& batch, EvaluationContext& context,
                            std::vector<Value>* results) const;
  void EvaluateInBatch(const RowBatch& batch, EvaluationContext& context,
                       std::vector<Value>* results) const;
};

// The result of any operator but AND, OR and XOR.
Value ApplyBinary(BinaryOperator op, const Value& left, const Value& right);

std::string_view BinaryOperatorSymbol(BinaryOperator op);

}  // namespace wenmai::query
