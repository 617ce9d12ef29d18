// `node.key op constant` on the column cache: numbers, dates and texts are compared where they lie.
#pragma once

#include <vector>

#include "query/expressions/expression.h"

namespace wenmai::query {

// As EvaluateBatch of the comparison. False, with nothing done, where the cache is of no use: see
// PropertyPlaces. REQUIRES: `op` compares or searches.
bool ComparePropertyBatch(BinaryOperator op, const Expression& property, const Value& constant,
                          const RowBatch& batch, EvaluationContext& context,
                          std::vector<Value>* results);

}  // namespace wenmai::query
