// Reading clauses: MATCH, UNWIND, LOAD CSV.
#include "query/binder/bind_error.h"
#include "query/binder/pattern_binder.h"
#include "query/binder/statement_binder.h"

namespace wenmai::query {

using graph::ValueKind;

std::unique_ptr<BoundClause> StatementBinder::BindMatch(const ast::Match& match) {
  PatternBinder pattern(this, match.is_optional ? PatternBinder::Use::kOptionalMatch
                                                : PatternBinder::Use::kMatch);
  for (const ast::PathPattern& path : match.paths) pattern.AddPath(path);
  auto result = std::make_unique<BoundMatch>();
  result->is_optional = match.is_optional;
  result->pattern = pattern.Finish();
  result->selection = pattern.selection();
  std::vector<ExpressionPtr>& predicates =
      result->selection ? result->selection->predicates : result->pattern.predicates;
  if (match.where != nullptr) BindConjuncts(*match.where, &predicates);
  return result;
}

std::unique_ptr<BoundClause> StatementBinder::BindUnwind(const ast::Unwind& unwind) {
  auto result = std::make_unique<BoundUnwind>();
  result->list = BindExpression(*unwind.list);
  // What is no list is unwound as if it were the only element of one.
  const TypeSet types = result->list->types();
  const TypeSet list = TypeBit(ValueKind::kList);
  const TypeSet element_types =
      (types & list) != 0 ? ElementTypesOf(*result->list) | (types & ~(list | kNullType)) : types;
  result->variable = Declare(unwind.variable, VariableKind::kValue, element_types).id;
  return result;
}

std::unique_ptr<BoundClause> StatementBinder::BindLoadCsv(const ast::LoadCsv& load) {
  auto result = std::make_unique<BoundLoadCsv>();
  result->url = BindExpression(*load.url);
  if ((result->url->types() & TypeBit(ValueKind::kString)) == 0) {
    ThrowBindError("InvalidArgumentType", "LOAD CSV reads from a URL or path", load.url->span);
  }
  result->with_headers = load.with_headers;
  if (load.field_terminator.has_value()) {
    if (load.field_terminator->size() != 1) {
      ThrowBindError("InvalidArgumentType", "FIELDTERMINATOR is one ASCII character", load.span);
    }
    result->field_terminator = *load.field_terminator;
  }
  const ValueKind row = load.with_headers ? ValueKind::kMap : ValueKind::kList;
  result->variable = Declare(load.variable, VariableKind::kValue, TypeBit(row)).id;
  return result;
}

}  // namespace wenmai::query
