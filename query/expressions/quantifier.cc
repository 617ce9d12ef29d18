#include "query/expressions/quantifier.h"

#include "query/expressions/boolean.h"
#include "query/expressions/errors.h"
#include "query/expressions/evaluation_context.h"
#include "query/expressions/list_operand.h"
#include "query/expressions/rendering.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

// How many elements met the condition, failed it, left it unknown.
struct Tally {
  size_t met = 0, failed = 0, unknown = 0;

  void Add(Truth truth) {
    met += truth == Truth::kTrue;
    failed += truth == Truth::kFalse;
    unknown += truth == Truth::kUnknown;
  }
};

// No later element can change the result.
bool IsSettled(QuantifierKind quantifier, const Tally& tally) {
  switch (quantifier) {
    case QuantifierKind::kAll:
      return tally.failed > 0;
    case QuantifierKind::kAny:
    case QuantifierKind::kNone:
      return tally.met > 0;
    case QuantifierKind::kSingle:
      return tally.met > 1;
  }
  return false;
}

Truth Result(QuantifierKind quantifier, const Tally& tally) {
  if (IsSettled(quantifier, tally)) return ToTruth(quantifier == QuantifierKind::kAny);
  if (tally.unknown > 0) return Truth::kUnknown;
  switch (quantifier) {
    case QuantifierKind::kAll:
    case QuantifierKind::kNone:
      return Truth::kTrue;
    case QuantifierKind::kAny:
      return Truth::kFalse;
    case QuantifierKind::kSingle:
      return ToTruth(tally.met == 1);
  }
  return Truth::kUnknown;
}

}  // namespace

QuantifierExpression::QuantifierExpression(QuantifierKind kind, VariableId local_variable,
                                           ExpressionPtr list_expression,
                                           ExpressionPtr where_expression, SourcePlace place)
    : Expression(ExpressionKind::kQuantifier, place,
                 TypeBit(ValueKind::kBoolean) | TypeBit(ValueKind::kNull)),
      quantifier(kind),
      local(local_variable),
      list(std::move(list_expression)),
      where(std::move(where_expression)) {
  RequireListType(*list);
  constexpr TypeSet kTruthTypes = TypeBit(ValueKind::kBoolean) | TypeBit(ValueKind::kNull);
  if (where && (where->types() & kTruthTypes) == 0) {
    throw CompileTypeError("the condition of a quantifier must be a Boolean")
        .At(where->place().line, where->place().column);
  }
}

Value QuantifierExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  const Value values = EvaluateList(*list, row, context);
  if (values.is_null()) return Value();
  Tally tally;
  for (const Value& element : values.list()) {
    context.CheckLimits();
    context.locals[local] = element;
    tally.Add(BooleanOperand(where ? where->Evaluate(row, context) : element));
    if (IsSettled(quantifier, tally)) break;
  }
  return ToValue(Result(quantifier, tally));
}

std::vector<const Expression*> QuantifierExpression::children() const {
  std::vector<const Expression*> children = {list.get()};
  if (where) children.push_back(where.get());
  return children;
}

std::string QuantifierExpression::ToString() const {
  constexpr std::string_view kNames[] = {"all", "any", "none", "single"};
  std::string text(kNames[static_cast<size_t>(quantifier)]);
  text += "(" + LocalName(local, *this) + " IN " + list->ToString();
  if (where) text += " WHERE " + where->ToString();
  return text + ")";
}

ExpressionPtr MakeQuantifier(QuantifierKind kind, VariableId local, ExpressionPtr list,
                             ExpressionPtr where, SourcePlace place) {
  return std::make_shared<QuantifierExpression>(kind, local, std::move(list), std::move(where),
                                                place);
}

}  // namespace wenmai::query
