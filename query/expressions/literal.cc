#include "query/expressions/literal.h"

#include "query/expressions/rendering.h"

namespace wenmai::query {

LiteralExpression::LiteralExpression(Value literal, SourcePlace place)
    : Expression(ExpressionKind::kLiteral, place, TypeBit(literal.kind())),
      value(std::move(literal)) {}

void LiteralExpression::EvaluateBatch(const RowBatch& batch, EvaluationContext&,
                                      std::vector<Value>* results) const {
  results->assign(batch.live_count(), value);
}

std::string LiteralExpression::ToString() const { return ToCypherText(value); }

const Value* LiteralValue(const Expression& expression) {
  if (expression.kind() != ExpressionKind::kLiteral) return nullptr;
  return &static_cast<const LiteralExpression&>(expression).value;
}

ExpressionPtr MakeLiteral(Value value, SourcePlace place) {
  return std::make_shared<LiteralExpression>(std::move(value), place);
}

}  // namespace wenmai::query
