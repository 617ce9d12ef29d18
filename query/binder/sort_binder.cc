// What follows the items of WITH and RETURN: ORDER BY, SKIP, LIMIT, WHERE.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "query/ast/printer.h"
#include "query/ast/walk.h"
#include "query/binder/bind_error.h"
#include "query/binder/statement_binder.h"
#include "query/expressions/literal.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

// After DISTINCT or aggregation the rows before the projection are gone.
bool HidesInput(const BoundProjection& projection) {
  return projection.is_distinct || projection.aggregation.has_value();
}

SymbolTable Overlay(const SymbolTable& below, const SymbolTable& above) {
  SymbolTable result = above;
  result.insert(below.begin(), below.end());
  return result;
}

// Whether a name in `expression` has come to mean something else through the projection's aliases.
bool IsShadowed(const ast::Expression& expression, const ast::Projection& projection) {
  return ast::Contains(expression, [&](const ast::Expression& e) {
    if (e.kind != ast::ExpressionKind::kVariable) return false;
    const std::string& name = ast::As<ast::Variable>(e).name;
    return std::any_of(
        projection.items.begin(), projection.items.end(), [&](const ast::ProjectionItem& item) {
          if (!item.alias.has_value() || item.alias->text != name) return false;
          return item.expression->kind != ast::ExpressionKind::kVariable ||
                 ast::As<ast::Variable>(*item.expression).name != name;
        });
  });
}

}  // namespace

void StatementBinder::BindSort(const ast::Projection& projection, const SymbolTable& projected,
                               BoundProjection* result) {
  const Restore<SymbolTable> visible(
      &scope_->symbols, HidesInput(*result) ? projected : Overlay(scope_->symbols, projected));
  for (const ast::SortItem& item : projection.order_by) {
    result->order_by.push_back(
        {BindSortItem(projection, *item.expression, *result), item.is_descending});
  }
}

ExpressionPtr StatementBinder::BindSortItem(const ast::Projection& projection,
                                            const ast::Expression& expression,
                                            const BoundProjection& result) {
  if (!HidesInput(result)) return BindExpression(expression);
  const Substitutions substitutions =
      MakeSubstitutions(projection, result, HasAggregate(expression));
  const Restore<const Substitutions*> with(&substitutions_, &substitutions);
  return BindExpression(expression);
}

// Beside an aggregate only variables, properties and other aggregates may stand, as in the items.
StatementBinder::Substitutions StatementBinder::MakeSubstitutions(
    const ast::Projection& projection, const BoundProjection& result,
    bool is_beside_aggregate) const {
  Substitutions substitutions;
  const size_t star_count = result.items.size() - projection.items.size();
  for (size_t i = 0; i < projection.items.size(); ++i) {
    const ast::Expression& expression = *projection.items[i].expression;
    if (IsShadowed(expression, projection)) continue;
    const bool is_simple = expression.kind == ast::ExpressionKind::kVariable ||
                           expression.kind == ast::ExpressionKind::kProperty ||
                           HasAggregate(expression);
    const ProjectionItem& item = result.items[star_count + i];
    auto& target = is_beside_aggregate && !is_simple ? substitutions.ambiguous
                                                     : substitutions.symbols;
    target.emplace(ast::ToString(expression), SymbolOf(item.variable));
  }
  return substitutions;
}

// WHERE may read what the projection leaves behind, as long as the rows are still the same: such
// variables pass on as items without a name that a later clause could see.
void StatementBinder::BindProjectionWhere(const ast::Projection& projection,
                                          const SymbolTable& projected, BoundProjection* result) {
  const Restore<SymbolTable> visible(
      &scope_->symbols, HidesInput(*result) ? projected : Overlay(scope_->symbols, projected));
  result->where = BindPredicate(*projection.where);
  for (const VariableId id : ReferencedVariables(*result->where)) {
    const bool is_item = std::any_of(result->items.begin(), result->items.end(),
                                     [&](const ProjectionItem& i) { return i.variable == id; });
    if (is_item) continue;
    const std::string& name = statement_.variables.entries[id].name;
    result->items.push_back({MakeVariable(id, name, false, kAnyType, {}), id, name});
  }
}

// SKIP, LIMIT and SHORTEST take a number that is the same for all rows.
ExpressionPtr StatementBinder::BindRowCount(const ast::ExpressionPtr& count,
                                            std::string_view clause) {
  if (count == nullptr) return nullptr;
  ExpressionPtr bound = BindExpression(*count);
  if (!ReferencedVariables(*bound).empty()) {
    ThrowBindError("NonConstantExpression",
                   fmt::format("{} takes a number that is the same for all rows", clause),
                   count->span);
  }
  if ((bound->types() & TypeBit(ValueKind::kInteger)) == 0) {
    ThrowBindError("InvalidArgumentType", fmt::format("{} takes an integer", clause), count->span);
  }
  const Value* literal = LiteralValue(*bound);
  if (literal != nullptr && literal->integer() < 0) {
    ThrowBindError("NegativeIntegerArgument",
                   fmt::format("{} takes a number that is not negative", clause), count->span);
  }
  return bound;
}

}  // namespace wenmai::query
