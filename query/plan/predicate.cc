#include "query/plan/predicate.h"

#include <algorithm>

#include "query/expressions/binary.h"
#include "query/expressions/function_call.h"
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

}  // namespace

std::vector<ExpressionPtr> Conjuncts(const ExpressionPtr& predicate) {
  std::vector<ExpressionPtr> conjuncts;
  AddConjuncts(predicate, &conjuncts);
  return conjuncts;
}

bool IsDeterministic(const Expression& expression) {
  if (expression.kind() == ExpressionKind::kFunctionCall &&
      !static_cast<const FunctionCallExpression&>(expression).function->is_deterministic) {
    return false;
  }
  const std::vector<const Expression*> children = expression.children();
  return std::all_of(children.begin(), children.end(),
                     [](const Expression* child) { return IsDeterministic(*child); });
}

bool HasSubquery(const Expression& expression) {
  if (expression.kind() == ExpressionKind::kSubquery) return true;
  const std::vector<const Expression*> children = expression.children();
  return std::any_of(children.begin(), children.end(),
                     [](const Expression* child) { return HasSubquery(*child); });
}

}  // namespace wenmai::query
