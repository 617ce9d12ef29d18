#include "query/expressions/parameter.h"

#include "query/expressions/errors.h"
#include "query/expressions/evaluation_context.h"

namespace wenmai::query {

Value ParameterExpression::Evaluate(const RowRef&, EvaluationContext& context) const {
  const Value* value = nullptr;
  if (context.parameters != nullptr && context.parameters->kind() == graph::ValueKind::kMap) {
    value = context.parameters->Find(name);
  }
  if (value == nullptr) throw MissingParameter(name, place());
  return *value;
}

void ParameterExpression::EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                                        std::vector<Value>* results) const {
  results->assign(batch.live_count(), Evaluate(RowRef{}, context));
}

ExpressionPtr MakeParameter(std::string name, SourcePlace place) {
  return std::make_shared<ParameterExpression>(std::move(name), place);
}

}  // namespace wenmai::query
