#include "query/functions/definition.h"

namespace wenmai::query {
namespace {

// `STRING`, `INTEGER | FLOAT`, `ANY`.
std::string TypeText(TypeSet types) {
  constexpr std::string_view kNames[] = {
      "NULL",       "BOOLEAN",        "INTEGER",        "FLOAT",   "STRING", "LIST",
      "MAP",        "NODE",           "RELATIONSHIP",   "PATH",    "DATE",   "LOCAL TIME",
      "ZONED TIME", "LOCAL DATETIME", "ZONED DATETIME", "DURATION"};
  if ((types | kNull) == kAnyType) return "ANY";
  std::string text;
  for (int i = 1; i < 16; ++i) {
    if ((types >> i & 1) == 0) continue;
    if (!text.empty()) text += " | ";
    text += kNames[i];
  }
  return text;
}

std::string Signature(std::string_view name, std::initializer_list<Parameter> parameters,
                      TypeSet result) {
  std::string text = std::string(name) + "(";
  for (const Parameter& parameter : parameters) {
    if (text.back() != '(') text += ", ";
    text += std::string(parameter.name) + (parameter.is_optional ? "? :: " : " :: ") +
            TypeText(parameter.types);
  }
  return text + ") :: " + TypeText(result);
}

// Fills in what scalar and aggregating functions share.
template <typename AnyFunction>
AnyFunction Define(std::string_view name, std::initializer_list<Parameter> parameters,
                   TypeSet result, std::string_view description) {
  AnyFunction function;
  function.name = name;
  function.argument_count_min = 0;
  function.argument_count_max = parameters.size();
  for (const Parameter& parameter : parameters) {
    function.argument_types.push_back(parameter.types | kNull);
    if (!parameter.is_optional) ++function.argument_count_min;
  }
  function.result_types = result;
  function.signature = Signature(name, parameters, result);
  function.description = description;
  return function;
}

}  // namespace

Function DefineFunction(std::string_view name, std::initializer_list<Parameter> parameters,
                        TypeSet result, Function::Body body, std::string_view description) {
  auto function = Define<Function>(name, parameters, result, description);
  function.body = body;
  return function;
}

Function DefineNullable(std::string_view name, std::initializer_list<Parameter> parameters,
                        TypeSet result, Function::Body body, std::string_view description) {
  Function function = DefineFunction(name, parameters, result, body, description);
  function.is_strict = false;
  return function;
}

Function DefineVolatile(std::string_view name, std::initializer_list<Parameter> parameters,
                        TypeSet result, Function::Body body, std::string_view description) {
  Function function = DefineFunction(name, parameters, result, body, description);
  function.is_deterministic = false;
  return function;
}

AggregateFunction DefineAggregate(std::string_view name,
                                  std::initializer_list<Parameter> parameters, TypeSet result,
                                  MakeAccumulator make, std::string_view description) {
  auto function = Define<AggregateFunction>(name, parameters, result, description);
  function.make = make;
  return function;
}

}  // namespace wenmai::query
