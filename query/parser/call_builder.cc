// CALL of procedures and of subqueries, and SHOW.
#include <utility>

#include "query/parser/ast_builder.h"

namespace wenmai::query {

using ast::ClausePtr;

ClausePtr AstBuilder::BuildCallProcedure(Grammar::CallProcedureClauseContext* tree) {
  auto clause = std::make_unique<ast::CallProcedure>(SpanOf(tree));
  clause->is_optional = tree->OPTIONAL() != nullptr;
  clause->procedure = BuildQualifiedName(tree->qualifiedName());
  if (Grammar::CallArgumentsContext* arguments = tree->callArguments()) {
    clause->has_arguments = true;
    for (Grammar::ExpressionContext* argument : arguments->expression()) {
      clause->arguments.push_back(BuildExpression(argument));
    }
  }
  if (tree->yieldItems() != nullptr) clause->yield = BuildYield(tree->yieldItems());
  return clause;
}

ast::Yield AstBuilder::BuildYield(Grammar::YieldItemsContext* tree) {
  ast::Yield yield;
  yield.has_star = tree->STAR() != nullptr;
  yield.items = BuildYieldItems(tree->yieldItem());
  yield.where = BuildWhere(tree->where());
  return yield;
}

std::vector<ast::YieldItem> AstBuilder::BuildYieldItems(
    const std::vector<Grammar::YieldItemContext*>& trees) {
  std::vector<ast::YieldItem> items;
  for (Grammar::YieldItemContext* tree : trees) {
    ast::YieldItem& item = items.emplace_back();
    item.column = BuildName(tree->name());
    if (tree->variable() != nullptr) item.alias = BuildName(tree->variable());
  }
  return items;
}

ClausePtr AstBuilder::BuildCallSubquery(Grammar::CallSubqueryClauseContext* tree) {
  auto clause = std::make_unique<ast::CallSubquery>(SpanOf(tree));
  clause->is_optional = tree->OPTIONAL() != nullptr;
  if (Grammar::ImportListContext* imports = tree->importList()) {
    clause->has_import_list = true;
    clause->imports_all = imports->STAR() != nullptr;
    for (Grammar::VariableContext* variable : imports->variable()) {
      clause->imports.push_back(BuildName(variable));
    }
  }
  clause->query = BuildQuery(tree->query());
  if (Grammar::InTransactionsContext* transactions = tree->inTransactions()) {
    clause->is_in_transactions = true;
    clause->transaction_rows = BuildOptional(transactions->expression());
    if (transactions->CONTINUE() != nullptr) clause->on_error = BatchFailure::kContinue;
    if (transactions->BREAK() != nullptr) clause->on_error = BatchFailure::kBreak;
    if (transactions->variable() != nullptr) clause->status = BuildName(transactions->variable());
  }
  return clause;
}

ClausePtr AstBuilder::BuildShow(Grammar::ShowClauseContext* tree) {
  auto clause = std::make_unique<ast::Show>(SpanOf(tree));
  switch (tree->what->getType()) {
    case Grammar::INDEX:
    case Grammar::INDEXES: clause->what = "INDEXES"; break;
    case Grammar::CONSTRAINT:
    case Grammar::CONSTRAINTS: clause->what = "CONSTRAINTS"; break;
    case Grammar::PROCEDURE:
    case Grammar::PROCEDURES: clause->what = "PROCEDURES"; break;
    default: clause->what = "FUNCTIONS"; break;
  }
  if (Grammar::ShowYieldContext* yield = tree->showYield()) {
    clause->yield.emplace();
    clause->yield->has_star = yield->STAR() != nullptr;
    clause->yield->items = BuildYieldItems(yield->yieldItem());
  } else if (tree->where() != nullptr) {
    clause->yield.emplace();
    clause->yield->has_star = true;
    clause->yield->where = BuildWhere(tree->where());
  }
  return clause;
}

// `YIELD … ORDER BY … SKIP … LIMIT … WHERE …` is what a WITH says of the rows, and, if nothing
// follows, a RETURN of them.
void AstBuilder::AddShowTail(Grammar::ShowClauseContext* tree, bool is_last,
                             ast::SingleQuery* query) {
  Grammar::ShowYieldContext* yield = tree->showYield();
  if (yield == nullptr) return;
  const bool has_order = yield->orderBy() != nullptr || yield->skip() != nullptr ||
                         yield->limit() != nullptr;
  if (!has_order && is_last) {
    static_cast<ast::Show&>(*query->clauses.back()).yield->where = BuildWhere(yield->where());
    return;
  }
  auto clause = std::make_unique<ast::Projection>(SpanOf(yield));
  clause->has_star = true;
  BuildOrder(yield->orderBy(), yield->skip(), yield->limit(), clause.get());
  clause->where = BuildWhere(yield->where());
  query->clauses.push_back(std::move(clause));
  if (!is_last) return;
  auto result = std::make_unique<ast::Projection>(SpanOf(yield));
  result->is_return = true;
  result->has_star = true;
  query->clauses.push_back(std::move(result));
}

}  // namespace wenmai::query
