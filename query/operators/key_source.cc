#include "query/operators/key_source.h"

#include <algorithm>

#include "query/expressions/property.h"

namespace wenmai::query {
namespace {

// What the expression reads of a row: properties of variables, and whatever else does not only look at
// such a property.
void CollectRead(const Expression& expression, std::vector<const Expression*>* read) {
  const ExpressionKind kind = expression.kind();
  const bool is_property =
      kind == ExpressionKind::kProperty &&
      static_cast<const PropertyExpression&>(expression).base->kind() == ExpressionKind::kVariable;
  if (is_property || kind == ExpressionKind::kVariable || kind == ExpressionKind::kSubquery) {
    read->push_back(&expression);
    return;
  }
  for (const Expression* child : expression.children()) CollectRead(*child, read);
}

bool IsSameProperty(const Expression& a, const Expression& b) {
  if (a.kind() != ExpressionKind::kProperty || b.kind() != ExpressionKind::kProperty) return false;
  const auto& first = static_cast<const PropertyExpression&>(a);
  const auto& second = static_cast<const PropertyExpression&>(b);
  return first.key == second.key && ReferencedVariables(a).size() == 1 &&
         ReferencedVariables(a) == ReferencedVariables(b);
}

}  // namespace

std::optional<VariableId> OnlyVariable(const std::vector<const Expression*>& keys) {
  std::optional<VariableId> only;
  for (const Expression* key : keys) {
    const std::vector<VariableId> variables = ReferencedVariables(*key);
    if (variables.size() != 1 || !IsDeterministic(*key)) return std::nullopt;
    if (only && *only != variables.front()) return std::nullopt;
    only = variables.front();
  }
  return only;
}

const Expression* OnlyProperty(const std::vector<const Expression*>& keys) {
  std::vector<const Expression*> read;
  for (const Expression* key : keys) {
    if (!IsDeterministic(*key)) return nullptr;
    CollectRead(*key, &read);
  }
  if (read.empty()) return nullptr;
  const bool is_one = std::all_of(read.begin(), read.end(), [&](const Expression* expression) {
    return IsSameProperty(*read.front(), *expression);
  });
  return is_one ? read.front() : nullptr;
}

}  // namespace wenmai::query
