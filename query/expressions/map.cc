#include "query/expressions/map.h"

#include <algorithm>

#include "query/expressions/evaluation_context.h"
#include "query/expressions/literal.h"
#include "query/expressions/rendering.h"

namespace wenmai::query {

Value MapExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  graph::Map values;
  values.reserve(entries.size());
  for (const auto& [key, expression] : entries) {
    values.emplace_back(key, expression->Evaluate(row, context));
  }
  return context.Checked(Value::MakeMap(std::move(values)));
}

std::vector<const Expression*> MapExpression::children() const {
  std::vector<const Expression*> children;
  for (const auto& entry : entries) children.push_back(entry.second.get());
  return children;
}

std::string MapExpression::ToString() const {
  std::string text = "{";
  for (const auto& [key, expression] : entries) {
    if (text.size() > 1) text += ", ";
    text += ToNameText(key) + ": " + expression->ToString();
  }
  return text + "}";
}

ExpressionPtr MakeMap(std::vector<std::pair<std::string, ExpressionPtr>> entries,
                      SourcePlace place) {
  const bool is_literal = std::all_of(entries.begin(), entries.end(), [](const auto& entry) {
    return LiteralValue(*entry.second) != nullptr;
  });
  if (!is_literal) return std::make_shared<MapExpression>(std::move(entries), place);
  graph::Map values;
  values.reserve(entries.size());
  for (auto& [key, expression] : entries) {
    values.emplace_back(std::move(key), *LiteralValue(*expression));
  }
  return MakeLiteral(Value::MakeMap(std::move(values)), place);
}

}  // namespace wenmai::query
