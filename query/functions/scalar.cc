// Functions over values of any type.

#include <fmt/format.h>

#include <set>
#include <string>

#include "query/expressions/comparison.h"
#include "query/functions/definition.h"
#include "query/functions/random.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;
using Arguments = std::span<const Value>;

Value Coalesce(Arguments arguments, EvaluationContext&) {
  for (const Value& argument : arguments) {
    if (!argument.is_null()) return argument;
  }
  return Value();
}

Value NullIf(Arguments arguments, EvaluationContext&) {
  return Equals(arguments[0], arguments[1]) == Truth::kTrue ? Value() : arguments[0];
}

Value Exists(Arguments arguments, EvaluationContext&) {
  return Value::Boolean(!arguments[0].is_null());
}

Value Timestamp(Arguments, EvaluationContext& context) {
  return Value::Integer(context.statement_seconds * 1'000 +
                        context.statement_nanoseconds / 1'000'000);
}

// A UUID of version 4, variant 1.
Value RandomUuid(Arguments, EvaluationContext& context) {
  const uint64_t high = (RandomBits(context) & ~uint64_t{0xf000}) | 0x4000;
  const uint64_t low = (RandomBits(context) & ~(uint64_t{3} << 62)) | uint64_t{1} << 63;
  return Value::String(fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32,
                                   high >> 16 & 0xffff, high & 0xffff, low >> 48,
                                   low & 0xffff'ffff'ffff));
}

std::string TypeName(const Value& value) {
  constexpr std::string_view kNames[] = {
      "NULL",       "BOOLEAN",        "INTEGER",        "FLOAT",   "STRING", "LIST",
      "MAP",        "NODE",           "RELATIONSHIP",   "PATH",    "DATE",   "LOCAL TIME",
      "ZONED TIME", "LOCAL DATETIME", "ZONED DATETIME", "DURATION"};
  std::string name(kNames[static_cast<size_t>(value.kind())]);
  if (value.is_null()) return name;
  if (value.kind() == ValueKind::kList) {
    std::set<std::string> element_names;
    for (const Value& element : value.list()) element_names.insert(TypeName(element));
    name += "<";
    for (const std::string& element_name : element_names) {
      if (name.back() != '<') name += " | ";
      name += element_name;
    }
    name += element_names.empty() ? "NOTHING>" : ">";
  }
  return name + " NOT NULL";
}

Value TypeOf(Arguments arguments, EvaluationContext&) {
  return Value::String(TypeName(arguments[0]));
}

}  // namespace

std::vector<Function> ScalarFunctions() {
  Function coalesce = DefineNullable("coalesce", {{"values", kAnyType}}, kAnyType, Coalesce,
                                     "The first of the values that is not null.");
  coalesce.argument_count_max = SIZE_MAX;
  coalesce.signature = "coalesce(values :: ANY, …) :: ANY";
  return {
      coalesce,
      DefineNullable("nullIf", {{"value", kAnyType}, {"other", kAnyType}}, kAnyType, NullIf,
                     "The first value, or null if both are equal."),
      DefineNullable("exists", {{"value", kAnyType}}, kBoolean, Exists,
                     "Whether the value, such as a property, is not null."),
      DefineVolatile("timestamp", {}, kInteger, Timestamp,
                     "When the statement began, in milliseconds since 1970 began in UTC."),
      DefineVolatile("randomUUID", {}, kString, RandomUuid, "A random UUID."),
      DefineNullable("valueType", {{"value", kAnyType}}, kString, TypeOf,
                     "The name of the value's type: `INTEGER NOT NULL`."),
  };
}

}  // namespace wenmai::query
