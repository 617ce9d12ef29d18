#include "query/expressions/reduce.h"

#include "query/expressions/evaluation_context.h"
#include "query/expressions/list_operand.h"
#include "query/expressions/rendering.h"

namespace wenmai::query {

ReduceExpression::ReduceExpression(VariableId accumulator_variable,
                                   ExpressionPtr initial_expression, VariableId local_variable,
                                   ExpressionPtr list_expression, ExpressionPtr step_expression,
                                   SourcePlace place)
    : Expression(ExpressionKind::kReduce, place,
                 initial_expression->types() | step_expression->types() |
                     (list_expression->types() & TypeBit(graph::ValueKind::kNull))),
      accumulator(accumulator_variable),
      initial(std::move(initial_expression)),
      local(local_variable),
      list(std::move(list_expression)),
      step(std::move(step_expression)) {
  RequireListType(*list);
}

Value ReduceExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  const Value values = EvaluateList(*list, row, context);
  if (values.is_null()) return Value();
  Value result = initial->Evaluate(row, context);
  for (const Value& element : values.list()) {
    context.CheckLimits();
    context.locals[accumulator] = std::move(result);
    context.locals[local] = element;
    result = step->Evaluate(row, context);
  }
  return result;
}

std::string ReduceExpression::ToString() const {
  return "reduce(" + LocalName(accumulator, *this) + " = " + initial->ToString() + ", " +
         LocalName(local, *this) + " IN " + list->ToString() + " | " + step->ToString() + ")";
}

ExpressionPtr MakeReduce(VariableId accumulator, ExpressionPtr initial, VariableId local,
                         ExpressionPtr list, ExpressionPtr step, SourcePlace place) {
  return std::make_shared<ReduceExpression>(accumulator, std::move(initial), local, std::move(list),
                                            std::move(step), place);
}

}  // namespace wenmai::query
