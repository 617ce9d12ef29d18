// The functions of the query language: scalar functions, aggregating functions, and their registry.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/expressions/expression.h"

namespace wenmai::query {

// A scalar function. Immutable, lives as long as the program.
class Function {
 public:
  using Body = Value (*)(std::span<const Value> arguments, EvaluationContext& context);

  std::string name;  // as documented: `toUpper`, `duration.between`
  size_t argument_count_min = 0;
  size_t argument_count_max = 0;
  // What each argument may be; the binder raises SyntaxError InvalidArgumentType if an argument's
  // compile-time types have nothing in common with it. The last entry repeats. Includes null.
  std::vector<TypeSet> argument_types;
  TypeSet result_types = kAnyType;
  bool is_deterministic = true;  // within one statement
  // Null in any argument gives null without calling the body.
  bool is_strict = true;
  Body body = nullptr;
  std::string signature, description;  // for SHOW FUNCTIONS and the docs
};

// State of one aggregate over one group.
class Accumulator {
 public:
  virtual ~Accumulator() = default;
  virtual void Add(std::span<const Value> arguments) = 0;  // not called for DISTINCT repeats
  virtual Value Finish() = 0;
  virtual size_t MemoryUse() const { return 0; }
};

class AggregateFunction {
 public:
  std::string name;
  size_t argument_count_min = 1;
  size_t argument_count_max = 1;
  std::vector<TypeSet> argument_types;
  TypeSet result_types = kAnyType;
  std::unique_ptr<Accumulator> (*make)() = nullptr;
  std::string signature, description;
};

// What `n:$(names)` asks, or with `is_any` `n:$any(names)`: whether an element bears the names. Not
// among the functions that have a name to call.
const Function& DynamicNamesTest(bool is_any);

// Case-insensitive. nullptr where there is none.
const Function* FindFunction(std::string_view name);
const AggregateFunction* FindAggregateFunction(std::string_view name);
std::vector<const Function*> AllFunctions();
std::vector<const AggregateFunction*> AllAggregateFunctions();

}  // namespace wenmai::query
