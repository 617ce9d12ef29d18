#include "query/expressions/function_call.h"

#include <algorithm>

#include "query/expressions/errors.h"
#include "query/expressions/evaluation_context.h"
#include "query/expressions/static_type.h"
#include "query/functions/function.h"

namespace wenmai::query {
namespace {

TypeSet AcceptedTypes(const Function& function, size_t index) {
  if (function.argument_types.empty()) return kAnyType;
  const size_t last = function.argument_types.size() - 1;
  return function.argument_types[std::min(index, last)];
}

TypeSet CallTypes(const Function& function, const std::vector<ExpressionPtr>& arguments) {
  TypeSet types = function.result_types;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const TypeSet argument_types = arguments[i]->types();
    if ((argument_types & AcceptedTypes(function, i)) == 0) {
      throw CompileTypeError(function.name + "() does not take " + WithArticle(argument_types) +
                             (function.name == "length" ? "; write size(…)" : ""))
          .At(arguments[i]->place().line, arguments[i]->place().column);
    }
    if (function.is_strict) types |= argument_types & TypeBit(graph::ValueKind::kNull);
  }
  return types;
}

// What the static types could not rule out.
void CheckArgument(const Function& function, size_t index, const Value& value) {
  if ((TypeBit(value.kind()) & AcceptedTypes(function, index)) != 0) return;
  throw TypeError("InvalidArgumentValue",
                  function.name + "() does not take " + WithArticle(value.kind()));
}

}  // namespace

FunctionCallExpression::FunctionCallExpression(const Function* called,
                                               std::vector<ExpressionPtr> call_arguments,
                                               SourcePlace place)
    : Expression(ExpressionKind::kFunctionCall, place, CallTypes(*called, call_arguments)),
      function(called),
      arguments(std::move(call_arguments)) {}

Value FunctionCallExpression::Call(const std::vector<Value>& values,
                                   EvaluationContext& context) const {
  if (function->is_strict && std::any_of(values.begin(), values.end(),
                                         [](const Value& value) { return value.is_null(); })) {
    return Value();
  }
  try {
    for (size_t i = 0; i < values.size(); ++i) CheckArgument(*function, i, values[i]);
    return context.Checked(function->body(values, context));
  } catch (const Error& error) {
    throw error.At(place().line, place().column);
  }
}

Value FunctionCallExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  std::vector<Value> values;
  values.reserve(arguments.size());
  for (const ExpressionPtr& argument : arguments)
    values.push_back(argument->Evaluate(row, context));
  return Call(values, context);
}

void FunctionCallExpression::EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                                           std::vector<Value>* results) const {
  std::vector<std::vector<Value>> columns(arguments.size());
  for (size_t i = 0; i < arguments.size(); ++i) {
    arguments[i]->EvaluateBatch(batch, context, &columns[i]);
  }
  const size_t count = batch.live_count();
  results->resize(count);
  std::vector<Value> values(arguments.size());
  for (size_t row = 0; row < count; ++row) {
    for (size_t i = 0; i < values.size(); ++i) values[i] = std::move(columns[i][row]);
    (*results)[row] = Call(values, context);
  }
}

std::vector<const Expression*> FunctionCallExpression::children() const {
  std::vector<const Expression*> children;
  for (const ExpressionPtr& argument : arguments) children.push_back(argument.get());
  return children;
}

std::string FunctionCallExpression::ToString() const {
  std::string text = function->name + "(";
  for (const ExpressionPtr& argument : arguments) {
    if (text.back() != '(') text += ", ";
    text += argument->ToString();
  }
  return text + ")";
}

ExpressionPtr MakeFunctionCall(const Function* function, std::vector<ExpressionPtr> arguments,
                               SourcePlace place) {
  return std::make_shared<FunctionCallExpression>(function, std::move(arguments), place);
}

}  // namespace wenmai::query
