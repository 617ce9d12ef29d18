#include "query/expressions/expression.h"

#include <algorithm>

#include "query/binder/bound_query.h"
#include "query/expressions/function_call.h"
#include "query/expressions/list_comprehension.h"
#include "query/expressions/quantifier.h"
#include "query/expressions/reduce.h"
#include "query/expressions/subquery.h"
#include "query/expressions/variable.h"
#include "query/functions/function.h"

namespace wenmai::query {
namespace {

// Collects the variables that an expression reads and those that it binds itself.
void CollectVariables(const Expression& expression, std::vector<VariableId>* read,
                      std::vector<VariableId>* bound) {
  switch (expression.kind()) {
    case ExpressionKind::kVariable: {
      const auto& variable = static_cast<const VariableExpression&>(expression);
      if (!variable.is_local) read->push_back(variable.id);
      break;
    }
    case ExpressionKind::kSubquery: {
      const auto& imports = static_cast<const SubqueryExpression&>(expression).query->imports;
      read->insert(read->end(), imports.begin(), imports.end());
      break;
    }
    case ExpressionKind::kListComprehension:
      bound->push_back(static_cast<const ListComprehensionExpression&>(expression).local);
      break;
    case ExpressionKind::kQuantifier:
      bound->push_back(static_cast<const QuantifierExpression&>(expression).local);
      break;
    case ExpressionKind::kReduce:
      bound->push_back(static_cast<const ReduceExpression&>(expression).local);
      bound->push_back(static_cast<const ReduceExpression&>(expression).accumulator);
      break;
    default:
      break;
  }
  for (const Expression* child : expression.children()) CollectVariables(*child, read, bound);
}

}  // namespace

void Expression::EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                               std::vector<Value>* results) const {
  const size_t count = batch.live_count();
  results->resize(count);
  for (size_t i = 0; i < count; ++i) {
    (*results)[i] = Evaluate(RowRef{&batch, batch.live_row(i)}, context);
  }
}

std::vector<VariableId> ReferencedVariables(const Expression& expression) {
  std::vector<VariableId> read, bound;
  CollectVariables(expression, &read, &bound);
  std::sort(read.begin(), read.end());
  read.erase(std::unique(read.begin(), read.end()), read.end());
  // A subquery may import the local of a comprehension around it, which is no column.
  std::erase_if(read, [&bound](VariableId id) {
    return std::find(bound.begin(), bound.end(), id) != bound.end();
  });
  return read;
}

bool IsDeterministic(const Expression& expression) {
  if (expression.kind() == ExpressionKind::kFunctionCall &&
      !static_cast<const FunctionCallExpression&>(expression).function->is_deterministic) {
    return false;
  }
  const std::vector<const Expression*> children = expression.children();
  return std::all_of(children.begin(), children.end(),
                     [](const Expression* child) { return IsDeterministic(*child); });
}

}  // namespace wenmai::query
