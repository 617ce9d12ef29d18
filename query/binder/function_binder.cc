// Calls of functions, scalar and aggregating.
#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "query/ast/printer.h"
#include "query/ast/suggestion.h"
#include "query/ast/walk.h"
#include "query/binder/bind_error.h"
#include "query/binder/statement_binder.h"
#include "query/functions/function.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

void CheckArgumentCount(const ast::Call& call, size_t min, size_t max) {
  const size_t count = call.arguments.size();
  if (count >= min && count <= max) return;
  const std::string wanted = min == max ? fmt::format("{}", min)
                             : max == SIZE_MAX ? fmt::format("at least {}", min)
                                               : fmt::format("{} to {}", min, max);
  ThrowBindError("InvalidNumberOfArguments",
                 fmt::format("{}() takes {} argument{}, not {}", call.function, wanted,
                             max == 1 && min == 1 ? "" : "s", count),
                 call.span);
}

// What SQL and other languages call what openCypher has by another name.
std::string Translation(std::string_view function) {
  constexpr std::pair<std::string_view, std::string_view> kTranslations[] = {
      {"concat", "write a + b"},         {"if", "write CASE WHEN … THEN … ELSE … END"},
      {"ifnull", "write coalesce(…)"},   {"nvl", "write coalesce(…)"},
      {"len", "write size(…)"},          {"now", "write datetime()"},
      {"substr", "write substring(…)"},  {"to_string", "write toString(…)"},
      {"array_agg", "write collect(…)"}, {"group_concat", "write collect(…)"},
      {"has", "write n.key IS NOT NULL"}, {"isnull", "write x IS NULL"},
      {"lcase", "write toLower(…)"},     {"ucase", "write toUpper(…)"},
      {"str", "write toString(…)"},      {"toint", "write toInteger(…)"},
      {"int", "write toInteger(…)"},     {"float", "write toFloat(…)"},
      {"cast", "write toInteger(…), toString(…) …"},
      {"startswith", "write x STARTS WITH 'a'"},
      {"endswith", "write x ENDS WITH 'a'"},
      {"instr", "write x CONTAINS 'a'"}, {"rel", "write MATCH ()-[r]->() WHERE id(r) = 1"},
      {"node", "write MATCH (n) WHERE id(n) = 1"},
      {"rels", "write relationships(…)"}, {"filter", "write [x IN list WHERE …]"},
      {"extract", "write [x IN list | …]"},
      {"iif", "write CASE WHEN … THEN … ELSE … END"},
      {"regexp_replace", "write replace(…), which knows no patterns"},
      {"to_date", "write date(…)"},      {"sysdate", "write datetime()"},
      {"ceiling", "write ceil(…)"},      {"power", "write x ^ y"},
      {"pow", "write x ^ y"},            {"mod", "write x % y"},
  };
  for (const auto& [foreign, translation] : kTranslations) {
    if (foreign == function) return fmt::format("; {}", translation);
  }
  return "";
}

// `is_method`: written as one of a variable, `n.name.length()`.
[[noreturn]] void ThrowUnknownFunction(const ast::Call& call, bool is_method) {
  std::string family = call.function.substr(0, call.function.find('.'));
  std::transform(family.begin(), family.end(), family.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (family == "point" || family == "distance") {
    throw Error(ErrorCode::kUnsupported,
                fmt::format("points and spatial functions are not supported: {}()", call.function))
        .At(call.span.line, call.span.column);
  }
  std::vector<std::string> names;
  for (const Function* function : AllFunctions()) names.push_back(function->name);
  for (const AggregateFunction* function : AllAggregateFunctions()) names.push_back(function->name);
  std::string hint = is_method ? "; functions are called with what they work on: size(n.name)"
                               : Translation(family);
  if (hint.empty()) hint = Suggestion(call.function, names);
  ThrowBindError("UnknownFunction",
                 fmt::format("there is no function {}(){}", call.function, hint), call.span);
}

void CheckArguments(const ast::Call& call, const AggregateFunction& function,
                    const std::vector<ExpressionPtr>& arguments) {
  const std::vector<TypeSet>& types = function.argument_types;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const ast::Span& span = call.arguments[i]->span;
    if (!types.empty() && (arguments[i]->types() & types[std::min(i, types.size() - 1)]) == 0) {
      ThrowBindError("InvalidArgumentType",
                     fmt::format("argument {} of {}() is of the wrong type", i + 1, call.function),
                     span);
    }
    if (!IsDeterministic(*arguments[i])) {
      ThrowBindError("NonConstantExpression", "an aggregate cannot read a random number", span);
    }
  }
}

}  // namespace

bool StatementBinder::HasAggregate(const ast::Expression& expression) const {
  return ast::Contains(expression, [](const ast::Expression& e) {
    return e.kind == ast::ExpressionKind::kCall &&
           FindAggregateFunction(ast::As<ast::Call>(e).function) != nullptr;
  });
}

ExpressionPtr StatementBinder::BindCall(const ast::Call& call) {
  if (const AggregateFunction* aggregate = FindAggregateFunction(call.function)) {
    return BindAggregate(call, *aggregate);
  }
  if (call.is_star || call.is_distinct) {
    ThrowBindError("UnexpectedSyntax",
                   fmt::format("{}() is no aggregating function", call.function), call.span);
  }
  const bool is_exists = call.function.size() == 6 && call.arguments.size() == 1 &&
                         ast::ToString(call).starts_with("exists(");
  return is_exists ? BindExists(call) : BindScalarCall(call);
}

// `exists(n.name)` and `exists((a)-->(b))`, from before there was IS NOT NULL and EXISTS { … }.
ExpressionPtr StatementBinder::BindExists(const ast::Call& call) {
  const ast::Expression& argument = *call.arguments[0];
  if (argument.kind == ast::ExpressionKind::kPatternPredicate) {
    return BindPatternPredicate(ast::As<ast::PatternPredicate>(argument));
  }
  return MakeIsNull(BindExpression(argument), true, PlaceOf(call.span));
}

ExpressionPtr StatementBinder::BindScalarCall(const ast::Call& call) {
  const Function* function = FindFunction(call.function);
  if (function == nullptr) {
    const size_t dot = call.function.find('.');
    ThrowUnknownFunction(call, dot != std::string::npos &&
                                   Find(call.function.substr(0, dot), call.span).has_value());
  }
  CheckArgumentCount(call, function->argument_count_min, function->argument_count_max);
  return MakeFunctionCall(function, BindAll(call.arguments), PlaceOf(call.span));
}

ExpressionPtr StatementBinder::BindAggregate(const ast::Call& call,
                                             const AggregateFunction& function) {
  if (is_in_aggregate_) {
    ThrowBindError("NestedAggregation", "an aggregate cannot stand inside another", call.span);
  }
  if (call.is_star) {
    if (function.name != "count") {
      ThrowBindError("UnexpectedSyntax", "only count(*) takes a star", call.span);
    }
  } else {
    CheckArgumentCount(call, function.argument_count_min, function.argument_count_max);
  }
  AggregateSink* sink = sink_;
  const std::string text = ast::ToString(call);
  if (sink != nullptr) {
    const auto it = sink->by_text.find(text);
    if (it != sink->by_text.end()) return MakeReference(it->second, call.function, call.span);
  }
  AggregateCall bound;
  {
    // The arguments are computed for each input row: there the grouping does not yet hold.
    const Restore<AggregateSink*> no_sink(&sink_, nullptr);
    const Restore<bool> inside(&is_in_aggregate_, true);
    const Restore<const Grouping*> no_grouping(&scope_->grouping, nullptr);
    bound.arguments = BindAll(call.arguments);
  }
  if (sink == nullptr) {
    ThrowBindError("InvalidAggregation",
                   fmt::format("{}() aggregates, which is possible only in WITH and RETURN",
                               call.function),
                   call.span);
  }
  CheckArguments(call, function, bound.arguments);
  const Symbol symbol = NewAnonymous(VariableKind::kValue, function.result_types);
  if (function.name == "collect") element_types_[symbol.id] = bound.arguments[0]->types();
  bound.function = &function;
  bound.is_distinct = call.is_distinct;
  bound.variable = symbol.id;
  sink->aggregation->aggregates.push_back(std::move(bound));
  sink->by_text.emplace(text, symbol);
  return MakeReference(symbol, call.function, call.span);
}

}  // namespace wenmai::query
