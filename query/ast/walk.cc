#include "query/ast/walk.h"

#include "query/ast/pattern.h"

namespace wenmai::query::ast {
namespace {

using Visit = std::function<void(const Expression&)>;

void VisitOne(const ExpressionPtr& expression, const Visit& visit) {
  if (expression != nullptr) visit(*expression);
}

void VisitAll(const std::vector<ExpressionPtr>& expressions, const Visit& visit) {
  for (const ExpressionPtr& expression : expressions) visit(*expression);
}

void VisitCase(const Case& expression, const Visit& visit) {
  VisitOne(expression.subject, visit);
  for (const auto& [condition, result] : expression.branches) {
    visit(*condition);
    visit(*result);
  }
  VisitOne(expression.otherwise, visit);
}

}  // namespace

void ForEachChild(const Expression& e, const Visit& visit) {
  switch (e.kind) {
    case ExpressionKind::kLiteral:
    case ExpressionKind::kParameter:
    case ExpressionKind::kVariable:
    case ExpressionKind::kSubquery:
    case ExpressionKind::kPatternPredicate:
    case ExpressionKind::kShortestPath: return;
    case ExpressionKind::kProperty: return visit(*As<Property>(e).base);
    case ExpressionKind::kList: return VisitAll(As<ListLiteral>(e).elements, visit);
    case ExpressionKind::kMap:
      for (const auto& [key, value] : As<MapLiteral>(e).entries) visit(*value);
      return;
    case ExpressionKind::kMapProjection:
      visit(*As<MapProjection>(e).base);
      for (const auto& entry : As<MapProjection>(e).entries) VisitOne(entry.value, visit);
      return;
    case ExpressionKind::kUnary: return visit(*As<Unary>(e).operand);
    case ExpressionKind::kBinary:
      visit(*As<Binary>(e).left);
      return visit(*As<Binary>(e).right);
    case ExpressionKind::kBoolean: return VisitAll(As<Boolean>(e).operands, visit);
    case ExpressionKind::kComparison: return VisitAll(As<Comparison>(e).operands, visit);
    case ExpressionKind::kIsNull: return visit(*As<IsNull>(e).operand);
    case ExpressionKind::kIsTyped: return visit(*As<IsTyped>(e).operand);
    case ExpressionKind::kHasLabels:
      visit(*As<HasLabels>(e).base);
      for (const DynamicNames& dynamic : As<HasLabels>(e).dynamic) visit(*dynamic.names);
      return;
    case ExpressionKind::kSubscript:
      visit(*As<Subscript>(e).base);
      return visit(*As<Subscript>(e).index);
    case ExpressionKind::kSlice:
      visit(*As<Slice>(e).base);
      VisitOne(As<Slice>(e).from, visit);
      return VisitOne(As<Slice>(e).to, visit);
    case ExpressionKind::kCase: return VisitCase(As<Case>(e), visit);
    case ExpressionKind::kCall: return VisitAll(As<Call>(e).arguments, visit);
    case ExpressionKind::kListComprehension:
      visit(*As<ListComprehension>(e).list);
      VisitOne(As<ListComprehension>(e).where, visit);
      return VisitOne(As<ListComprehension>(e).projection, visit);
    case ExpressionKind::kPatternComprehension:
      VisitOne(As<PatternComprehension>(e).where, visit);
      return visit(*As<PatternComprehension>(e).projection);
    case ExpressionKind::kQuantifier:
      visit(*As<Quantifier>(e).list);
      return VisitOne(As<Quantifier>(e).where, visit);
    case ExpressionKind::kReduce:
      visit(*As<Reduce>(e).initial);
      visit(*As<Reduce>(e).list);
      return visit(*As<Reduce>(e).step);
  }
}

bool Contains(const Expression& expression,
              const std::function<bool(const Expression&)>& predicate) {
  if (predicate(expression)) return true;
  bool found = false;
  ForEachChild(expression,
               [&](const Expression& child) { found = found || Contains(child, predicate); });
  return found;
}

}  // namespace wenmai::query::ast
