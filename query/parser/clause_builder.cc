// Clauses, queries and statements.
#include <utility>

#include "query/parser/ast_builder.h"
#include "query/parser/literal.h"
#include "query/parser/syntax_error.h"

namespace wenmai::query {

using ast::ClausePtr;

ast::Statement AstBuilder::BuildStatement(Grammar::StatementContext* tree) {
  ast::Statement statement;
  if (tree->prefix != nullptr) {
    statement.mode = tree->prefix->getType() == Grammar::EXPLAIN ? StatementMode::kExplain
                                                                 : StatementMode::kProfile;
  }
  if (tree->query() != nullptr) {
    statement.query = BuildQuery(tree->query());
  } else {
    statement.schema = std::make_shared<SchemaCommand>(BuildSchema(tree->schemaCommand()));
  }
  return statement;
}

std::unique_ptr<ast::Query> AstBuilder::BuildQuery(Grammar::QueryContext* tree) {
  auto query = std::make_unique<ast::Query>();
  query->span = SpanOf(tree);
  const auto unions = tree->unionBranch();
  CheckChain(unions.size(), "UNIONs", query->span);
  query->branches.push_back(BuildSingleQuery(tree->singleQuery()));
  for (Grammar::UnionBranchContext* branch : unions) {
    query->union_all.push_back(branch->ALL() != nullptr);
    query->branches.push_back(BuildSingleQuery(branch->singleQuery()));
  }
  return query;
}

ast::SingleQuery AstBuilder::BuildSingleQuery(Grammar::SingleQueryContext* tree) {
  ast::SingleQuery query;
  query.span = SpanOf(tree);
  const auto clauses = tree->clause();
  CheckChain(clauses.size(), "clauses", query.span);
  for (Grammar::ClauseContext* clause : clauses) {
    query.clauses.push_back(BuildClause(clause));
    if (clause->showClause() != nullptr) {
      AddShowTail(clause->showClause(), clause == clauses.back(), &query);
    }
  }
  return query;
}

ClausePtr AstBuilder::BuildClause(Grammar::ClauseContext* tree) {
  if (tree->matchClause() != nullptr) return BuildMatch(tree->matchClause());
  if (tree->unwindClause() != nullptr) return BuildUnwind(tree->unwindClause());
  if (tree->withClause() != nullptr) return BuildWith(tree->withClause());
  if (tree->returnClause() != nullptr) return BuildReturn(tree->returnClause());
  if (tree->createClause() != nullptr) return BuildCreate(tree->createClause());
  if (tree->mergeClause() != nullptr) return BuildMerge(tree->mergeClause());
  if (tree->setClause() != nullptr) {
    auto clause = std::make_unique<ast::Set>(SpanOf(tree));
    clause->items = BuildSetItems(tree->setClause());
    return clause;
  }
  if (tree->removeClause() != nullptr) return BuildRemove(tree->removeClause());
  if (tree->deleteClause() != nullptr) return BuildDelete(tree->deleteClause());
  if (tree->callProcedureClause() != nullptr) {
    return BuildCallProcedure(tree->callProcedureClause());
  }
  if (tree->callSubqueryClause() != nullptr) return BuildCallSubquery(tree->callSubqueryClause());
  if (tree->foreachClause() != nullptr) return BuildForeach(tree->foreachClause());
  if (tree->loadCsvClause() != nullptr) return BuildLoadCsv(tree->loadCsvClause());
  if (tree->letClause() != nullptr) return BuildLet(tree->letClause());
  if (tree->filterClause() != nullptr) return BuildFilter(tree->filterClause());
  if (tree->finishClause() != nullptr) return std::make_unique<ast::Finish>(SpanOf(tree));
  return BuildShow(tree->showClause());
}

ast::ExpressionPtr AstBuilder::BuildWhere(Grammar::WhereContext* tree) {
  return tree == nullptr ? nullptr : BuildExpression(tree->expression());
}

ClausePtr AstBuilder::BuildMatch(Grammar::MatchClauseContext* tree) {
  auto clause = std::make_unique<ast::Match>(SpanOf(tree));
  clause->is_optional = tree->OPTIONAL() != nullptr;
  CheckChain(tree->pattern()->pathPattern().size(), "paths", clause->span);
  clause->paths = BuildPattern(tree->pattern());
  clause->where = BuildWhere(tree->where());
  return clause;
}

ClausePtr AstBuilder::BuildUnwind(Grammar::UnwindClauseContext* tree) {
  auto clause = std::make_unique<ast::Unwind>(SpanOf(tree));
  clause->list = BuildExpression(tree->expression());
  clause->variable = BuildName(tree->variable());
  return clause;
}

ClausePtr AstBuilder::BuildWith(Grammar::WithClauseContext* tree) {
  auto clause = BuildProjection(tree->projection(), SpanOf(tree));
  clause->where = BuildWhere(tree->where());
  return clause;
}

ClausePtr AstBuilder::BuildReturn(Grammar::ReturnClauseContext* tree) {
  auto clause = BuildProjection(tree->projection(), SpanOf(tree));
  clause->is_return = true;
  return clause;
}

std::unique_ptr<ast::Projection> AstBuilder::BuildProjection(Grammar::ProjectionContext* tree,
                                                             const ast::Span& span) {
  auto clause = std::make_unique<ast::Projection>(span);
  clause->is_distinct = tree->DISTINCT() != nullptr;
  clause->has_star = tree->projectionItems()->STAR() != nullptr;
  for (Grammar::ProjectionItemContext* item : tree->projectionItems()->projectionItem()) {
    ast::ProjectionItem& result = clause->items.emplace_back();
    result.span = SpanOf(item->expression());
    result.expression = BuildExpression(item->expression());
    if (item->variable() != nullptr) result.alias = BuildName(item->variable());
  }
  BuildOrder(tree->orderBy(), tree->skip(), tree->limit(), clause.get());
  return clause;
}

void AstBuilder::BuildOrder(Grammar::OrderByContext* order_by, Grammar::SkipContext* skip,
                            Grammar::LimitContext* limit, ast::Projection* clause) {
  if (order_by != nullptr) {
    for (Grammar::SortItemContext* item : order_by->sortItem()) {
      clause->order_by.push_back(
          {BuildExpression(item->expression()), item->descending != nullptr});
    }
  }
  if (skip != nullptr) clause->skip = BuildExpression(skip->expression());
  if (limit != nullptr) clause->limit = BuildExpression(limit->expression());
}

// `LET x = 1` is `WITH *, 1 AS x`.
ClausePtr AstBuilder::BuildLet(Grammar::LetClauseContext* tree) {
  auto clause = std::make_unique<ast::Projection>(SpanOf(tree));
  clause->has_star = true;
  for (Grammar::LetItemContext* item : tree->letItem()) {
    ast::ProjectionItem& result = clause->items.emplace_back();
    result.span = SpanOf(item->expression());
    result.expression = BuildExpression(item->expression());
    result.alias = BuildName(item->variable());
  }
  return clause;
}

// `FILTER x > 1` is `WITH * WHERE x > 1`.
ClausePtr AstBuilder::BuildFilter(Grammar::FilterClauseContext* tree) {
  auto clause = std::make_unique<ast::Projection>(SpanOf(tree));
  clause->has_star = true;
  clause->where = BuildExpression(tree->expression());
  return clause;
}

ClausePtr AstBuilder::BuildCreate(Grammar::CreateClauseContext* tree) {
  auto clause = std::make_unique<ast::Create>(SpanOf(tree));
  clause->paths = BuildPattern(tree->pattern());
  return clause;
}

ClausePtr AstBuilder::BuildMerge(Grammar::MergeClauseContext* tree) {
  auto clause = std::make_unique<ast::Merge>(SpanOf(tree));
  clause->path = BuildPath(tree->pathPattern());
  for (Grammar::MergeActionContext* action : tree->mergeAction()) {
    auto& items = action->on->getType() == Grammar::CREATE ? clause->on_create : clause->on_match;
    for (ast::SetItem& item : BuildSetItems(action->setClause())) items.push_back(std::move(item));
  }
  return clause;
}

std::vector<ast::SetItem> AstBuilder::BuildSetItems(Grammar::SetClauseContext* tree) {
  std::vector<ast::SetItem> items;
  for (Grammar::SetItemContext* item : tree->setItem()) {
    ast::SetItem& result = items.emplace_back();
    if (item->labelNames() != nullptr) {
      result.kind = ast::SetKind::kLabels;
      result.target = BuildVariable(item->variable());
      result.labels = BuildLabelNames(item->labelNames());
      continue;
    }
    result.kind = item->op->getType() == Grammar::EQUAL ? ast::SetKind::kAssign
                                                        : ast::SetKind::kMerge;
    result.target = BuildTarget(item->propertyTarget());
    result.value = BuildExpression(item->expression());
  }
  return items;
}

ast::ExpressionPtr AstBuilder::BuildTarget(Grammar::PropertyTargetContext* tree) {
  ast::ExpressionPtr target = tree->variable() != nullptr ? BuildVariable(tree->variable())
                                                          : BuildExpression(tree->expression());
  const auto steps = tree->propertyStep();
  CheckChain(steps.size(), "properties", SpanOf(tree));
  for (Grammar::PropertyStepContext* step : steps) {
    if (step->name() != nullptr) {
      target = std::make_unique<ast::Property>(std::move(target), BuildName(step->name()).text,
                                               SpanOf(tree));
    } else {
      target = std::make_unique<ast::Subscript>(std::move(target),
                                                BuildExpression(step->expression()), SpanOf(tree));
    }
  }
  return target;
}

ClausePtr AstBuilder::BuildRemove(Grammar::RemoveClauseContext* tree) {
  auto clause = std::make_unique<ast::Remove>(SpanOf(tree));
  for (Grammar::RemoveItemContext* item : tree->removeItem()) {
    ast::RemoveItem& result = clause->items.emplace_back();
    if (item->labelNames() != nullptr) {
      result.target = BuildVariable(item->variable());
      result.labels = BuildLabelNames(item->labelNames());
      continue;
    }
    result.target = BuildTarget(item->propertyTarget());
    if (item->propertyTarget()->propertyStep().empty()) {
      ThrowSyntaxError("UnexpectedSyntax", "REMOVE takes a property or a label; a node is taken away by DELETE", SpanOf(item));
    }
  }
  return clause;
}

ClausePtr AstBuilder::BuildDelete(Grammar::DeleteClauseContext* tree) {
  auto clause = std::make_unique<ast::Delete>(SpanOf(tree));
  clause->is_detach = tree->DETACH() != nullptr;
  for (Grammar::ExpressionContext* target : tree->expression()) {
    clause->targets.push_back(BuildExpression(target));
  }
  return clause;
}

ClausePtr AstBuilder::BuildForeach(Grammar::ForeachClauseContext* tree) {
  auto clause = std::make_unique<ast::Foreach>(SpanOf(tree));
  clause->variable = BuildName(tree->variable());
  clause->list = BuildExpression(tree->expression());
  CheckChain(tree->clause().size(), "clauses", clause->span);
  for (Grammar::ClauseContext* update : tree->clause()) {
    clause->updates.push_back(BuildClause(update));
  }
  return clause;
}

ClausePtr AstBuilder::BuildLoadCsv(Grammar::LoadCsvClauseContext* tree) {
  auto clause = std::make_unique<ast::LoadCsv>(SpanOf(tree));
  clause->with_headers = tree->HEADERS() != nullptr;
  clause->url = BuildExpression(tree->expression());
  clause->variable = BuildName(tree->variable());
  if (Grammar::StringLiteralContext* terminator = tree->stringLiteral()) {
    clause->field_terminator = ParseString(Text(terminator->getStart()), SpanOf(terminator));
  }
  return clause;
}

}  // namespace wenmai::query
