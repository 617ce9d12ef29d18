// The list of all built-in functions, looked up without regard to case.

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>

#include "query/functions/definition.h"

namespace wenmai::query {
namespace {

std::string ToLowerAscii(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

// Functions of one kind by lower-case name.
template <typename AnyFunction>
class Registry {
 public:
  void Add(std::vector<AnyFunction> group) {
    for (AnyFunction& function : group) {
      std::string key = ToLowerAscii(function.name);
      functions_.emplace(std::move(key), std::move(function));
    }
  }

  const AnyFunction* Find(std::string_view name) const {
    const auto found = functions_.find(ToLowerAscii(name));
    return found == functions_.end() ? nullptr : &found->second;
  }

  std::vector<const AnyFunction*> All() const {
    std::vector<const AnyFunction*> all;
    for (const auto& entry : functions_) all.push_back(&entry.second);
    std::sort(all.begin(), all.end(), [](const AnyFunction* a, const AnyFunction* b) {
      return ToLowerAscii(a->name) < ToLowerAscii(b->name);
    });
    return all;
  }

 private:
  std::unordered_map<std::string, AnyFunction> functions_;
};

const Registry<Function>& ScalarRegistry() {
  static const Registry<Function> registry = [] {
    Registry<Function> functions;
    functions.Add(ConversionFunctions());
    functions.Add(GraphFunctions());
    functions.Add(ListFunctions());
    functions.Add(MathFunctions());
    functions.Add(ScalarFunctions());
    functions.Add(StringFunctions());
    functions.Add(TemporalFunctions());
    return functions;
  }();
  return registry;
}

const Registry<AggregateFunction>& AggregateRegistry() {
  static const Registry<AggregateFunction> registry = [] {
    Registry<AggregateFunction> functions;
    functions.Add(Aggregates());
    functions.Add(StatisticalAggregates());
    return functions;
  }();
  return registry;
}

}  // namespace

const Function* FindFunction(std::string_view name) { return ScalarRegistry().Find(name); }
const AggregateFunction* FindAggregateFunction(std::string_view name) {
  return AggregateRegistry().Find(name);
}
std::vector<const Function*> AllFunctions() { return ScalarRegistry().All(); }
std::vector<const AggregateFunction*> AllAggregateFunctions() { return AggregateRegistry().All(); }

}  // namespace wenmai::query
