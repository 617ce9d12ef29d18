// Subqueries in expressions: EXISTS, COUNT, COLLECT, patterns as conditions, pattern
// comprehensions, shortestPath(). Each becomes a query of its own that reads the columns of the row
// around it.
#include <fmt/format.h>

#include "query/binder/bind_error.h"
#include "query/binder/pattern_binder.h"
#include "query/binder/statement_binder.h"

namespace wenmai::query {

// Inside a subquery nothing of the expression around it holds: its projections aggregate anew.
class StatementBinder::SubqueryScope {
 public:
  explicit SubqueryScope(StatementBinder* binder)
      : entered_(&binder->scope_, &scope),
        no_sink_(&binder->sink_, nullptr),
        not_in_aggregate_(&binder->is_in_aggregate_, false),
        no_substitutions_(&binder->substitutions_, nullptr) {
    scope.outer = entered_.saved();
  }

  Scope scope;

 private:
  Restore<Scope*> entered_;
  Restore<AggregateSink*> no_sink_;
  Restore<bool> not_in_aggregate_;
  Restore<const Substitutions*> no_substitutions_;
};

// Puts what the query reads from outside where its branches find it.
std::shared_ptr<const BoundQuery> StatementBinder::FinishSubquery(const Scope& inner,
                                                                  BoundQuery query) {
  for (BoundBranch& branch : query.branches) {
    CarryImports(inner, &branch);
    for (const auto& [local, column] : inner.captures) {
      auto unwind = std::make_unique<BoundUnwind>();
      const std::string& name = statement_.variables.entries[local.id].name;
      unwind->list = MakeList({MakeReference(local, name, {})}, {});
      unwind->variable = column.id;
      branch.clauses.insert(branch.clauses.begin(), std::move(unwind));
    }
  }
  query.imports = inner.imports;
  return std::make_shared<const BoundQuery>(std::move(query));
}

ExpressionPtr StatementBinder::BindSubquery(const ast::Subquery& subquery) {
  SubqueryScope inner(this);
  BoundQuery query = BindQuery(*subquery.query, QueryUse::kExpression);
  if (subquery.subquery == SubqueryKind::kCollect && query.columns.size() != 1) {
    ThrowBindError("UnexpectedSyntax", "COLLECT { … } must return exactly one column",
                   subquery.span);
  }
  return MakeSubquery(subquery.subquery, FinishSubquery(inner.scope, std::move(query)),
                      PlaceOf(subquery.span));
}

std::unique_ptr<BoundMatch> StatementBinder::BindOnePath(const ast::PathPattern& path,
                                                         bool allows_new) {
  PatternBinder pattern(this, allows_new ? PatternBinder::Use::kMatch
                                         : PatternBinder::Use::kPredicate);
  pattern.AddPath(path);
  auto match = std::make_unique<BoundMatch>();
  match->pattern = pattern.Finish();
  return match;
}

ExpressionPtr StatementBinder::BindPatternPredicate(const ast::PatternPredicate& predicate) {
  SubqueryScope inner(this);
  BoundQuery query;
  query.branches.emplace_back().clauses.push_back(BindOnePath(*predicate.pattern, false));
  return MakeSubquery(SubqueryKind::kExists, FinishSubquery(inner.scope, std::move(query)),
                      PlaceOf(predicate.span));
}

ExpressionPtr StatementBinder::BindPatternComprehension(
    const ast::PatternComprehension& comprehension) {
  SubqueryScope inner(this);
  std::unique_ptr<BoundMatch> match = BindOnePath(*comprehension.pattern, true);
  if (comprehension.where != nullptr) {
    BindConjuncts(*comprehension.where, &match->pattern.predicates);
  }
  BoundQuery query;
  BoundBranch& branch = query.branches.emplace_back();
  branch.clauses.push_back(std::move(match));
  auto projection = std::make_unique<BoundProjection>();
  projection->is_return = true;
  ExpressionPtr value = BindExpression(*comprehension.projection);
  const Symbol column = NewAnonymous(VariableKind::kValue, value->types());
  const std::string name(Text(comprehension.projection->span));
  projection->items.push_back({std::move(value), column.id, name});
  branch.clauses.push_back(std::move(projection));
  branch.columns = query.columns = {column.id};
  query.column_names = {name};
  return MakeSubquery(SubqueryKind::kCollect, FinishSubquery(inner.scope, std::move(query)),
                      PlaceOf(comprehension.span));
}

// One path, or null: the first of the collected; allShortestPaths() gives the whole list.
ExpressionPtr StatementBinder::BindShortestPath(const ast::ShortestPath& shortest) {
  const SourcePlace place = PlaceOf(shortest.span);
  ExpressionPtr paths;
  {
    SubqueryScope inner(this);
    PatternBinder pattern(this, PatternBinder::Use::kMatch);
    const Symbol path = pattern.AddPath(*shortest.pattern);
    auto match = std::make_unique<BoundMatch>();
    match->pattern = pattern.Finish();
    auto projection = std::make_unique<BoundProjection>();
    projection->is_return = true;
    projection->items.push_back({MakeReference(path, "path", shortest.span), path.id, "path"});
    BoundQuery query;
    BoundBranch& branch = query.branches.emplace_back();
    branch.clauses.push_back(std::move(match));
    branch.clauses.push_back(std::move(projection));
    branch.columns = query.columns = {path.id};
    query.column_names = {"path"};
    paths = MakeSubquery(SubqueryKind::kCollect, FinishSubquery(inner.scope, std::move(query)),
                         place);
  }
  if (shortest.pattern->selector != ast::PathSelector::kShortest) return paths;
  return MakeSubscript(std::move(paths), MakeLiteral(Value::Integer(0), place), place);
}

}  // namespace wenmai::query
