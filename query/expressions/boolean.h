// Three-valued AND, OR and XOR.
#pragma once

#include "query/expressions/comparison.h"
#include "query/expressions/expression.h"

namespace wenmai::query {

// Throws TypeError InvalidArgumentType unless `value` is a Boolean or null.
Truth BooleanOperand(const Value& value);

Truth And(Truth left, Truth right);
Truth Or(Truth left, Truth right);
Truth Xor(Truth left, Truth right);

// Whether `left` alone decides the result of `op`. REQUIRES: `op` is kOr, kXor or kAnd.
inline bool IsDecided(BinaryOperator op, Truth left) {
  return (op == BinaryOperator::kAnd && left == Truth::kFalse) ||
         (op == BinaryOperator::kOr && left == Truth::kTrue);
}
Truth ApplyBoolean(BinaryOperator op, Truth left, Truth right);

}  // namespace wenmai::query
