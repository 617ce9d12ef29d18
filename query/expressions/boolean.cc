#include "query/expressions/boolean.h"

#include "query/expressions/errors.h"

namespace wenmai::query {

Truth BooleanOperand(const Value& value) {
  if (value.is_null()) return Truth::kUnknown;
  if (value.kind() != graph::ValueKind::kBoolean) {
    throw TypeError("InvalidArgumentType",
                    "a logical operator expects a Boolean, not " + WithArticle(value.kind()));
  }
  return ToTruth(value.boolean());
}

Truth And(Truth left, Truth right) {
  if (left == Truth::kFalse || right == Truth::kFalse) return Truth::kFalse;
  if (left == Truth::kUnknown || right == Truth::kUnknown) return Truth::kUnknown;
  return Truth::kTrue;
}

Truth Or(Truth left, Truth right) { return Not(And(Not(left), Not(right))); }

Truth Xor(Truth left, Truth right) {
  if (left == Truth::kUnknown || right == Truth::kUnknown) return Truth::kUnknown;
  return ToTruth(left != right);
}

Truth ApplyBoolean(BinaryOperator op, Truth left, Truth right) {
  switch (op) {
    case BinaryOperator::kAnd:
      return And(left, right);
    case BinaryOperator::kOr:
      return Or(left, right);
    default:
      return Xor(left, right);
  }
}

}  // namespace wenmai::query
