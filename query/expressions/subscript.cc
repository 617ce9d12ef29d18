#include "query/expressions/subscript.h"

#include "query/expressions/errors.h"
#include "query/expressions/property.h"
#include "query/expressions/rendering.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

// Negative indexes count from the end; outside of the list there is null.
Value ElementAt(const graph::List& list, const Value& index) {
  if (index.kind() != ValueKind::kInteger) {
    throw TypeError("ListElementAccessByNonInteger",
                    "a List is indexed by an Integer, not " + WithArticle(index.kind()));
  }
  const auto size = static_cast<int64_t>(list.size());
  const int64_t position = index.integer();
  if (position < -size || position >= size) return Value();
  return list[static_cast<size_t>(position < 0 ? position + size : position)];
}

Value Subscript(const Value& base, const Value& index, EvaluationContext& context) {
  if (base.is_null() || index.is_null()) return Value();
  switch (base.kind()) {
    case ValueKind::kList:
      return ElementAt(base.list(), index);
    case ValueKind::kMap:
    case ValueKind::kNode:
    case ValueKind::kRelationship:
      if (index.kind() != ValueKind::kString) {
        throw TypeError(
            "MapElementAccessByNonString",
            WithArticle(base.kind()) + " is indexed by a String, not " + WithArticle(index.kind()));
      }
      return PropertyOf(base, index.string(), context);
    default:
      throw TypeError("InvalidArgumentType", WithArticle(base.kind()) + " has no elements");
  }
}

}  // namespace

Value SubscriptExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  const Value base_value = base->Evaluate(row, context);
  const Value index_value = index->Evaluate(row, context);
  try {
    return Subscript(base_value, index_value, context);
  } catch (const Error& error) {
    throw error.At(place().line, place().column);
  }
}

std::string SubscriptExpression::ToString() const {
  return ToOperandText(*base) + "[" + index->ToString() + "]";
}

ExpressionPtr MakeSubscript(ExpressionPtr base, ExpressionPtr index, SourcePlace place) {
  return std::make_shared<SubscriptExpression>(std::move(base), std::move(index), place);
}

}  // namespace wenmai::query
