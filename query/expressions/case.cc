#include "query/expressions/case.h"

#include "query/expressions/boolean.h"
#include "query/expressions/errors.h"
#include "query/expressions/evaluation_context.h"

namespace wenmai::query {
namespace {

TypeSet CaseTypes(const CaseExpression::Branches& branches, const ExpressionPtr& otherwise) {
  TypeSet types = otherwise ? otherwise->types() : TypeBit(graph::ValueKind::kNull);
  for (const auto& branch : branches) types |= branch.second->types();
  return types;
}

Truth Condition(const Expression& condition, const RowRef& row, EvaluationContext& context) {
  try {
    return BooleanOperand(condition.Evaluate(row, context));
  } catch (const Error& error) {
    throw error.At(condition.place().line, condition.place().column);
  }
}

}  // namespace

CaseExpression::CaseExpression(ExpressionPtr subject_expression, Branches case_branches,
                               ExpressionPtr otherwise_expression, SourcePlace place,
                               std::optional<VariableId> held_variable)
    : Expression(ExpressionKind::kCase, place, CaseTypes(case_branches, otherwise_expression)),
      subject(std::move(subject_expression)),
      branches(std::move(case_branches)),
      otherwise(std::move(otherwise_expression)),
      held(held_variable) {}

Value CaseExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  const Value subject_value = subject ? subject->Evaluate(row, context) : Value();
  if (held) context.locals[*held] = subject_value;
  for (const auto& [when, then] : branches) {
    const Truth is_taken = subject && !held ? Equals(subject_value, when->Evaluate(row, context))
                                            : Condition(*when, row, context);
    if (is_taken == Truth::kTrue) return then->Evaluate(row, context);
  }
  return otherwise ? otherwise->Evaluate(row, context) : Value();
}

std::vector<const Expression*> CaseExpression::children() const {
  std::vector<const Expression*> children;
  if (subject) children.push_back(subject.get());
  for (const auto& [when, then] : branches) {
    children.push_back(when.get());
    children.push_back(then.get());
  }
  if (otherwise) children.push_back(otherwise.get());
  return children;
}

std::string CaseExpression::ToString() const {
  std::string text = "CASE";
  if (subject) text += " " + subject->ToString();
  for (const auto& [when, then] : branches) {
    text += " WHEN " + when->ToString() + " THEN " + then->ToString();
  }
  if (otherwise) text += " ELSE " + otherwise->ToString();
  return text + " END";
}

ExpressionPtr MakeCase(ExpressionPtr subject,
                       std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches,
                       ExpressionPtr otherwise, SourcePlace place,
                       std::optional<VariableId> held) {
  return std::make_shared<CaseExpression>(std::move(subject), std::move(branches),
                                          std::move(otherwise), place, held);
}

}  // namespace wenmai::query
