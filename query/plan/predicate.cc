#include "query/plan/predicate.h"

#include <algorithm>

#include "query/expressions/binary.h"
#include "query/expressions/function_call.h"
#include "query/expressions/property.h"
#include "query/expressions/variable.h"
#include "query/functions/function.h"

namespace wenmai::query {

namespace {

void AddConjuncts(const ExpressionPtr& predicate, std::vector<ExpressionPtr>* conjuncts) {
  if (predicate->kind() == ExpressionKind::kBinary) {
    const auto& binary = static_cast<const BinaryExpression&>(*predicate);
    if (binary.op == BinaryOperator::kAnd) {
      AddConjuncts(binary.left, conjuncts);
      AddConjuncts(binary.right, conjuncts);
      return;
    }
  }
  conjuncts->push_back(predicate);
}

bool IsVariable(const Expression& expression, VariableId variable) {
  return expression.kind() == ExpressionKind::kVariable &&
         static_cast<const VariableExpression&>(expression).id == variable;
}

// The key of `variable.key`, or nullptr.
const std::string* PropertyKey(const Expression& expression, VariableId variable) {
  if (expression.kind() != ExpressionKind::kProperty) return nullptr;
  const auto& property = static_cast<const PropertyExpression&>(expression);
  return IsVariable(*property.base, variable) ? &property.key : nullptr;
}

bool IsIdOf(const Expression& expression, VariableId variable) {
  if (expression.kind() != ExpressionKind::kFunctionCall) return false;
  const auto& call = static_cast<const FunctionCallExpression&>(expression);
  return call.function->name == "id" && call.arguments.size() == 1 &&
         IsVariable(*call.arguments.front(), variable);
}

// The operator that says the same with its operands exchanged; nullopt if there is none.
std::optional<BinaryOperator> Mirrored(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::kEqual: return op;
    case BinaryOperator::kLess: return BinaryOperator::kGreater;
    case BinaryOperator::kLessEqual: return BinaryOperator::kGreaterEqual;
    case BinaryOperator::kGreater: return BinaryOperator::kLess;
    case BinaryOperator::kGreaterEqual: return BinaryOperator::kLessEqual;
    default: return std::nullopt;
  }
}

}  // namespace

std::vector<ExpressionPtr> Conjuncts(const ExpressionPtr& predicate) {
  std::vector<ExpressionPtr> conjuncts;
  AddConjuncts(predicate, &conjuncts);
  return conjuncts;
}

bool HasSubquery(const Expression& expression) {
  if (expression.kind() == ExpressionKind::kSubquery) return true;
  const std::vector<const Expression*> children = expression.children();
  return std::any_of(children.begin(), children.end(),
                     [](const Expression* child) { return HasSubquery(*child); });
}

std::optional<PropertyComparison> AsPropertyComparison(const Expression& predicate,
                                                       VariableId variable) {
  if (predicate.kind() != ExpressionKind::kBinary) return std::nullopt;
  const auto& binary = static_cast<const BinaryExpression&>(predicate);
  if (const std::string* key = PropertyKey(*binary.left, variable)) {
    return PropertyComparison{*key, binary.op, binary.right};
  }
  const std::string* key = PropertyKey(*binary.right, variable);
  const std::optional<BinaryOperator> op = Mirrored(binary.op);
  if (key == nullptr || !op) return std::nullopt;
  return PropertyComparison{*key, *op, binary.left};
}

DynamicLabels AsDynamicLabels(const Expression& predicate, VariableId variable) {
  if (predicate.kind() != ExpressionKind::kFunctionCall) return {};
  const auto& call = static_cast<const FunctionCallExpression&>(predicate);
  const bool is_any = call.function == &DynamicNamesTest(true);
  if (!is_any && call.function != &DynamicNamesTest(false)) return {};
  if (!IsVariable(*call.arguments.front(), variable)) return {};
  return {call.arguments.back(), is_any};
}

ExpressionPtr AsIdEquality(const Expression& predicate, VariableId variable) {
  if (predicate.kind() != ExpressionKind::kBinary) return nullptr;
  const auto& binary = static_cast<const BinaryExpression&>(predicate);
  if (binary.op != BinaryOperator::kEqual) return nullptr;
  if (IsIdOf(*binary.left, variable)) return binary.right;
  return IsIdOf(*binary.right, variable) ? binary.left : nullptr;
}

}  // namespace wenmai::query
