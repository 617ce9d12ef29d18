#include "query/expressions/list_comprehension.h"

#include "query/expressions/boolean.h"
#include "query/expressions/evaluation_context.h"
#include "query/expressions/list_operand.h"
#include "query/expressions/rendering.h"

namespace wenmai::query {

ListComprehensionExpression::ListComprehensionExpression(VariableId local_variable,
                                                         ExpressionPtr list_expression,
                                                         ExpressionPtr where_expression,
                                                         ExpressionPtr projection_expression,
                                                         SourcePlace place)
    : Expression(ExpressionKind::kListComprehension, place,
                 TypeBit(graph::ValueKind::kList) |
                     (list_expression->types() & TypeBit(graph::ValueKind::kNull))),
      local(local_variable),
      list(std::move(list_expression)),
      where(std::move(where_expression)),
      projection(std::move(projection_expression)) {
  RequireListType(*list);
}

Value ListComprehensionExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  const Value values = EvaluateList(*list, row, context);
  if (values.is_null()) return Value();
  graph::List results;
  for (const Value& element : values.list()) {
    context.CheckLimits();
    context.locals[local] = element;
    if (where && BooleanOperand(where->Evaluate(row, context)) != Truth::kTrue) continue;
    results.push_back(projection ? projection->Evaluate(row, context) : element);
  }
  return context.Checked(Value::MakeList(std::move(results)));
}

std::vector<const Expression*> ListComprehensionExpression::children() const {
  std::vector<const Expression*> children = {list.get()};
  if (where) children.push_back(where.get());
  if (projection) children.push_back(projection.get());
  return children;
}

std::string ListComprehensionExpression::ToString() const {
  std::string text = "[" + LocalName(local, *this) + " IN " + list->ToString();
  if (where) text += " WHERE " + where->ToString();
  if (projection) text += " | " + projection->ToString();
  return text + "]";
}

ExpressionPtr MakeListComprehension(VariableId local, ExpressionPtr list, ExpressionPtr where,
                                    ExpressionPtr projection, SourcePlace place) {
  return std::make_shared<ListComprehensionExpression>(local, std::move(list), std::move(where),
                                                       std::move(projection), place);
}

}  // namespace wenmai::query
