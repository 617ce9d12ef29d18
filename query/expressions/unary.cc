#include "query/expressions/unary.h"

#include "query/expressions/arithmetic.h"
#include "query/expressions/boolean.h"
#include "query/expressions/errors.h"
#include "query/expressions/literal.h"
#include "query/expressions/rendering.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

constexpr TypeSet kNullType = TypeBit(ValueKind::kNull);
constexpr TypeSet kNotTypes = kNullType | TypeBit(ValueKind::kBoolean);
constexpr TypeSet kSignTypes = kNullType | TypeBit(ValueKind::kInteger) |
                               TypeBit(ValueKind::kFloat) | TypeBit(ValueKind::kDuration);

TypeSet UnaryTypes(UnaryOperator op, const Expression& operand) {
  const TypeSet accepted = op == UnaryOperator::kNot ? kNotTypes : kSignTypes;
  if ((operand.types() & accepted) == 0) {
    throw CompileTypeError(op == UnaryOperator::kNot ? "NOT expects a Boolean"
                                                     : "a sign expects a number or a Duration")
        .At(operand.place().line, operand.place().column);
  }
  return operand.types() & accepted;
}

bool IsNumberLiteral(const Expression& expression) {
  const Value* literal = LiteralValue(expression);
  return literal != nullptr && literal->is_number();
}

}  // namespace

UnaryExpression::UnaryExpression(UnaryOperator unary_operator, ExpressionPtr operand_expression,
                                 SourcePlace place)
    : Expression(ExpressionKind::kUnary, place, UnaryTypes(unary_operator, *operand_expression)),
      op(unary_operator),
      operand(std::move(operand_expression)) {}

Value UnaryExpression::Apply(const Value& value) const {
  try {
    switch (op) {
      case UnaryOperator::kNot:
        return ToValue(Not(BooleanOperand(value)));
      case UnaryOperator::kMinus:
        return Negate(value);
      case UnaryOperator::kPlus:
        return Plus(value);
    }
  } catch (const Error& error) {
    throw error.At(place().line, place().column);
  }
  return Value();
}

Value UnaryExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  return Apply(operand->Evaluate(row, context));
}

void UnaryExpression::EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                                    std::vector<Value>* results) const {
  operand->EvaluateBatch(batch, context, results);
  for (Value& value : *results) value = Apply(value);
}

std::string UnaryExpression::ToString() const {
  const std::string text = ToOperandText(*operand);
  switch (op) {
    case UnaryOperator::kNot:
      return "NOT " + text;
    case UnaryOperator::kMinus:
      return "-" + text;
    case UnaryOperator::kPlus:
      return "+" + text;
  }
  return text;
}

ExpressionPtr MakeUnary(UnaryOperator op, ExpressionPtr operand, SourcePlace place) {
  auto expression = std::make_shared<UnaryExpression>(op, operand, place);
  const bool overflows =  // stays an expression, which raises the error when it is evaluated
      LiteralValue(*operand) != nullptr && *LiteralValue(*operand) == Value::Integer(INT64_MIN);
  if (op != UnaryOperator::kNot && IsNumberLiteral(*operand) && !overflows) {
    const Value& value = *LiteralValue(*operand);
    return MakeLiteral(op == UnaryOperator::kMinus ? Negate(value) : value, place);
  }
  return expression;
}

}  // namespace wenmai::query
