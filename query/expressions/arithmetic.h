// The arithmetic operators over numbers, strings, lists and temporal values.
#pragma once

#include "query/expressions/expression.h"

namespace wenmai::query {

// The types that `op` may give for operands of these types; 0 if it accepts none of them together.
// REQUIRES: `op` is arithmetic, here and below.
TypeSet ArithmeticTypes(BinaryOperator op, TypeSet left, TypeSet right);

// Null if an operand is null. Throws TypeError InvalidArgumentType for types that do not go
// together, ArithmeticError for an integer that overflows and for division of an integer by zero.
Value ApplyArithmetic(BinaryOperator op, const Value& left, const Value& right);

// Unary minus and plus.
Value Negate(const Value& value);
Value Plus(const Value& value);

// For sums outside of operators; throws ArithmeticError IntegerOverflow.
int64_t AddIntegers(int64_t left, int64_t right);

}  // namespace wenmai::query
