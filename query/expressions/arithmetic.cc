#include "query/expressions/arithmetic.h"

#include <cmath>

#include "query/expressions/errors.h"
#include "query/expressions/rendering.h"
#include "query/temporal/arithmetic.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

bool IsNumber(ValueKind kind) { return kind == ValueKind::kInteger || kind == ValueKind::kFloat; }
bool IsInstant(ValueKind kind) { return kind >= ValueKind::kDate && kind <= ValueKind::kDateTime; }
bool IsDuration(ValueKind kind) { return kind == ValueKind::kDuration; }

TypeSet NumberType(ValueKind left, ValueKind right) {
  const bool are_integers = left == ValueKind::kInteger && right == ValueKind::kInteger;
  return TypeBit(are_integers ? ValueKind::kInteger : ValueKind::kFloat);
}

// A string takes numbers, other strings and temporal values; not booleans or structures.
bool Concatenates(ValueKind kind) {
  return kind == ValueKind::kString || IsNumber(kind) || IsInstant(kind) || IsDuration(kind);
}

TypeSet AddType(ValueKind left, ValueKind right) {
  if (left == ValueKind::kList || right == ValueKind::kList) return TypeBit(ValueKind::kList);
  if (IsNumber(left) && IsNumber(right)) return NumberType(left, right);
  if (left == ValueKind::kString || right == ValueKind::kString) {
    return Concatenates(left) && Concatenates(right) ? TypeBit(ValueKind::kString) : 0;
  }
  if (IsDuration(left) && (IsInstant(right) || IsDuration(right))) return TypeBit(right);
  if (IsInstant(left) && IsDuration(right)) return TypeBit(left);
  return 0;
}

// The type that `op` gives for two non-null kinds, 0 if it does not accept them.
TypeSet ResultType(BinaryOperator op, ValueKind left, ValueKind right) {
  const bool are_numbers = IsNumber(left) && IsNumber(right);
  switch (op) {
    case BinaryOperator::kAdd:
      return AddType(left, right);
    case BinaryOperator::kSubtract:
      if ((IsInstant(left) || IsDuration(left)) && IsDuration(right)) return TypeBit(left);
      return are_numbers ? NumberType(left, right) : 0;
    case BinaryOperator::kMultiply:
      if ((IsDuration(left) && IsNumber(right)) || (IsNumber(left) && IsDuration(right))) {
        return TypeBit(ValueKind::kDuration);
      }
      return are_numbers ? NumberType(left, right) : 0;
    case BinaryOperator::kDivide:
      if (IsDuration(left) && IsNumber(right)) return TypeBit(ValueKind::kDuration);
      return are_numbers ? NumberType(left, right) : 0;
    case BinaryOperator::kPower:
      return are_numbers ? TypeBit(ValueKind::kFloat) : 0;
    case BinaryOperator::kConcatenate: {
      const bool is_joinable = left == ValueKind::kString || left == ValueKind::kList;
      return left == right && is_joinable ? TypeBit(left) : 0;
    }
    default:
      return are_numbers ? NumberType(left, right) : 0;
  }
}

Error Overflow(std::string_view symbol, int64_t left, int64_t right) {
  return ArithmeticError("IntegerOverflow", "the result of " + std::to_string(left) + " " +
                                                std::string(symbol) + " " + std::to_string(right) +
                                                " does not fit into 64 bits");
}

int64_t DivideIntegers(BinaryOperator op, int64_t left, int64_t right) {
  if (right == 0) throw ArithmeticError("DivisionByZero", "division by zero");
  if (right == -1) {  // the one quotient that overflows, and traps
    if (op == BinaryOperator::kModulo) return 0;
    if (left == INT64_MIN) throw Overflow("/", left, right);
  }
  return op == BinaryOperator::kDivide ? left / right : left % right;
}

Value ApplyIntegers(BinaryOperator op, int64_t left, int64_t right) {
  int64_t result = 0;
  switch (op) {
    case BinaryOperator::kAdd:
      return Value::Integer(AddIntegers(left, right));
    case BinaryOperator::kSubtract:
      if (__builtin_sub_overflow(left, right, &result)) throw Overflow("-", left, right);
      return Value::Integer(result);
    case BinaryOperator::kMultiply:
      if (__builtin_mul_overflow(left, right, &result)) throw Overflow("*", left, right);
      return Value::Integer(result);
    case BinaryOperator::kPower:
      return Value::Float(std::pow(static_cast<double>(left), static_cast<double>(right)));
    default:
      return Value::Integer(DivideIntegers(op, left, right));
  }
}

Value ApplyFloats(BinaryOperator op, double left, double right) {
  switch (op) {
    case BinaryOperator::kAdd:
      return Value::Float(left + right);
    case BinaryOperator::kSubtract:
      return Value::Float(left - right);
    case BinaryOperator::kMultiply:
      return Value::Float(left * right);
    case BinaryOperator::kDivide:
      return Value::Float(left / right);
    case BinaryOperator::kModulo:
      return Value::Float(std::fmod(left, right));
    default:
      return Value::Float(std::pow(left, right));
  }
}

Value ConcatenateLists(const Value& left, const Value& right) {
  graph::List elements;
  auto append = [&elements](const Value& value) {
    if (value.kind() == ValueKind::kList) {
      elements.insert(elements.end(), value.list().begin(), value.list().end());
    } else {
      elements.push_back(value);
    }
  };
  append(left);
  append(right);
  return Value::MakeList(std::move(elements));
}

Value ApplyDuration(BinaryOperator op, const Value& left, const Value& right) {
  if (left.is_number()) return ApplyDuration(op, right, left);  // number * duration
  const graph::Duration& duration = left.duration();
  switch (op) {
    case BinaryOperator::kMultiply:
      return Value::MakeDuration(temporal::Multiply(duration, right.number()));
    case BinaryOperator::kDivide:
      return Value::MakeDuration(temporal::Divide(duration, right.number()));
    case BinaryOperator::kSubtract:
      return Value::MakeDuration(temporal::Add(duration, temporal::Negate(right.duration())));
    default:
      break;
  }
  if (right.kind() != ValueKind::kDuration) return temporal::AddDuration(right, duration);
  return Value::MakeDuration(temporal::Add(duration, right.duration()));
}

std::string_view Symbol(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::kAdd:
      return "+";
    case BinaryOperator::kSubtract:
      return "-";
    case BinaryOperator::kMultiply:
      return "*";
    case BinaryOperator::kDivide:
      return "/";
    case BinaryOperator::kModulo:
      return "%";
    case BinaryOperator::kConcatenate:
      return "||";
    default:
      return "^";
  }
}

}  // namespace

TypeSet ArithmeticTypes(BinaryOperator op, TypeSet left, TypeSet right) {
  constexpr TypeSet kNullType = TypeBit(ValueKind::kNull);
  TypeSet types = (left | right) & kNullType;
  for (int i = 1; i < 16; ++i) {
    if ((left >> i & 1) == 0) continue;
    for (int j = 1; j < 16; ++j) {
      if ((right >> j & 1) == 0) continue;
      types |= ResultType(op, static_cast<ValueKind>(i), static_cast<ValueKind>(j));
    }
  }
  return types;
}

Value ApplyArithmetic(BinaryOperator op, const Value& left, const Value& right) {
  if (left.is_null() || right.is_null()) return Value();
  if (left.is_number() && right.is_number() && op != BinaryOperator::kConcatenate) {
    if (left.kind() == ValueKind::kInteger && right.kind() == ValueKind::kInteger) {
      return ApplyIntegers(op, left.integer(), right.integer());
    }
    return ApplyFloats(op, left.number(), right.number());
  }
  const TypeSet type = ResultType(op, left.kind(), right.kind());
  if (type == 0) {
    throw TypeError("InvalidArgumentType", std::string(Symbol(op)) + " does not take " +
                                               WithArticle(left.kind()) + " and " +
                                               WithArticle(right.kind()));
  }
  if (type == TypeBit(ValueKind::kList)) return ConcatenateLists(left, right);
  if (type == TypeBit(ValueKind::kString)) return Value::String(ToText(left) + ToText(right));
  if (IsInstant(left.kind())) {
    return temporal::AddDuration(
        left, op == BinaryOperator::kAdd ? right.duration() : temporal::Negate(right.duration()));
  }
  return ApplyDuration(op, left, right);
}

Value Negate(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kInteger:
      if (value.integer() == INT64_MIN) throw Overflow("-", 0, value.integer());
      return Value::Integer(-value.integer());
    case ValueKind::kFloat:
      return Value::Float(-value.floating());
    case ValueKind::kDuration:
      return Value::MakeDuration(temporal::Negate(value.duration()));
    default:
      return Plus(value);
  }
}

Value Plus(const Value& value) {
  if (!value.is_null() && !value.is_number() && value.kind() != ValueKind::kDuration) {
    throw TypeError("InvalidArgumentType",
                    "a sign expects a number or a Duration, not " + WithArticle(value.kind()));
  }
  return value;
}

int64_t AddIntegers(int64_t left, int64_t right) {
  int64_t result = 0;
  if (__builtin_add_overflow(left, right, &result)) throw Overflow("+", left, right);
  return result;
}

}  // namespace wenmai::query
