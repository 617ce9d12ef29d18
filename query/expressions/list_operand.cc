#include "query/expressions/list_operand.h"

#include "query/expressions/errors.h"

namespace wenmai::query {

using graph::ValueKind;

void RequireListType(const Expression& list) {
  if ((list.types() & (TypeBit(ValueKind::kList) | TypeBit(ValueKind::kNull))) == 0) {
    throw CompileTypeError("a List is expected here").At(list.place().line, list.place().column);
  }
}

Value EvaluateList(const Expression& list, const RowRef& row, EvaluationContext& context) {
  Value value = list.Evaluate(row, context);
  if (!value.is_null() && value.kind() != ValueKind::kList) {
    throw TypeError("InvalidArgumentType",
                    "a List is expected here, not " + WithArticle(value.kind()))
        .At(list.place().line, list.place().column);
  }
  return value;
}

}  // namespace wenmai::query
