// Statements, queries, the order of clauses, and variables.
#include "query/binder/statement_binder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "query/binder/bind_error.h"
#include "query/binder/binder.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

bool IsUpdating(const ast::Clause& clause) {
  switch (clause.kind) {
    case ast::ClauseKind::kCreate:
    case ast::ClauseKind::kMerge:
    case ast::ClauseKind::kSet:
    case ast::ClauseKind::kRemove:
    case ast::ClauseKind::kDelete:
    case ast::ClauseKind::kForeach: return true;
    default: return false;
  }
}

bool IsReturn(const ast::Clause& clause) {
  return clause.kind == ast::ClauseKind::kProjection &&
         static_cast<const ast::Projection&>(clause).is_return;
}

bool IsCall(const ast::Clause& clause) {
  return clause.kind == ast::ClauseKind::kCallProcedure ||
         clause.kind == ast::ClauseKind::kCallSubquery || clause.kind == ast::ClauseKind::kShow;
}

bool IsStandaloneCall(const ast::SingleQuery& query) {
  const ast::ClauseKind kind = query.clauses[0]->kind;
  return query.clauses.size() == 1 &&
         (kind == ast::ClauseKind::kCallProcedure || kind == ast::ClauseKind::kShow);
}

void AddOnce(const ProjectionItem& item, std::vector<ProjectionItem>* items) {
  const bool is_there = std::any_of(items->begin(), items->end(), [&](const ProjectionItem& other) {
    return other.variable == item.variable;
  });
  if (!is_there) items->push_back(item);
}

// `WITH a, b` at the head of CALL { … }: the variables of the query around it that it names.
SymbolTable SymbolsOfImportingWith(const ast::SingleQuery& query, const SymbolTable& importable) {
  const ast::Clause& first = *query.clauses[0];
  if (first.kind != ast::ClauseKind::kProjection || IsReturn(first)) return {};
  const auto& projection = static_cast<const ast::Projection&>(first);
  if (projection.has_star) return importable;
  SymbolTable symbols;
  for (const ast::ProjectionItem& item : projection.items) {
    if (item.expression->kind != ast::ExpressionKind::kVariable || item.alias.has_value()) continue;
    const auto it = importable.find(ast::As<ast::Variable>(*item.expression).name);
    if (it != importable.end()) symbols.insert(*it);
  }
  return symbols;
}

}  // namespace

BoundStatement Bind(const ast::Statement& statement, const ProcedureRegistry& procedures) {
  return StatementBinder(statement.text, procedures).Bind(statement);
}

BoundStatement StatementBinder::Bind(const ast::Statement& statement) {
  statement_.mode = statement.mode;
  if (statement.schema != nullptr) {
    if (statement.mode != StatementMode::kRun) {
      throw Error(ErrorCode::kUnsupported, "EXPLAIN and PROFILE are for queries").At(1, 1);
    }
    statement_.schema = statement.schema;
    statement_.is_write = true;
  } else {
    Scope scope;
    const Restore<Scope*> entered(&scope_, &scope);
    statement_.query = BindQuery(*statement.query, QueryUse::kStatement);
  }
  return std::move(statement_);
}

// --- Variables ---

Symbol StatementBinder::NewSymbol(std::string name, VariableKind kind, TypeSet types) {
  Symbol symbol;
  symbol.id = static_cast<VariableId>(statement_.variables.entries.size());
  symbol.kind = kind;
  symbol.types = types;
  statement_.variables.entries.push_back({std::move(name), kind});
  types_.push_back(types);
  element_types_.push_back(kAnyType);
  return symbol;
}

Symbol StatementBinder::SymbolOf(VariableId id) const {
  return {id, statement_.variables.entries[id].kind, types_[id]};
}

Symbol StatementBinder::NewAnonymous(VariableKind kind, TypeSet types) {
  return NewSymbol(fmt::format(" {}", statement_.variables.entries.size()), kind, types);
}

Symbol StatementBinder::Declare(const ast::Name& name, VariableKind kind, TypeSet types) {
  if (Find(name.text, name.span).has_value()) ThrowAlreadyBound(name.text, name.span);
  const Symbol symbol = NewSymbol(name.text, kind, types);
  scope_->symbols.emplace(name.text, symbol);
  return symbol;
}

std::optional<Symbol> StatementBinder::FindIn(Scope* scope, std::string_view name,
                                              const ast::Span& span) {
  for (auto it = scope->locals.rbegin(); it != scope->locals.rend(); ++it) {
    if (it->first == name) return it->second;
  }
  if (const auto it = scope->symbols.find(name); it != scope->symbols.end()) {
    if (scope->grouping == nullptr) return it->second;
    const auto key = scope->grouping->variables.find(name);
    if (key != scope->grouping->variables.end()) return key->second;
    ThrowBindError("AmbiguousAggregationExpression",
                   fmt::format("'{}' stands beside an aggregate and is no grouping key", name),
                   span);
  }
  if (scope->outer == nullptr) return std::nullopt;
  std::optional<Symbol> symbol = FindIn(scope->outer, name, span);
  if (!symbol.has_value()) return std::nullopt;
  if (symbol->is_local) return Capture(scope, name, *symbol);
  if (std::find(scope->imports.begin(), scope->imports.end(), symbol->id) == scope->imports.end()) {
    scope->imports.push_back(symbol->id);
  }
  return symbol;
}

std::vector<std::string> StatementBinder::KnownNames() const {
  std::vector<std::string> names;
  for (const Scope* scope = scope_; scope != nullptr; scope = scope->outer) {
    for (const auto& [name, symbol] : scope->locals) names.push_back(name);
    for (const auto& [name, symbol] : scope->symbols) names.push_back(name);
  }
  return names;
}

// A local of a comprehension is no column, but inside a subquery a pattern may want it as one.
Symbol StatementBinder::Capture(Scope* scope, std::string_view name, const Symbol& local) {
  for (const auto& [captured, column] : scope->captures) {
    if (captured.id == local.id) return column;
  }
  const Symbol column = NewSymbol(std::string(name), local.kind, local.types);
  element_types_[column.id] = element_types_[local.id];
  scope->captures.emplace_back(local, column);
  return column;
}

ExpressionPtr StatementBinder::MakeReference(const Symbol& symbol, std::string_view name,
                                             const ast::Span& span) {
  return MakeVariable(symbol.id, std::string(name), symbol.is_local, symbol.types, PlaceOf(span));
}

// --- Queries ---

BoundQuery StatementBinder::BindQuery(const ast::Query& query, QueryUse use,
                                      const SymbolTable* importable) {
  BoundQuery result;
  const SymbolTable initial = scope_->symbols;
  std::vector<std::vector<std::string>> names;
  for (const ast::SingleQuery& branch : query.branches) {
    scope_->symbols = importable == nullptr ? initial : SymbolsOfImportingWith(branch, *importable);
    if (importable != nullptr) {
      for (const auto& [name, symbol] : scope_->symbols) scope_->imports.push_back(symbol.id);
    }
    result.branches.push_back(BindBranch(branch, use, &names.emplace_back()));
  }
  result.column_names = names[0];
  if (query.branches.size() == 1) {
    result.columns = result.branches[0].columns;
  } else {
    BindUnionColumns(query, names, &result);
  }
  return result;
}

void StatementBinder::BindUnionColumns(const ast::Query& query,
                                       const std::vector<std::vector<std::string>>& names,
                                       BoundQuery* result) {
  result->is_union_all = query.union_all[0];
  for (size_t i = 1; i < query.branches.size(); ++i) {
    const ast::Span& span = query.branches[i].span;
    if (query.union_all[i - 1] != query.union_all[0]) {
      ThrowComposition("UNION and UNION ALL cannot be mixed", span);
    }
    // The same columns in another order are put in the order of the first branch.
    std::vector<VariableId> ordered;
    for (const std::string& name : names[0]) {
      const auto it = std::find(names[i].begin(), names[i].end(), name);
      if (it == names[i].end()) break;
      ordered.push_back(result->branches[i].columns[static_cast<size_t>(it - names[i].begin())]);
    }
    if (ordered.size() != names[0].size() || names[i].size() != names[0].size()) {
      ThrowBindError("DifferentColumnsInUnion",
                     "all parts of a UNION must return the same columns", span);
    }
    result->branches[i].columns = std::move(ordered);
  }
  for (size_t column = 0; column < names[0].size(); ++column) {
    TypeSet element_types = 0;
    for (const BoundBranch& branch : result->branches) {
      element_types |= element_types_[branch.columns[column]];
    }
    const Symbol symbol = NewSymbol(names[0][column], VariableKind::kValue, kAnyType);
    element_types_[symbol.id] = element_types;
    result->columns.push_back(symbol.id);
  }
}

BoundBranch StatementBinder::BindBranch(const ast::SingleQuery& query, QueryUse use,
                                        std::vector<std::string>* column_names) {
  CheckComposition(query, use);
  BoundBranch branch;
  if (use == QueryUse::kStatement && IsStandaloneCall(query)) {
    BindStandaloneCall(*query.clauses[0], &branch, column_names);
    return branch;
  }
  for (const ast::ClausePtr& clause : query.clauses) {
    if (clause->kind == ast::ClauseKind::kFinish) continue;
    if (clause->kind == ast::ClauseKind::kProjection) {
      auto projection =
          BindProjection(static_cast<const ast::Projection&>(*clause), column_names);
      if (projection->is_return) {
        for (const ProjectionItem& item : projection->items) {
          branch.columns.push_back(item.variable);
        }
      }
      branch.clauses.push_back(std::move(projection));
    } else {
      branch.clauses.push_back(BindClause(*clause));
    }
  }
  return branch;
}

std::unique_ptr<BoundClause> StatementBinder::BindClause(const ast::Clause& clause) {
  switch (clause.kind) {
    case ast::ClauseKind::kMatch: return BindMatch(static_cast<const ast::Match&>(clause));
    case ast::ClauseKind::kUnwind: return BindUnwind(static_cast<const ast::Unwind&>(clause));
    case ast::ClauseKind::kLoadCsv: return BindLoadCsv(static_cast<const ast::LoadCsv&>(clause));
    case ast::ClauseKind::kCallSubquery:
      return BindCallSubquery(static_cast<const ast::CallSubquery&>(clause));
    case ast::ClauseKind::kCallProcedure:
      return BindCallProcedure(static_cast<const ast::CallProcedure&>(clause), false);
    case ast::ClauseKind::kShow:
      return BindShow(static_cast<const ast::Show&>(clause), false);
    default: return BindUpdate(clause);
  }
}

std::unique_ptr<BoundClause> StatementBinder::BindUpdate(const ast::Clause& clause) {
  statement_.is_write = true;
  switch (clause.kind) {
    case ast::ClauseKind::kCreate: return BindCreate(static_cast<const ast::Create&>(clause));
    case ast::ClauseKind::kMerge: return BindMerge(static_cast<const ast::Merge&>(clause));
    case ast::ClauseKind::kSet: return BindSet(static_cast<const ast::Set&>(clause));
    case ast::ClauseKind::kRemove: return BindRemove(static_cast<const ast::Remove&>(clause));
    case ast::ClauseKind::kDelete: return BindDelete(static_cast<const ast::Delete&>(clause));
    case ast::ClauseKind::kForeach: return BindForeach(static_cast<const ast::Foreach&>(clause));
    default: break;
  }
  throw Error(ErrorCode::kInternal, "a clause of no known kind");
}

void StatementBinder::BindStandaloneCall(const ast::Clause& clause, BoundBranch* branch,
                                         std::vector<std::string>* column_names) {
  std::unique_ptr<BoundCallProcedure> call =
      clause.kind == ast::ClauseKind::kShow
          ? BindShow(static_cast<const ast::Show&>(clause), true)
          : BindCallProcedure(static_cast<const ast::CallProcedure&>(clause), true);
  for (const auto& [output, variable] : call->yields) {
    branch->columns.push_back(variable);
    column_names->push_back(statement_.variables.entries[variable].name);
  }
  branch->clauses.push_back(std::move(call));
}

void StatementBinder::CheckComposition(const ast::SingleQuery& query, QueryUse use) const {
  bool has_updated = false;
  for (size_t i = 0; i < query.clauses.size(); ++i) {
    const ast::Clause& clause = *query.clauses[i];
    const bool is_last = i + 1 == query.clauses.size();
    if (IsReturn(clause) && !is_last) {
      ThrowComposition("RETURN must be the last clause", query.clauses[i + 1]->span);
    }
    if (clause.kind == ast::ClauseKind::kFinish) {
      if (!is_last) ThrowComposition("FINISH must be the last clause", clause.span);
      if (use == QueryUse::kExpression) {
        ThrowComposition("a subquery inside an expression cannot end with FINISH", clause.span);
      }
    } else if (clause.kind == ast::ClauseKind::kProjection) {
      has_updated = false;
    } else if (IsUpdating(clause)) {
      has_updated = true;
      if (use == QueryUse::kExpression) {
        ThrowComposition("a subquery inside an expression cannot change the graph", clause.span);
      }
    } else if (has_updated) {
      ThrowComposition("WITH is needed between an updating clause and a reading one", clause.span);
    }
    if (clause.kind == ast::ClauseKind::kShow && i > 0) {
      ThrowComposition("SHOW must be the first clause", clause.span);
    }
  }
  const ast::Clause& last = *query.clauses.back();
  const bool is_finish = last.kind == ast::ClauseKind::kFinish;
  if (IsReturn(last) || IsUpdating(last) || IsCall(last) || is_finish) return;
  const bool is_with = last.kind == ast::ClauseKind::kProjection;
  if (use != QueryUse::kExpression || is_with) {
    ThrowComposition("a query must end with RETURN, an updating clause, CALL or FINISH", last.span);
  }
}

// A subquery inside an expression sees the columns of the row around it whatever its own WITH
// keeps, so each WITH passes on those that are read.
void StatementBinder::CarryImports(const Scope& scope, BoundBranch* branch) {
  std::vector<VariableId> carried = scope.imports;
  for (const auto& [local, column] : scope.captures) carried.push_back(column.id);
  for (const std::unique_ptr<BoundClause>& clause : branch->clauses) {
    if (clause->kind != ClauseKind::kProjection) continue;
    auto& projection = static_cast<BoundProjection&>(*clause);
    if (projection.aggregation.has_value()) {
      projection.aggregation->is_global = projection.aggregation->keys.empty();
    }
    for (const VariableId id : carried) {
      const std::string& name = statement_.variables.entries[id].name;
      const ProjectionItem item{MakeVariable(id, name, false, types_[id], {}), id, name};
      if (projection.aggregation.has_value()) AddOnce(item, &projection.aggregation->keys);
      if (!projection.is_return) AddOnce(item, &projection.items);
    }
  }
}

}  // namespace wenmai::query
