#include "query/expressions/list.h"

#include <algorithm>

#include "query/expressions/evaluation_context.h"
#include "query/expressions/literal.h"

namespace wenmai::query {

Value ListExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  graph::List values;
  values.reserve(elements.size());
  for (const ExpressionPtr& element : elements) values.push_back(element->Evaluate(row, context));
  return context.Checked(Value::MakeList(std::move(values)));
}

std::vector<const Expression*> ListExpression::children() const {
  std::vector<const Expression*> children;
  for (const ExpressionPtr& element : elements) children.push_back(element.get());
  return children;
}

std::string ListExpression::ToString() const {
  std::string text = "[";
  for (const ExpressionPtr& element : elements) {
    if (text.size() > 1) text += ", ";
    text += element->ToString();
  }
  return text + "]";
}

TypeSet ElementTypes(const Expression& list) {
  TypeSet types = 0;
  if (list.kind() == ExpressionKind::kList) {
    for (const ExpressionPtr& element : static_cast<const ListExpression&>(list).elements) {
      types |= element->types();
    }
  } else if (const Value* literal = LiteralValue(list);
             literal != nullptr && literal->kind() == graph::ValueKind::kList) {
    for (const Value& element : literal->list()) types |= TypeBit(element.kind());
  }
  return types == 0 ? kAnyType : types;
}

ExpressionPtr MakeList(std::vector<ExpressionPtr> elements, SourcePlace place) {
  const bool is_literal = std::all_of(elements.begin(), elements.end(), [](const auto& element) {
    return LiteralValue(*element) != nullptr;
  });
  if (!is_literal) return std::make_shared<ListExpression>(std::move(elements), place);
  graph::List values;
  values.reserve(elements.size());
  for (const ExpressionPtr& element : elements) values.push_back(*LiteralValue(*element));
  return MakeLiteral(Value::MakeList(std::move(values)), place);
}

}  // namespace wenmai::query
