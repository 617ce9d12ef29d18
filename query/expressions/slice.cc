#include "query/expressions/slice.h"

#include <algorithm>

#include "query/expressions/errors.h"
#include "query/expressions/rendering.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

// An index as a position within [0, size].
int64_t Position(const Value& index, int64_t size) {
  if (index.kind() != ValueKind::kInteger) {
    throw TypeError("ListElementAccessByNonInteger",
                    "a List is sliced by Integers, not " + WithArticle(index.kind()));
  }
  const int64_t position = index.integer();
  if (position >= 0) return std::min(position, size);
  return position < -size ? 0 : position + size;
}

Value Slice(const Value& list, const Value& from, const Value& to) {
  if (list.kind() != ValueKind::kList) {
    throw TypeError("InvalidArgumentType",
                    "only a List is sliced, not " + WithArticle(list.kind()));
  }
  const auto size = static_cast<int64_t>(list.list().size());
  const int64_t begin = Position(from, size), end = Position(to, size);
  if (begin >= end) return Value::MakeList({});
  return Value::MakeList(graph::List(list.list().begin() + begin, list.list().begin() + end));
}

}  // namespace

Value SliceExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  const Value list = base->Evaluate(row, context);
  const Value from_value = from ? from->Evaluate(row, context) : Value::Integer(0);
  const Value to_value = to ? to->Evaluate(row, context) : Value::Integer(INT64_MAX);
  if (list.is_null() || from_value.is_null() || to_value.is_null()) return Value();
  try {
    return Slice(list, from_value, to_value);
  } catch (const Error& error) {
    throw error.At(place().line, place().column);
  }
}

std::vector<const Expression*> SliceExpression::children() const {
  std::vector<const Expression*> children = {base.get()};
  if (from) children.push_back(from.get());
  if (to) children.push_back(to.get());
  return children;
}

std::string SliceExpression::ToString() const {
  return ToOperandText(*base) + "[" + (from ? from->ToString() : "") + ".." +
         (to ? to->ToString() : "") + "]";
}

ExpressionPtr MakeSlice(ExpressionPtr base, ExpressionPtr from, ExpressionPtr to,
                        SourcePlace place) {
  return std::make_shared<SliceExpression>(std::move(base), std::move(from), std::move(to), place);
}

}  // namespace wenmai::query
