#include "query/expressions/dynamic_names.h"

#include <utility>

#include <fmt/format.h>

#include "query/expressions/errors.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

std::string NameIn(const Value& name) {
  if (name.kind() != ValueKind::kString) {
    throw TypeError("InvalidArgumentType", "a name is a String, not " + WithArticle(name.kind()));
  }
  if (name.string().empty()) throw TypeError("InvalidArgumentType", "a name must not be empty");
  return std::string(name.string());
}

}  // namespace

std::vector<std::string> NamesIn(const Value& names) {
  if (names.kind() != ValueKind::kList) return {NameIn(names)};
  std::vector<std::string> result;
  for (const Value& name : names.list()) result.push_back(NameIn(name));
  return result;
}

std::vector<std::string> EvaluateNames(const Expression& names, const RowRef& row,
                                       EvaluationContext& context) {
  const Value value = names.Evaluate(row, context);
  try {
    return NamesIn(value);
  } catch (const Error& error) {
    throw error.At(names.place().line, names.place().column);
  }
}

std::string EvaluateName(const Expression& name, const RowRef& row, EvaluationContext& context) {
  std::vector<std::string> names = EvaluateNames(name, row, context);
  if (names.size() == 1) return std::move(names.front());
  throw TypeError("InvalidArgumentType",
                  fmt::format("one name is needed here, not {}", names.size()))
      .At(name.place().line, name.place().column);
}

}  // namespace wenmai::query
