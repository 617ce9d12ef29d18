#include "query/expressions/subquery.h"

#include "query/expressions/evaluation_context.h"

namespace wenmai::query {
namespace {

TypeSet SubqueryTypes(SubqueryKind kind) {
  switch (kind) {
    case SubqueryKind::kExists:
      return TypeBit(graph::ValueKind::kBoolean);
    case SubqueryKind::kCount:
      return TypeBit(graph::ValueKind::kInteger);
    case SubqueryKind::kCollect:
      return TypeBit(graph::ValueKind::kList);
  }
  return kAnyType;
}

}  // namespace

SubqueryExpression::SubqueryExpression(SubqueryKind kind,
                                       std::shared_ptr<const BoundQuery> bound_query,
                                       SourcePlace place)
    : Expression(ExpressionKind::kSubquery, place, SubqueryTypes(kind)),
      subquery_kind(kind),
      query(std::move(bound_query)) {}

Value SubqueryExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  return context.subqueries->Run(subquery_kind, *query, row, context);
}

std::string SubqueryExpression::ToString() const {
  switch (subquery_kind) {
    case SubqueryKind::kExists:
      return "EXISTS { … }";
    case SubqueryKind::kCount:
      return "COUNT { … }";
    case SubqueryKind::kCollect:
      return "COLLECT { … }";
  }
  return "";
}

ExpressionPtr MakeSubquery(SubqueryKind kind, std::shared_ptr<const BoundQuery> query,
                           SourcePlace place) {
  return std::make_shared<SubqueryExpression>(kind, std::move(query), place);
}

}  // namespace wenmai::query
