// How the built-in functions are declared: one list per group, one entry a function.
//
//   DefineFunction("left", {{"text", kString}, {"length", kInteger}}, kString, Left, "…")
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "query/expressions/evaluation_context.h"
#include "query/functions/function.h"

namespace wenmai::query {

constexpr TypeSet kBoolean = TypeBit(graph::ValueKind::kBoolean);
constexpr TypeSet kInteger = TypeBit(graph::ValueKind::kInteger);
constexpr TypeSet kFloat = TypeBit(graph::ValueKind::kFloat);
constexpr TypeSet kNumber = kInteger | kFloat;
constexpr TypeSet kString = TypeBit(graph::ValueKind::kString);
constexpr TypeSet kList = TypeBit(graph::ValueKind::kList);
constexpr TypeSet kMap = TypeBit(graph::ValueKind::kMap);
constexpr TypeSet kNode = TypeBit(graph::ValueKind::kNode);
constexpr TypeSet kRelationship = TypeBit(graph::ValueKind::kRelationship);
constexpr TypeSet kElement = kNode | kRelationship;
constexpr TypeSet kPath = TypeBit(graph::ValueKind::kPath);
constexpr TypeSet kDuration = TypeBit(graph::ValueKind::kDuration);
constexpr TypeSet kInstant =
    TypeBit(graph::ValueKind::kDate) | TypeBit(graph::ValueKind::kLocalTime) |
    TypeBit(graph::ValueKind::kTime) | TypeBit(graph::ValueKind::kLocalDateTime) |
    TypeBit(graph::ValueKind::kDateTime);
constexpr TypeSet kNull = TypeBit(graph::ValueKind::kNull);

struct Parameter {
  std::string_view name;
  TypeSet types;
  bool is_optional = false;
};

// A strict, deterministic function; its signature is made from its parameters.
Function DefineFunction(std::string_view name, std::initializer_list<Parameter> parameters,
                        TypeSet result, Function::Body body, std::string_view description);
// One that sees nulls.
Function DefineNullable(std::string_view name, std::initializer_list<Parameter> parameters,
                        TypeSet result, Function::Body body, std::string_view description);
// One that may give another result for the same arguments.
Function DefineVolatile(std::string_view name, std::initializer_list<Parameter> parameters,
                        TypeSet result, Function::Body body, std::string_view description);

using MakeAccumulator = std::unique_ptr<Accumulator> (*)();
AggregateFunction DefineAggregate(std::string_view name,
                                  std::initializer_list<Parameter> parameters, TypeSet result,
                                  MakeAccumulator make, std::string_view description);

// The groups, each in the file of its name.
std::vector<Function> ConversionFunctions();
std::vector<Function> GraphFunctions();
std::vector<Function> ListFunctions();
std::vector<Function> MathFunctions();
std::vector<Function> ScalarFunctions();
std::vector<Function> StringFunctions();
std::vector<Function> TemporalFunctions();
std::vector<AggregateFunction> Aggregates();
std::vector<AggregateFunction> StatisticalAggregates();

}  // namespace wenmai::query
