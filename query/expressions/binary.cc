#include "query/expressions/binary.h"

#include "query/expressions/arithmetic.h"
#include "query/expressions/batch_operand.h"
#include "query/expressions/boolean.h"
#include "query/expressions/comparison.h"
#include "query/expressions/errors.h"
#include "query/expressions/evaluation_context.h"
#include "query/expressions/membership.h"
#include "query/expressions/property_comparison.h"
#include "query/expressions/rendering.h"
#include "query/expressions/static_type.h"
#include "query/expressions/string_predicate.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

constexpr TypeSet kNullType = TypeBit(ValueKind::kNull);
constexpr TypeSet kTruthTypes = TypeBit(ValueKind::kBoolean) | kNullType;

bool IsBoolean(BinaryOperator op) { return op <= BinaryOperator::kAnd; }
bool IsArithmetic(BinaryOperator op) {
  return op >= BinaryOperator::kAdd && op <= BinaryOperator::kConcatenate;
}

TypeSet BinaryTypes(BinaryOperator op, const Expression& left, const Expression& right,
                    SourcePlace place) {
  auto refuse = [place](const std::string& message) {
    throw CompileTypeError(message).At(place.line, place.column);
  };
  const std::string symbol(BinaryOperatorSymbol(op));
  if (IsBoolean(op)) {
    if ((left.types() & kTruthTypes) == 0 || (right.types() & kTruthTypes) == 0) {
      refuse(symbol + " expects Booleans");
    }
    return kTruthTypes & (left.types() | right.types() | TypeBit(ValueKind::kBoolean));
  }
  if (IsArithmetic(op)) {
    const TypeSet types = ArithmeticTypes(op, left.types(), right.types());
    if (types == 0) {
      refuse(symbol + " does not take " + WithArticle(left.types()) + " and " + WithArticle(right.types()) +
             (op == BinaryOperator::kConcatenate ? "; conditions are joined by OR" : ""));
    }
    return types;
  }
  if (op == BinaryOperator::kIn && (right.types() & (TypeBit(ValueKind::kList) | kNullType)) == 0) {
    refuse("IN expects a List on its right");
  }
  return kTruthTypes;
}

Value FromComparison(BinaryOperator op, Comparison comparison) {
  if (comparison == Comparison::kUnknown) return Value();
  switch (op) {
    case BinaryOperator::kLess:
      return Value::Boolean(comparison == Comparison::kLess);
    case BinaryOperator::kLessEqual:
      return Value::Boolean(comparison == Comparison::kLess || comparison == Comparison::kEqual);
    case BinaryOperator::kGreater:
      return Value::Boolean(comparison == Comparison::kGreater);
    default:
      return Value::Boolean(comparison == Comparison::kGreater || comparison == Comparison::kEqual);
  }
}

// Evaluates for all rows, or returns false if some row raises an error of the query: then it may be
// a row that the left side has decided already.
bool TryEvaluateBatch(const Expression& expression, const RowBatch& batch,
                      EvaluationContext& context, std::vector<Value>* results) {
  try {
    expression.EvaluateBatch(batch, context, results);
    return true;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kInvalidArgument) throw;
    return false;
  }
}

}  // namespace

BinaryExpression::BinaryExpression(BinaryOperator binary_operator, ExpressionPtr left_operand,
                                   ExpressionPtr right_operand, SourcePlace place)
    : Expression(ExpressionKind::kBinary, place,
                 BinaryTypes(binary_operator, *left_operand, *right_operand, place)),
      op(binary_operator),
      left(std::move(left_operand)),
      right(std::move(right_operand)) {}

Value ApplyBinary(BinaryOperator op, const Value& left, const Value& right) {
  switch (op) {
    case BinaryOperator::kEqual:
      return ToValue(Equals(left, right));
    case BinaryOperator::kNotEqual:
      return ToValue(Not(Equals(left, right)));
    case BinaryOperator::kLess:
    case BinaryOperator::kLessEqual:
    case BinaryOperator::kGreater:
    case BinaryOperator::kGreaterEqual:
      return FromComparison(op, Compare(left, right));
    case BinaryOperator::kIn:
      return ToValue(Membership(right, 1).Find(left));
    case BinaryOperator::kStartsWith:
      return ToValue(StartsWith(left, right));
    case BinaryOperator::kEndsWith:
      return ToValue(EndsWith(left, right));
    case BinaryOperator::kContains:
      return ToValue(ContainsText(left, right));
    case BinaryOperator::kRegex:
      return ToValue(MatchesPattern(left, right));
    default:
      return ApplyArithmetic(op, left, right);
  }
}

Value BinaryExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  const Value left_value = left->Evaluate(row, context);
  try {
    if (IsBoolean(op)) {
      const Truth left_truth = BooleanOperand(left_value);
      if (IsDecided(op, left_truth)) return ToValue(left_truth);
      const Truth right_truth = BooleanOperand(right->Evaluate(row, context));
      return ToValue(ApplyBoolean(op, left_truth, right_truth));
    }
    return context.Checked(ApplyBinary(op, left_value, right->Evaluate(row, context)));
  } catch (const Error& error) {
    throw error.At(place().line, place().column);
  }
}

void BinaryExpression::EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                                     std::vector<Value>* results) const {
  if (batch.live_count() == 0) {
    results->clear();
    return;
  }
  if (IsBoolean(op)) return EvaluateBooleanBatch(batch, context, results);
  if (!IsArithmetic(op) && IsConstant(*right) && CompareProperty(batch, context, results)) return;
  if (op == BinaryOperator::kIn && IsConstant(*right)) {
    return EvaluateInBatch(batch, context, results);
  }
  std::vector<Value> right_storage;
  const BatchOperand left_values(*left, batch, context, results);
  const BatchOperand right_values(*right, batch, context, &right_storage);
  const size_t count = batch.live_count();
  results->resize(count);
  try {
    for (size_t i = 0; i < count; ++i) {
      (*results)[i] = context.Checked(ApplyBinary(op, left_values[i], right_values[i]));
    }
  } catch (const Error& error) {
    throw error.At(place().line, place().column);
  }
}

bool BinaryExpression::CompareProperty(const RowBatch& batch, EvaluationContext& context,
                                       std::vector<Value>* results) const {
  const Value constant = right->Evaluate(RowRef{}, context);
  try {
    return ComparePropertyBatch(op, *left, constant, batch, context, results);
  } catch (const Error& error) {
    throw error.At(place().line, place().column);
  }
}

void BinaryExpression::EvaluateBooleanBatch(const RowBatch& batch, EvaluationContext& context,
                                            std::vector<Value>* results) const {
  left->EvaluateBatch(batch, context, results);
  try {
    size_t undecided = 0;
    for (const Value& value : *results) undecided += !IsDecided(op, BooleanOperand(value));
    if (undecided == 0) return;
    std::vector<Value> right_values;
    const bool has_right =
        undecided > results->size() / 4 && TryEvaluateBatch(*right, batch, context, &right_values);
    for (size_t i = 0; i < results->size(); ++i) {
      const Truth left_truth = BooleanOperand((*results)[i]);
      if (IsDecided(op, left_truth)) continue;
      const Value right_value = has_right
                                    ? std::move(right_values[i])
                                    : right->Evaluate(RowRef{&batch, batch.live_row(i)}, context);
      (*results)[i] = ToValue(ApplyBoolean(op, left_truth, BooleanOperand(right_value)));
    }
  } catch (const Error& error) {
    throw error.At(place().line, place().column);
  }
}

void BinaryExpression::EvaluateInBatch(const RowBatch& batch, EvaluationContext& context,
                                       std::vector<Value>* results) const {
  const size_t count = batch.live_count();
  const Membership membership(right->Evaluate(RowRef{}, context), count);
  const BatchOperand values(*left, batch, context, results);
  results->resize(count);
  try {
    for (size_t i = 0; i < count; ++i) (*results)[i] = ToValue(membership.Find(values[i]));
  } catch (const Error& error) {
    throw error.At(place().line, place().column);
  }
}

std::string_view BinaryOperatorSymbol(BinaryOperator op) {
  constexpr std::string_view kSymbols[] = {
      "OR", "XOR", "AND", "=", "<>", "<",  "<=",          ">",         ">=",       "+",
      "-",  "*",   "/",   "%", "^",  "||", "IN", "STARTS WITH", "ENDS WITH", "CONTAINS", "=~"};
  return kSymbols[static_cast<size_t>(op)];
}

std::string BinaryExpression::ToString() const {
  return ToOperandText(*left) + " " + std::string(BinaryOperatorSymbol(op)) + " " +
         ToOperandText(*right);
}

ExpressionPtr MakeBinary(BinaryOperator op, ExpressionPtr left, ExpressionPtr right,
                         SourcePlace place) {
  return std::make_shared<BinaryExpression>(op, std::move(left), std::move(right), place);
}

}  // namespace wenmai::query
