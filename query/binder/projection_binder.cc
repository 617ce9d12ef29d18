// WITH and RETURN: their items, and grouping.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "query/ast/printer.h"
#include "query/binder/bind_error.h"
#include "query/binder/statement_binder.h"

namespace wenmai::query {

std::unique_ptr<BoundProjection> StatementBinder::BindProjection(
    const ast::Projection& projection, std::vector<std::string>* column_names) {
  auto result = std::make_unique<BoundProjection>();
  result->is_return = projection.is_return;
  result->is_distinct = projection.is_distinct;
  SymbolTable projected;
  if (projection.has_star) AddStar(projection, result.get(), &projected);
  const bool aggregates = std::any_of(
      projection.items.begin(), projection.items.end(),
      [&](const ast::ProjectionItem& item) { return HasAggregate(*item.expression); });
  if (aggregates) {
    BindAggregation(projection, result.get(), &projected);
  } else {
    BindItems(projection, result.get(), &projected);
  }
  BindSort(projection, projected, result.get());
  if (!projection.is_return) RequireNames(projection);
  result->skip = BindRowCount(projection.skip, "SKIP");
  result->limit = BindRowCount(projection.limit, "LIMIT");
  if (projection.is_return) {
    column_names->clear();
    for (const ProjectionItem& item : result->items) column_names->push_back(item.name);
  }
  if (projection.where != nullptr) BindProjectionWhere(projection, projected, result.get());
  scope_->symbols = std::move(projected);
  return result;
}

void StatementBinder::AddStar(const ast::Projection& projection, BoundProjection* result,
                              SymbolTable* projected) {
  if (scope_->symbols.empty() && projection.is_return) {
    ThrowBindError("NoVariablesInScope", "RETURN * needs a variable to return", projection.span);
  }
  for (const auto& [name, symbol] : scope_->symbols) {
    result->items.push_back({MakeReference(symbol, name, projection.span), symbol.id, name});
    projected->emplace(name, symbol);
  }
}

std::string StatementBinder::ItemName(const ast::ProjectionItem& item) const {
  if (item.alias.has_value()) return item.alias->text;
  if (item.expression->kind == ast::ExpressionKind::kVariable) {
    return ast::As<ast::Variable>(*item.expression).name;
  }
  return std::string(Text(item.span));
}

void StatementBinder::RequireNames(const ast::Projection& projection) const {
  for (const ast::ProjectionItem& item : projection.items) {
    if (item.alias.has_value() || item.expression->kind == ast::ExpressionKind::kVariable) continue;
    ThrowBindError("NoExpressionAlias", "an expression in WITH needs a name: … AS name", item.span);
  }
}

// A variable that passes under its own name stays the same variable; all else becomes a new one.
Symbol StatementBinder::AddItem(const ast::ProjectionItem& item, ExpressionPtr expression,
                                BoundProjection* result, SymbolTable* projected) {
  const std::string name = ItemName(item);
  if (projected->contains(name)) {
    ThrowBindError("ColumnNameConflict", fmt::format("two columns are called '{}'", name),
                   item.expression->span);
  }
  Symbol symbol;
  const bool is_variable = item.expression->kind == ast::ExpressionKind::kVariable &&
                           expression->kind() == ExpressionKind::kVariable;
  if (is_variable) {
    const std::string& source = ast::As<ast::Variable>(*item.expression).name;
    symbol = *Find(source, item.expression->span);
    if (source != name) {
      const VariableId original = symbol.id;
      symbol = NewSymbol(name, symbol.kind, symbol.types);
      element_types_[symbol.id] = element_types_[original];
    }
  } else {
    symbol = NewSymbol(name, VariableKind::kValue, expression->types());
    element_types_[symbol.id] = ElementTypesOf(*expression);
  }
  projected->emplace(name, symbol);
  result->items.push_back({std::move(expression), symbol.id, name});
  return symbol;
}

void StatementBinder::BindItems(const ast::Projection& projection, BoundProjection* result,
                                SymbolTable* projected) {
  for (const ast::ProjectionItem& item : projection.items) {
    AddItem(item, BindExpression(*item.expression), result, projected);
  }
}

// Items without an aggregate are the grouping keys. They are computed before grouping; then every
// item reads the keys' variables and those of the aggregates.
void StatementBinder::BindAggregation(const ast::Projection& projection, BoundProjection* result,
                                      SymbolTable* projected) {
  Aggregation aggregation;
  Grouping grouping;
  for (const ProjectionItem& item : result->items) {  // those of a star
    aggregation.keys.push_back(item);
    grouping.variables.emplace(item.name, projected->at(item.name));
  }
  const size_t star_count = result->items.size();
  for (const ast::ProjectionItem& item : projection.items) {
    if (HasAggregate(*item.expression)) continue;
    const Symbol symbol = AddItem(item, BindExpression(*item.expression), result, projected);
    ProjectionItem& added = result->items.back();
    aggregation.keys.push_back(added);
    added.expression = MakeReference(symbol, added.name, item.expression->span);
    if (item.expression->kind == ast::ExpressionKind::kVariable) {
      grouping.variables.emplace(ast::As<ast::Variable>(*item.expression).name, symbol);
    } else if (item.expression->kind == ast::ExpressionKind::kProperty) {
      grouping.keys.emplace(ast::ToString(*item.expression), symbol);
    }
  }
  AggregateSink sink{&aggregation, {}};
  const Restore<AggregateSink*> with_sink(&sink_, &sink);
  const Restore<const Grouping*> grouped(&scope_->grouping, &grouping);
  for (size_t i = 0; i < projection.items.size(); ++i) {
    const ast::ProjectionItem& item = projection.items[i];
    if (!HasAggregate(*item.expression)) continue;
    AddItem(item, BindExpression(*item.expression), result, projected);
    // To its place in the order of the text: the keys came first.
    const auto begin = result->items.begin() + static_cast<ptrdiff_t>(star_count + i);
    std::rotate(begin, result->items.end() - 1, result->items.end());
  }
  result->aggregation = std::move(aggregation);
}

}  // namespace wenmai::query
