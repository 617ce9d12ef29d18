#include "query/binder/label_names.h"

#include <utility>

#include "query/binder/bind_error.h"
#include "query/binder/statement_binder.h"
#include "query/functions/function.h"

namespace wenmai::query {

std::optional<std::vector<std::string>> PlainNames(const LabelExpression& labels,
                                                   LabelExpression::Kind kind) {
  if (labels.kind == LabelExpression::Kind::kName) return std::vector{labels.name};
  if (labels.kind != kind) return std::nullopt;
  std::vector<std::string> names;
  for (const LabelExpressionPtr& operand : labels.operands) {
    const auto inner = PlainNames(*operand, kind);
    if (!inner.has_value()) return std::nullopt;
    names.insert(names.end(), inner->begin(), inner->end());
  }
  return names;
}

ExpressionPtr StatementBinder::BindHasLabels(const ast::HasLabels& test) {
  const SourcePlace place = PlaceOf(test.span);
  const ExpressionPtr base = BindExpression(*test.base);
  ExpressionPtr result = test.labels ? MakeHasLabels(base, test.labels, place) : nullptr;
  for (const ast::DynamicNames& dynamic : test.dynamic) {
    ExpressionPtr next = BindDynamicNames(base, dynamic);
    result = result ? MakeBinary(BinaryOperator::kAnd, std::move(result), std::move(next), place)
                    : std::move(next);
  }
  return result;
}

ExpressionPtr StatementBinder::BindDynamicNames(ExpressionPtr element,
                                                const ast::DynamicNames& dynamic) {
  return MakeFunctionCall(&DynamicNamesTest(dynamic.is_any),
                          {std::move(element), BindExpression(*dynamic.names)},
                          PlaceOf(dynamic.names->span));
}

}  // namespace wenmai::query
