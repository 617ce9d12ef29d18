// Expressions: operators, literals, property access. Calls, comprehensions and subqueries have
// files of their own.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "query/ast/printer.h"
#include "query/binder/bind_error.h"
#include "query/binder/map_projection.h"
#include "query/binder/statement_binder.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

constexpr TypeSet kBooleanTypes = TypeBit(ValueKind::kBoolean) | kNullType;

// A balanced tree, so that a condition with thousands of parts does not nest thousands deep.
ExpressionPtr CombineBalanced(BinaryOperator op, const std::vector<ExpressionPtr>& operands,
                              size_t begin, size_t end) {
  if (end - begin == 1) return operands[begin];
  const size_t middle = begin + (end - begin + 1) / 2;
  ExpressionPtr left = CombineBalanced(op, operands, begin, middle);
  const SourcePlace place = left->place();
  return MakeBinary(op, std::move(left), CombineBalanced(op, operands, middle, end), place);
}

}  // namespace

ExpressionPtr StatementBinder::BindExpression(const ast::Expression& expression) {
  return BindAny(expression, false);
}

ExpressionPtr StatementBinder::BindOptional(const ast::ExpressionPtr& expression) {
  return expression == nullptr ? nullptr : BindExpression(*expression);
}

ExpressionPtr StatementBinder::BindOptionalPredicate(const ast::ExpressionPtr& expression) {
  return expression == nullptr ? nullptr : BindPredicate(*expression);
}

ExpressionPtr StatementBinder::BindPredicate(const ast::Expression& expression) {
  ExpressionPtr predicate = BindAny(expression, true);
  if ((predicate->types() & kBooleanTypes) == 0) {
    ThrowBindError("InvalidArgumentType", "a condition must be true or false", expression.span);
  }
  return predicate;
}

void StatementBinder::BindConjuncts(const ast::Expression& expression,
                                    std::vector<ExpressionPtr>* conjuncts) {
  if (expression.kind == ast::ExpressionKind::kBoolean &&
      ast::As<ast::Boolean>(expression).op == BinaryOperator::kAnd) {
    for (const ast::ExpressionPtr& operand : ast::As<ast::Boolean>(expression).operands) {
      BindConjuncts(*operand, conjuncts);
    }
  } else {
    conjuncts->push_back(BindPredicate(expression));
  }
}

std::vector<ExpressionPtr> StatementBinder::BindAll(
    const std::vector<ast::ExpressionPtr>& expressions) {
  std::vector<ExpressionPtr> result;
  result.reserve(expressions.size());
  for (const ast::ExpressionPtr& expression : expressions) {
    result.push_back(BindExpression(*expression));
  }
  return result;
}

// `is_predicate`: a truth value is wanted here, so a bare pattern may stand.
ExpressionPtr StatementBinder::BindAny(const ast::Expression& e, bool is_predicate) {
  using Kind = ast::ExpressionKind;
  if (const std::optional<Symbol> symbol = FindSubstitute(e)) {
    return MakeReference(*symbol, Text(e.span), e.span);
  }
  const SourcePlace place = PlaceOf(e.span);
  switch (e.kind) {
    case Kind::kLiteral: return MakeLiteral(ast::As<ast::Literal>(e).value, place);
    case Kind::kParameter: return BindParameter(ast::As<ast::Parameter>(e).name, e.span);
    case Kind::kVariable: return BindVariable(ast::As<ast::Variable>(e));
    case Kind::kProperty: return BindProperty(ast::As<ast::Property>(e));
    case Kind::kList: return MakeList(BindAll(ast::As<ast::ListLiteral>(e).elements), place);
    case Kind::kMap: return BindMap(ast::As<ast::MapLiteral>(e));
    case Kind::kMapProjection: return BindMapProjection(ast::As<ast::MapProjection>(e));
    case Kind::kUnary: {
      const auto& unary = ast::As<ast::Unary>(e);
      const bool is_not = unary.op == UnaryOperator::kNot;
      return MakeUnary(unary.op, BindAny(*unary.operand, is_predicate && is_not), place);
    }
    case Kind::kBinary: {
      const auto& binary = ast::As<ast::Binary>(e);
      ExpressionPtr left = BindExpression(*binary.left);
      return MakeBinary(binary.op, std::move(left), BindExpression(*binary.right), place);
    }
    case Kind::kBoolean: return BindBoolean(ast::As<ast::Boolean>(e), is_predicate);
    case Kind::kComparison: return BindComparison(ast::As<ast::Comparison>(e));
    case Kind::kIsNull:
      return MakeIsNull(BindExpression(*ast::As<ast::IsNull>(e).operand),
                        ast::As<ast::IsNull>(e).is_negated, place);
    case Kind::kIsTyped:
      return MakeIsTyped(BindExpression(*ast::As<ast::IsTyped>(e).operand),
                         ast::As<ast::IsTyped>(e).type, ast::As<ast::IsTyped>(e).is_negated, place);
    case Kind::kHasLabels:
      return BindHasLabels(ast::As<ast::HasLabels>(e));
    case Kind::kSubscript: {
      const auto& subscript = ast::As<ast::Subscript>(e);
      ExpressionPtr base = BindExpression(*subscript.base);
      return MakeSubscript(std::move(base), BindExpression(*subscript.index), place);
    }
    case Kind::kSlice: {
      const auto& slice = ast::As<ast::Slice>(e);
      ExpressionPtr base = BindExpression(*slice.base);
      ExpressionPtr from = BindOptional(slice.from);
      return MakeSlice(std::move(base), std::move(from), BindOptional(slice.to), place);
    }
    case Kind::kCase: return BindCase(ast::As<ast::Case>(e));
    case Kind::kCall: return BindCall(ast::As<ast::Call>(e));
    case Kind::kListComprehension:
      return BindListComprehension(ast::As<ast::ListComprehension>(e));
    case Kind::kPatternComprehension:
      return BindPatternComprehension(ast::As<ast::PatternComprehension>(e));
    case Kind::kQuantifier: return BindQuantifier(ast::As<ast::Quantifier>(e));
    case Kind::kReduce: return BindReduce(ast::As<ast::Reduce>(e));
    case Kind::kSubquery: return BindSubquery(ast::As<ast::Subquery>(e));
    case Kind::kPatternPredicate:
      if (!is_predicate) {
        ThrowBindError("UnexpectedSyntax",
                       "a pattern stands only where a truth value is wanted; use EXISTS { … }, "
                       "COUNT { … } or a pattern comprehension",
                       e.span);
      }
      return BindPatternPredicate(ast::As<ast::PatternPredicate>(e));
    case Kind::kShortestPath: return BindShortestPath(ast::As<ast::ShortestPath>(e));
  }
  throw Error(ErrorCode::kInternal, "an expression of no known kind");
}

// What an expression has been computed as already: a grouping key beside an aggregate, or a
// projected expression in an ORDER BY after DISTINCT or aggregation.
std::optional<Symbol> StatementBinder::FindSubstitute(const ast::Expression& expression) {
  if (substitutions_ != nullptr) {
    const std::string text = ast::ToString(expression);
    if (const auto it = substitutions_->symbols.find(text); it != substitutions_->symbols.end()) {
      return it->second;
    }
    if (substitutions_->ambiguous.contains(text)) {
      ThrowBindError("AmbiguousAggregationExpression",
                     fmt::format("'{}' stands beside an aggregate and is neither a variable nor a "
                                 "property",
                                 Text(expression.span)),
                     expression.span);
    }
  }
  if (scope_->grouping != nullptr && !scope_->grouping->keys.empty() &&
      expression.kind == ast::ExpressionKind::kProperty) {
    const auto it = scope_->grouping->keys.find(ast::ToString(expression));
    if (it != scope_->grouping->keys.end()) return it->second;
  }
  return std::nullopt;
}

ExpressionPtr StatementBinder::BindVariable(const ast::Variable& variable) {
  const std::optional<Symbol> symbol = Find(variable.name, variable.span);
  if (!symbol.has_value()) ThrowUndefinedVariable(variable.name, variable.span, KnownNames());
  return MakeReference(*symbol, variable.name, variable.span);
}

ExpressionPtr StatementBinder::BindParameter(const std::string& name, const ast::Span& span) {
  auto& parameters = statement_.parameters;
  const bool is_known = std::any_of(parameters.begin(), parameters.end(),
                                    [&name](const auto& known) { return known.first == name; });
  if (!is_known) parameters.emplace_back(name, PlaceOf(span));
  return MakeParameter(name, PlaceOf(span));
}

ExpressionPtr StatementBinder::BindProperty(const ast::Property& property) {
  ExpressionPtr base = BindExpression(*property.base);
  if (base->types() == TypeBit(ValueKind::kPath)) {
    ThrowBindError("InvalidArgumentType", "a path has no properties", property.span);
  }
  return MakeProperty(std::move(base), property.key, PlaceOf(property.span));
}

ExpressionPtr StatementBinder::BindMap(const ast::MapLiteral& map) {
  std::vector<std::pair<std::string, ExpressionPtr>> entries;
  for (const auto& [key, value] : map.entries) entries.emplace_back(key, BindExpression(*value));
  return MakeMap(std::move(entries), PlaceOf(map.span));
}

ExpressionPtr StatementBinder::BindMapProjection(const ast::MapProjection& projection) {
  using EntryKind = ast::MapProjection::EntryKind;
  const ExpressionPtr base = BindExpression(*projection.base);
  const SourcePlace place = PlaceOf(projection.span);
  std::vector<std::pair<std::string, ExpressionPtr>> entries;
  bool takes_all = false;
  for (const auto& entry : projection.entries) {
    switch (entry.kind) {
      case EntryKind::kAllProperties: takes_all = true; break;
      case EntryKind::kProperty:
        entries.emplace_back(entry.key, MakeProperty(base, entry.key, place));
        break;
      case EntryKind::kValue: entries.emplace_back(entry.key, BindExpression(*entry.value)); break;
    }
  }
  return MakeMapProjection(base, takes_all, std::move(entries), place);
}

ExpressionPtr StatementBinder::BindBoolean(const ast::Boolean& boolean, bool is_predicate) {
  std::vector<ExpressionPtr> operands;
  operands.reserve(boolean.operands.size());
  for (const ast::ExpressionPtr& operand : boolean.operands) {
    operands.push_back(BindAny(*operand, is_predicate));
  }
  return CombineBalanced(boolean.op, operands, 0, operands.size());
}

ExpressionPtr StatementBinder::BindComparison(const ast::Comparison& comparison) {
  const std::vector<ExpressionPtr> operands = BindAll(comparison.operands);
  std::vector<ExpressionPtr> links;
  for (size_t i = 0; i < comparison.operators.size(); ++i) {
    links.push_back(MakeBinary(comparison.operators[i], operands[i], operands[i + 1],
                               PlaceOf(comparison.span)));
  }
  return CombineBalanced(BinaryOperator::kAnd, links, 0, links.size());
}

ExpressionPtr StatementBinder::BindCase(const ast::Case& expression) {
  ExpressionPtr subject = BindOptional(expression.subject);
  const bool is_held = !expression.held.empty();
  std::optional<VariableId> held;
  if (is_held) held = PushLocal({expression.held, expression.span}, subject->types()).id;
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches;
  for (const auto& [condition, result] : expression.branches) {
    ExpressionPtr bound = subject == nullptr || is_held ? BindPredicate(*condition)
                                                        : BindExpression(*condition);
    branches.emplace_back(std::move(bound), BindExpression(*result));
  }
  if (is_held) PopLocal();
  return MakeCase(std::move(subject), std::move(branches), BindOptional(expression.otherwise),
                  PlaceOf(expression.span), held);
}

}  // namespace wenmai::query
